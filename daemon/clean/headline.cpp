#include "clean/headline.h"

#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace tocsin::clean {
namespace {

constexpr double same_headline = 0.8;

constexpr std::array<std::string_view, 12> separators = {
    " - ", " | ", " – ", " — ", " :: ", " · ", " • ", " » ", "｜", " : ", ": ", "|"};

/// Tokens that make a headline rather than a name: three words or six characters.
bool is_long_enough(const text::Tokens& tokens, std::size_t count) {
    const bool han = !tokens.list.empty() && text::is_character(tokens.list.front().script);
    return count >= (han ? 6U : 3U);
}

std::string trim_signs(std::string_view text) {
    static constexpr std::string_view signs[] = {" ", "-", "|", ":", ",", "·", "•", "–", "—", "»", "｜", "/"};
    bool more = true;
    while (more) {
        more = false;
        for (const std::string_view sign : signs) {
            if (text.size() < sign.size() || text.substr(text.size() - sign.size()) != sign) {
                continue;
            }
            text.remove_suffix(sign.size());
            more = true;
        }
    }
    return std::string(text);
}

bool repeats(const text::Tokens& tokens, std::size_t period) {
    for (std::size_t at = period; at < tokens.list.size(); ++at) {
        if (tokens.word(tokens.list[at]) != tokens.word(tokens.list[at - period])) {
            return false;
        }
    }
    return true;
}

/// The words of a text, each once, in order. They live in `tokens`.
std::vector<std::string_view> words_of(const text::Tokens& tokens) {
    std::vector<std::string_view> words;
    words.reserve(tokens.list.size());
    for (const text::Token& token : tokens.list) {
        words.push_back(tokens.word(token));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Whether `words` name one of the outlets: "CBS News" in "CBS News - World" or in "cbsnews.com".
bool names_outlet(std::string_view words, const std::vector<std::string>& names) {
    const text::Tokens tokens = text::tokenise(words);
    if (tokens.list.empty() || tokens.list.size() > 8) {
        return false;
    }
    for (const std::string& name : names) {
        if (name.empty()) {
            continue;
        }
        const text::Tokens parts = text::tokenise(name);
        const std::vector<std::string_view> known = words_of(parts);
        const bool within =
            std::all_of(tokens.list.begin(), tokens.list.end(), [&](const text::Token& token) {
                return std::binary_search(known.begin(), known.end(), tokens.word(token));
            });
        const std::string host = text::fold(name);
        const bool is_host = tokens.folded.size() >= 3 && host.find(' ') == std::string::npos &&
                             host.find('.') != std::string::npos &&
                             host.find(tokens.folded) != std::string::npos;
        if (within || is_host) {
            return true;
        }
    }
    return false;
}

/// The text goes on as a new sentence: a capital, a figure, a sign or a script without capitals.
bool begins_anew(std::string_view rest) {
    if (rest.empty()) {
        return true;
    }
    std::size_t at = 0;
    while (at < rest.size() && rest[at] == ' ') {
        ++at;
    }
    if (at >= rest.size()) {
        return true;
    }
    const text::Tokens next = text::tokenise(rest.substr(at, 48));
    if (next.list.empty()) {
        return true;
    }
    if (std::ispunct(static_cast<unsigned char>(rest[at])) != 0) {
        return rest[at] != ',' && rest[at] != '\'';
    }
    return at > 0 && next.list.front().capitalised;
}

/// Bytes of `paragraph` taken by one saying of the headline; 0 = it does not begin so.
std::size_t headline_length(const text::Tokens& title, std::string_view paragraph) {
    const text::Tokens head = text::tokenise(paragraph.substr(0, title.folded.size() * 3 + 64));
    if (head.list.size() < title.list.size()) {
        return 0;
    }
    for (std::size_t at = 0; at < title.list.size(); ++at) {
        if (head.word(head.list[at]) != title.word(title.list[at])) {
            return 0;
        }
    }
    return head.list[title.list.size() - 1].end;
}

}  // namespace

std::string said_once(const std::string& title) {
    const text::Tokens tokens = text::tokenise(title);
    const std::size_t count = tokens.list.size();
    for (std::size_t times = 4; times >= 2; --times) {
        if (count % times != 0) {
            continue;
        }
        const std::size_t period = count / times;
        if (!is_long_enough(tokens, period) || !repeats(tokens, period)) {
            continue;
        }
        std::string once = title.substr(0, tokens.list[period].start);
        for (const std::string_view opening : {"\"", "'", "(", "“", "«", "„", "‘"}) {
            if (once.size() < opening.size()) {
                continue;
            }
            if (once.compare(once.size() - opening.size(), opening.size(), opening) != 0) {
                continue;
            }
            once.resize(once.size() - opening.size());
            break;
        }
        return trim_signs(once);
    }
    return title;
}

std::string without_outlet(const std::string& title, const std::vector<std::string>& names) {
    for (const std::string_view separator : separators) {
        const std::size_t last = title.rfind(separator);
        if (last != std::string::npos && last > 0 && separator != ": " &&
            names_outlet(std::string_view(title).substr(last + separator.size()), names)) {
            return trim_signs(title.substr(0, last));
        }
        const std::size_t first = title.find(separator);
        if (first != std::string::npos && first + separator.size() < title.size() &&
            names_outlet(std::string_view(title).substr(0, first), names)) {
            return text::collapse_spaces(title.substr(first + separator.size()));
        }
    }
    return title;
}

void drop_headline(const std::string& title, std::vector<std::string>& paragraphs) {
    const text::Tokens tokens = text::tokenise(title);
    if (tokens.list.empty()) {
        return;
    }
    while (!paragraphs.empty()) {
        std::string& first = paragraphs.front();
        if (first.size() < title.size() * 3 + 32 && word_overlap(title, first) >= same_headline) {
            paragraphs.erase(paragraphs.begin());
            continue;
        }
        if (!is_long_enough(tokens, tokens.list.size())) {
            return;
        }
        const std::size_t length = headline_length(tokens, first);
        if (length == 0) {
            return;
        }
        const std::string_view rest = std::string_view(first).substr(length);
        const bool again = headline_length(tokens, rest) > 0;
        if (!again && !begins_anew(rest)) {
            return;
        }
        std::size_t skip = 0;
        while (skip < rest.size() &&
               std::string_view(" .!?:;|-\"").find(rest[skip]) != std::string_view::npos) {
            ++skip;
        }
        first = std::string(rest.substr(skip));
        if (first.empty()) {
            paragraphs.erase(paragraphs.begin());
        }
    }
}

double word_overlap(std::string_view one, std::string_view other) {
    const text::Tokens left = text::tokenise(one);
    const text::Tokens right = text::tokenise(other);
    const std::vector<std::string_view> mine = words_of(left);
    const std::vector<std::string_view> theirs = words_of(right);
    if (mine.empty() || theirs.empty()) {
        return 0;
    }
    const auto common =
        static_cast<double>(std::count_if(mine.begin(), mine.end(), [&](std::string_view word) {
            return std::binary_search(theirs.begin(), theirs.end(), word);
        }));
    return common / (static_cast<double>(mine.size() + theirs.size()) - common);
}

}  // namespace tocsin::clean
