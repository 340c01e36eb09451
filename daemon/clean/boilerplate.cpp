#include "clean/boilerplate.h"

#include "base/table.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace tocsin::clean {
namespace {

constexpr std::size_t short_paragraph = 240;  ///< bytes
constexpr std::size_t ending_size = 480;      ///< of a paragraph, searched for cuts
constexpr std::size_t key_size = 4;
constexpr std::size_t most_wild = 160;  ///< bytes a '*' may stand for
constexpr std::size_t sentence_size = 100;

bool is_alphanumeric(char letter) {
    return (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z');
}

bool is_word_byte(char letter) {
    return is_alphanumeric(letter) || static_cast<unsigned char>(letter) >= 0x80;
}

/// A phrase in letters ends where a word ends; Han, kana and signs need no space after them.
bool ends_word(std::string_view folded, std::size_t end) {
    if (end == 0 || end >= folded.size()) {
        return true;
    }
    const bool letter = is_alphanumeric(folded[end - 1]);
    const auto before = static_cast<std::uint8_t>(folded[end - 1]);
    if (!letter && before < 0x80) {
        return true;
    }
    if (!is_word_byte(folded[end])) {
        return true;
    }
    std::size_t at = end;
    const char32_t point = text::next(folded, at);
    return point >= 0x2E80 && point < 0xFB00;
}

/// The end of the phrase when it stands at `at`, or npos.
std::size_t match_at(std::string_view folded, std::size_t at, const std::vector<std::string>& parts) {
    const std::string& first = parts.front();
    const bool may_be = at + first.size() <= folded.size() && folded[at + first.size() - 1] == first.back();
    if (!may_be || folded.compare(at, first.size(), first) != 0) {
        return std::string_view::npos;
    }
    std::size_t end = at + parts.front().size();
    for (std::size_t part = 1; part < parts.size(); ++part) {
        const std::size_t found =
            folded.substr(0, end + most_wild + parts[part].size()).find(parts[part], end);
        if (found == std::string_view::npos) {
            return found;
        }
        end = found + parts[part].size();
    }
    return ends_word(folded, end) ? end : std::string_view::npos;
}

bool ends_sentence(std::string_view paragraph) {
    static constexpr std::string_view ends[] = {
        ".", "!", "?", "\"", "'", "”", "»", "’", "。", "！", "？", "」", "؟", "…", ")"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
        return paragraph.size() >= end.size() && paragraph.substr(paragraph.size() - end.size()) == end;
    });
}

/// From which paragraph on there are links and short lines, rather than an article going on.
std::size_t links_begin(const std::vector<std::string>& paragraphs) {
    std::size_t sentences = 0;
    std::size_t at = paragraphs.size();
    for (; at > 0 && sentences < 2; --at) {
        const std::string& paragraph = paragraphs[at - 1];
        sentences += paragraph.size() >= sentence_size && ends_sentence(paragraph) ? 1U : 0U;
    }
    return sentences < 2 ? 0 : at + 1;
}

}  // namespace

Result<Boilerplate> Boilerplate::load(const std::string& path) {
    const auto rows = read_table(path, 3);
    if (!rows) {
        return fail(rows.error());
    }
    Boilerplate made;
    for (const TableRow& row : *rows) {
        if (const Result<> added = made.add(row.fields); !added) {
            return fail(ErrorKind::malformed,
                        path + ":" + std::to_string(row.line) + ": " + added.error().what);
        }
    }
    return made;
}

Result<> Boilerplate::add(const std::vector<std::string>& fields) {
    static const std::unordered_map<std::string, Kind> kinds = {{"whole", Kind::whole},
                                                                {"line", Kind::line},
                                                                {"tail", Kind::tail},
                                                                {"cut", Kind::cut},
                                                                {"prefix", Kind::prefix}};
    if (fields[0] == "box" || fields[0] == "body") {
        (fields[0] == "box" ? boxes_ : bodies_).insert(fields[2]);
        return {};
    }
    if (fields[0] == "credit") {
        credits_.push_back(text::fold(fields[2]));
        return {};
    }
    const auto kind = kinds.find(fields[0]);
    if (kind == kinds.end()) {
        return fail(ErrorKind::malformed, "unknown kind \"" + fields[0] + "\"");
    }
    Phrase phrase;
    phrase.kind = kind->second;
    std::string_view words = fields[2];
    if (words.substr(0, 1) == "=") {
        words.remove_prefix(1);
        phrase.capitals = words;
    }
    while (true) {
        const std::size_t star = words.find('*');
        phrase.parts.push_back(text::fold(text::collapse_spaces(words.substr(0, star))));
        if (star == std::string_view::npos) {
            break;
        }
        words.remove_prefix(star + 1);
    }
    if (phrase.parts.front().size() < 1) {
        return fail(ErrorKind::malformed, "a phrase must begin with a word");
    }
    if (phrase.kind == Kind::cut) {
        cuts_[static_cast<std::uint8_t>(phrase.parts.front().front())].push_back(phrase);
    }
    by_start_[phrase.parts.front().substr(0, key_size)].push_back(std::move(phrase));
    return {};
}

bool Boilerplate::has_name(const Names& names, std::string_view class_names) {
    const auto known = [&](const std::string& word) { return !word.empty() && names.count(word) > 0; };
    std::string word;   // a part between signs or capitals
    std::string whole;  // the name without its signs
    char before = ' ';
    for (std::size_t at = 0; at <= class_names.size(); ++at) {
        const char letter = at < class_names.size() ? class_names[at] : ' ';
        const bool space = std::isspace(static_cast<unsigned char>(letter)) != 0;
        const bool sign = !space && std::isalnum(static_cast<unsigned char>(letter)) == 0;
        const bool hump = std::isupper(static_cast<unsigned char>(letter)) != 0 &&
                          std::islower(static_cast<unsigned char>(before)) != 0;
        if (space || sign || hump) {
            if (known(word)) {
                return true;
            }
            word.clear();
        }
        if (space) {
            if (known(whole)) {
                return true;
            }
            whole.clear();
        } else if (!sign) {
            const char low = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            word += low;
            whole += low;
        }
        before = letter;
    }
    return false;
}

Boilerplate::Kind Boilerplate::kind_of(std::string_view paragraph) const {
    if (paragraph.size() > short_paragraph) {
        return Kind::none;
    }
    const std::string folded = text::fold(paragraph);
    for (std::size_t length = 1; length <= std::min(key_size, folded.size()); ++length) {
        const auto found = by_start_.find(folded.substr(0, length));
        if (found == by_start_.end()) {
            continue;
        }
        for (const Phrase& phrase : found->second) {
            if (phrase.parts.front().size() > length && length < key_size) {
                continue;
            }
            const std::size_t end = match_at(folded, 0, phrase.parts);
            if (end == std::string::npos || phrase.kind == Kind::prefix) {
                continue;
            }
            if (phrase.kind == Kind::whole && end != folded.size()) {
                continue;
            }
            if (!phrase.capitals.empty() && paragraph.substr(0, phrase.capitals.size()) != phrase.capitals) {
                continue;
            }
            return phrase.kind;
        }
    }
    const bool credit = std::any_of(credits_.begin(), credits_.end(), [&](const std::string& end) {
        return folded.size() >= end.size() &&
               folded.compare(folded.size() - end.size(), end.size(), end) == 0;
    });
    return credit ? Kind::credit : Kind::none;
}

std::size_t Boilerplate::cut_of(std::string_view paragraph) const {
    std::size_t skipped = paragraph.size() - std::min(ending_size, paragraph.size());
    while (skipped < paragraph.size() && (static_cast<std::uint8_t>(paragraph[skipped]) & 0xC0U) == 0x80U) {
        ++skipped;
    }
    const text::Folded folded = text::fold_with_places(paragraph.substr(skipped));
    const std::string_view text = folded.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside_word = at > 0 && is_alphanumeric(text[at]) && is_word_byte(text[at - 1]);
        if (inside_word) {
            continue;
        }
        const std::vector<Phrase>& phrases = cuts_[static_cast<std::uint8_t>(text[at])];
        if (std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
                return match_at(text, at, phrase.parts) != std::string::npos;
            })) {
            return skipped + folded.origin[at];
        }
    }
    return std::string::npos;
}

std::size_t Boilerplate::prefix_of(std::string_view paragraph) const {
    const text::Folded folded = text::fold_with_places(text::cut(paragraph, 64));
    const auto found = by_start_.find(folded.text.substr(0, key_size));
    if (found == by_start_.end()) {
        return 0;
    }
    for (const Phrase& phrase : found->second) {
        if (phrase.kind != Kind::prefix) {
            continue;
        }
        const std::size_t end = match_at(folded.text, 0, phrase.parts);
        if (end != std::string::npos) {
            return end < folded.origin.size() ? folded.origin[end] : paragraph.size();
        }
    }
    return 0;
}

std::vector<std::string> Boilerplate::strip(std::vector<std::string> paragraphs) const {
    const std::size_t links = links_begin(paragraphs);
    std::vector<std::string> kept;
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        std::string& paragraph = paragraphs[at];
        const bool near_end = at + 1 >= links;
        if (kept.empty()) {
            paragraph.erase(0, prefix_of(paragraph));
        }
        const Kind kind = kind_of(paragraph);
        const bool closes = (kind == Kind::tail || kind == Kind::cut) && !kept.empty();
        if (closes && near_end) {
            break;
        }
        if (kind != Kind::none) {
            continue;
        }
        const std::size_t cut = near_end ? cut_of(paragraph) : std::string::npos;
        if (cut != std::string::npos) {
            paragraph.resize(cut);
        }
        paragraph = text::collapse_spaces(paragraph);
        if (!paragraph.empty()) {
            kept.push_back(std::move(paragraph));
        }
        if (cut != std::string::npos && !kept.empty()) {
            break;
        }
    }
    return kept;
}

}  // namespace tocsin::clean
