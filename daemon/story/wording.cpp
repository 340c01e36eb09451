#include "story/wording.h"

#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tocsin::story {
namespace {

constexpr std::size_t shortest_stem = 4;   ///< bytes
constexpr std::size_t longest_ending = 8;  ///< bytes: two to four letters
constexpr unsigned most_ascii = 0x80;

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

/// What Latin letters add to a name for its case, or for who is from there: "Wittstocker".
bool is_latin_ending(std::string_view ending) {
    static constexpr std::array<std::string_view, 30> endings = {
        "s",   "er",  "ers", "ern", "erin", "es",  "en",  "e",    "a",  "u",
        "y",   "i",   "in",  "n",   "em",   "om",  "ie",  "ou",   "ul", "ului",
        "nak", "nek", "ban", "ben", "lla",  "ssa", "sta", "ista", "de", "da"};
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Of a short name only a short ending.
bool is_form(std::string_view word, std::string_view stem) {
    if (stem.size() < shortest_stem || !word.starts_with(stem) ||
        word.size() - stem.size() > std::min(longest_ending, stem.size() / 2)) {
        return false;
    }
    const std::string_view ending = word.substr(stem.size());
    const bool latin = std::all_of(
        word.begin(), word.end(), [](char byte) { return static_cast<unsigned char>(byte) < most_ascii; });
    return ending.empty() || !latin || is_latin_ending(ending);
}

/// Whether a headline capitalises nearly every word, so that capitals say nothing.
bool is_title_case(const text::Tokens& tokens) {
    const auto capitals = std::count_if(
        tokens.list.begin(), tokens.list.end(), [](const text::Token& token) { return token.capitalised; });
    return static_cast<std::size_t>(capitals) * 2 > tokens.list.size() + 2;
}

}  // namespace

const Wording::Words& Wording::words() const {
    if (words_) {
        return *words_;
    }
    words_.emplace();
    for (const std::string* text : {&article_.title, &article_.text}) {
        const text::Tokens tokens = text::tokenise(*text);
        const bool names_go_on = article_.language != "de" && !is_title_case(tokens);
        for (std::size_t at = 0; at < std::min(tokens.list.size(), most_); ++at) {
            const text::Token& token = tokens.list[at];
            if (text::is_character(token.script)) {
                words_->characters += tokens.word(token);
            } else if (token.capitalised || !has_capitals(token.script)) {
                const bool goes_on = names_go_on && at + 1 < tokens.list.size() &&
                                     tokens.list[at + 1].capitalised &&
                                     tokens.list[at + 1].start == token.end + 1;
                words_->list.push_back({std::string(tokens.word(token)),
                                        goes_on ? std::string(tokens.word(tokens.list[at + 1])) : ""});
            }
        }
        words_->characters += ' ';
    }
    std::sort(words_->list.begin(), words_->list.end(), [](const Word& one, const Word& other) {
        return std::tie(one.text, one.next) < std::tie(other.text, other.next);
    });
    return *words_;
}

const std::string* Wording::form_of(std::string_view word, std::string_view next) const {
    const std::vector<Word>& list = words().list;
    const auto before = [](const Word& one, std::string_view other) { return one.text < other; };
    // Another capitalised word behind makes another name of it: "Northern Ireland" is no "Northern Data".
    const auto fits = [&](const Word& said) {
        return said.next.empty() || next.empty() || said.next.starts_with(stem_of(next));
    };
    for (auto found = std::lower_bound(list.begin(), list.end(), word, before);
         found != list.end() && found->text == word;
         ++found) {
        if (fits(*found)) {
            return &found->text;
        }
    }
    const std::string_view stem = stem_of(word);
    for (auto found = std::lower_bound(list.begin(), list.end(), stem, before);
         found != list.end() && found->text.starts_with(stem);
         ++found) {
        if (is_form(found->text, stem) && fits(*found)) {
            return &found->text;
        }
    }
    return nullptr;
}

std::vector<std::string> Wording::saying(std::string_view name) const {
    const text::Tokens tokens = text::tokenise(name);
    std::vector<std::string> said;
    std::string characters;
    for (std::size_t at = 0; at < tokens.list.size(); ++at) {
        const std::string_view word = tokens.word(tokens.list[at]);
        if (text::is_character(tokens.list[at].script)) {
            characters += word;
            continue;
        }
        const bool first = said.empty() && at + 1 < tokens.list.size();
        if (const std::string* form =
                form_of(word, first ? tokens.word(tokens.list[at + 1]) : std::string_view())) {
            said.push_back(*form);
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
