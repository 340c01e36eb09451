// A text made ready for reading: folded code points, each knowing where it came from, cut into sentences.
#pragma once

#include "facts/alphabet.h"
#include "model/facts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

/// A stretch of folded text, from `start` up to `end`.
struct Stretch {
    std::uint32_t start = 0, end = 0;
};

/// A comma, colon or the like: clauses end there.
bool is_pause(char32_t point);

struct Reading {
    const Alphabet* alphabet = nullptr;
    std::u32string raw;                 ///< title + '\n' + body
    std::u32string text;                ///< folded; runs of blanks are one
    std::vector<std::uint32_t> origin;  ///< of each folded code point in `raw`; one more at the end
    std::uint32_t title_end = 0;        ///< in folded text; 0 = no title
    std::vector<Stretch> sentences;     ///< in order, without gaps

    CharClass class_at(std::uint32_t at) const {
        return at < text.size() ? alphabet->class_of(text[at]) : CharClass::line;
    }
    bool is_letter(std::uint32_t at) const { return class_at(at) == CharClass::letter; }
    bool is_digit(std::uint32_t at) const { return class_at(at) == CharClass::digit; }
    bool is_space(std::uint32_t at) const { return class_at(at) == CharClass::space; }

    /// Whether a word may begin (end) between `at - 1` and `at`.
    bool is_boundary(std::uint32_t at) const {
        return at == 0 || at >= text.size() || !is_letter(at) || !is_letter(at - 1);
    }
    std::uint32_t skip_space(std::uint32_t at) const { return is_space(at) ? at + 1 : at; }

    /// The original words and their place.
    std::string quote(Stretch stretch) const;
    Span span(Stretch stretch) const;
    bool is_capital(std::uint32_t at) const;

    /// Whether a pause stands in the stretch.
    bool has_pause(Stretch stretch) const;

    /// Number of the sentence that `at` is in.
    std::size_t sentence_of(std::uint32_t at) const;
};

Reading make_reading(const Alphabet& alphabet, std::string_view title, std::string_view body);

}  // namespace tocsin::facts
