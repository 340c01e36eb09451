#include "story/wording.h"

#include "text/tokens.h"

#include <algorithm>

namespace tocsin::story {
namespace {

constexpr std::size_t shortest_stem = 4;   ///< bytes
constexpr std::size_t longest_ending = 8;  ///< bytes: two to four letters

bool has_capitals(text::Script script) {
    return script == text::Script::latin || script == text::Script::cyrillic || script == text::Script::greek;
}

/// Where a word may end and another ending begin: before a last vowel.
std::string_view stem_of(std::string_view word) {
    for (const std::string_view vowel :
         {"a", "e", "i", "o", "u", "y", "а", "е", "и", "о", "у", "ы", "я", "ь"}) {
        if (word.size() > shortest_stem + vowel.size() && word.ends_with(vowel)) {
            return word.substr(0, word.size() - vowel.size());
        }
    }
    return word;
}

/// Of a short name only a short ending.
bool is_form(std::string_view word, std::string_view stem) {
    return stem.size() >= shortest_stem && word.starts_with(stem) &&
           word.size() - stem.size() <= std::min(longest_ending, stem.size() / 2);
}

}  // namespace

const Wording::Words& Wording::words() const {
    if (words_) {
        return *words_;
    }
    words_.emplace();
    for (const std::string* text : {&article_.title, &article_.text}) {
        const text::Tokens tokens = text::tokenise(*text);
        for (std::size_t at = 0; at < std::min(tokens.list.size(), most_); ++at) {
            const text::Token& token = tokens.list[at];
            if (text::is_character(token.script)) {
                words_->characters += tokens.word(token);
            } else if (token.capitalised || !has_capitals(token.script)) {
                words_->list.emplace_back(tokens.word(token));
            }
        }
        words_->characters += ' ';
    }
    std::sort(words_->list.begin(), words_->list.end());
    return *words_;
}

std::vector<std::string> Wording::saying(std::string_view name) const {
    const text::Tokens tokens = text::tokenise(name);
    const std::vector<std::string>& list = words().list;
    std::vector<std::string> said;
    std::string characters;
    for (const text::Token& token : tokens.list) {
        const std::string_view word = tokens.word(token);
        if (text::is_character(token.script)) {
            characters += word;
            continue;
        }
        const std::string_view stem = stem_of(word);
        auto found = std::lower_bound(list.begin(), list.end(), word);
        if (found == list.end() || *found != word) {
            found = std::lower_bound(list.begin(), list.end(), stem);
            while (found != list.end() && found->starts_with(stem) && !is_form(*found, stem)) {
                ++found;
            }
        }
        if (found != list.end() && (*found == word || is_form(*found, stem))) {
            said.push_back(*found);
        } else if (said.empty()) {
            return {};
        }
    }
    if (!characters.empty()) {
        if (words().characters.find(characters) == std::string::npos) {
            return {};
        }
        said.push_back(characters);
    }
    return said;
}

bool Wording::says_all(std::string_view name) const {
    const text::Tokens tokens = text::tokenise(name);
    const std::size_t said = saying(name).size();
    const auto is_character = [](const text::Token& token) { return text::is_character(token.script); };
    const auto characters = std::count_if(tokens.list.begin(), tokens.list.end(), is_character);
    return said > 0 && (characters > 0 || said == tokens.list.size());
}

}  // namespace tocsin::story
