#include "match/term.h"

#include "text/tokens.h"
#include "text/utf8.h"

#include <algorithm>
#include <cctype>

namespace tocsin::match {
namespace {

constexpr std::size_t most_alternatives = 256;
constexpr std::size_t most_words = 64;
constexpr unsigned last_cased_lead = 0xD6;  ///< Latin, Greek, Cyrillic and Armenian lie below, in UTF-8

using text::Script;

std::string trimmed(std::string_view part) {
    while (!part.empty() && part.front() == ' ')
        part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ')
        part.remove_suffix(1);
    return std::string(part);
}

/// Replaces the innermost braces of `source` by each of its alternatives; false when there are none.
bool expand_once(const std::string& source, std::vector<std::string>& into) {
    const std::size_t close = source.find('}');
    const std::size_t open = source.rfind('{', close);
    if (close == std::string::npos || open == std::string::npos)
        return false;
    std::size_t from = open + 1;
    while (from <= close) {
        const std::size_t comma = std::min(source.find(',', from), close);
        into.push_back(source.substr(0, open) + trimmed(source.substr(from, comma - from)) +
                       source.substr(close + 1));
        from = comma + 1;
    }
    return true;
}

/// All ways to read the braces; empty when there are too many.
std::vector<std::string> expand(const std::string& source) {
    std::vector<std::string> done;
    std::vector<std::string> open{source};
    while (!open.empty()) {
        const std::string next = std::move(open.back());
        open.pop_back();
        std::vector<std::string> parts;
        if (!expand_once(next, parts))
            done.push_back(next);
        open.insert(open.end(), parts.rbegin(), parts.rend());
        if (open.size() + done.size() > most_alternatives)
            return {};
    }
    return done;
}

bool braces_balance(std::string_view source) {
    int depth = 0;
    for (const char letter : source) {
        depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

/// Appends the words of one hyphen-free stretch.
void add_stretch(std::string_view stretch, bool exact, Sequence& sequence) {
    const bool front = !stretch.empty() && stretch.front() == '*';
    if (front)
        stretch.remove_prefix(1);
    const bool back = !stretch.empty() && stretch.back() == '*';
    if (back)
        stretch.remove_suffix(1);
    const text::Tokens tokens = text::tokenise(stretch);
    for (std::size_t at = 0; at < tokens.list.size(); ++at) {
        const text::Token& token = tokens.list[at];
        const bool last = at + 1 == tokens.list.size();
        const bool paired =
            text::is_character(token.script) && !last && text::is_character(tokens.list[at + 1].script);
        const bool covered = text::is_character(token.script) && !paired && at > 0 &&
                             text::is_character(tokens.list[at - 1].script);
        WordPattern pattern;
        pattern.offset = sequence.length++;
        if (covered)
            continue;
        pattern.folded = std::string(tokens.word(token));
        if (paired)
            pattern.folded += tokens.word(tokens.list[at + 1]);
        pattern.open_front = front && at == 0 && !text::is_character(token.script);
        pattern.open_back =
            (back && last && !text::is_character(token.script)) || token.script == Script::hangul;
        if (exact && !text::is_character(token.script) && token.script != Script::hangul)
            pattern.exact = exact_letters(stretch.substr(token.start, token.end - token.start));
        sequence.patterns.push_back(std::move(pattern));
    }
}

Sequence sequence_of(std::string_view spelled) {
    Sequence sequence;
    std::size_t from = 0;
    while (from < spelled.size()) {
        std::size_t end = std::min(spelled.find(' ', from), spelled.size());
        std::string_view word = spelled.substr(from, end - from);
        from = end + 1;
        const bool exact = !word.empty() && word.front() == '=';
        if (exact)
            word.remove_prefix(1);
        while (!word.empty()) {
            end = std::min(word.find('-'), word.size());
            add_stretch(word.substr(0, end), exact, sequence);
            word.remove_prefix(std::min(end + 1, word.size()));
        }
    }
    return sequence;
}

/// A '*' that is not at the edge of a word, or a '=' not at its beginning.
bool has_stray_sign(std::string_view spelled) {
    const auto edge = [&](std::size_t at) {
        return at >= spelled.size() || spelled[at] == ' ' || spelled[at] == '-';
    };
    for (std::size_t at = 0; at < spelled.size(); ++at) {
        const bool first = at == 0 || edge(at - 1) || spelled[at - 1] == '=';
        if (spelled[at] == '*' && !first && !edge(at + 1))
            return true;
        if (spelled[at] == '=' && at > 0 && spelled[at - 1] != ' ')
            return true;
    }
    return false;
}

bool is_too_wide(const Sequence& sequence) {
    return std::any_of(sequence.patterns.begin(), sequence.patterns.end(), [](const WordPattern& pattern) {
        const bool hangul = static_cast<unsigned char>(pattern.folded[0]) >= 0xE1;
        return (pattern.open_front || (pattern.open_back && !hangul)) &&
               text::count_points(pattern.folded) < 2;
    });
}

}  // namespace

Term read_term(std::string_view source, const Complaint& complain) {
    Term term;
    term.source = std::string(source);
    if (!braces_balance(source)) {
        complain("the braces of \"" + term.source + "\" do not close", "write {center,centre}");
        return term;
    }
    const std::vector<std::string> spellings = expand(term.source);
    if (spellings.empty())
        complain("\"" + term.source + "\" has more than 256 alternatives", "split it into several terms");
    for (const std::string& spelled : spellings) {
        Sequence sequence = sequence_of(spelled);
        if (has_stray_sign(spelled)) {
            complain("\"" + spelled + "\": '*' and '=' stand at the edge of a word",
                     "write invest*, *zentrum or *zentr*; =AI");
        } else if (sequence.patterns.empty()) {
            complain("\"" + spelled + "\" holds no word", "");
        } else if (sequence.length > most_words) {
            complain("\"" + spelled + "\" is longer than 64 words", "");
        } else if (is_too_wide(sequence)) {
            complain("\"" + spelled + "\" would hit nearly every word", "give '*' two letters or more");
        } else {
            term.sequences.push_back(std::move(sequence));
            continue;
        }
        term.sequences.clear();
        return term;
    }
    return term;
}

std::string exact_letters(std::string_view original) {
    std::string letters;
    for (std::size_t at = 0; at < original.size();) {
        const char32_t point = text::next(original, at);
        if (point >= 0xFF01 && point <= 0xFF5E)
            text::append(letters, point - 0xFEE0);
        else if (point != '.' && point != 0xAD)
            text::append(letters, point);
    }
    return letters;
}

bool is_too_short(const Term& term) {
    return std::any_of(term.sequences.begin(), term.sequences.end(), [](const Sequence& sequence) {
        const WordPattern& first = sequence.patterns.front();
        const auto lead = static_cast<unsigned char>(first.folded[0]);
        return sequence.length == 1 && first.exact.empty() && !first.open_front && lead < last_cased_lead &&
               text::count_points(first.folded) < 3;
    });
}

}  // namespace tocsin::match
