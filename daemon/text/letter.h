// What a code point is to a tokeniser: one table, made once from ICU.
#pragma once

#include "text/tokens.h"

#include <cstdint>

namespace tocsin::text {

enum class Kind : std::uint8_t {
    separator,   ///< space, symbol, most punctuation
    letter,      ///< alphabetic; continues a word
    digit,       ///< decimal digits of any script, superscripts
    mark,        ///< combining: belongs to the letter before it
    ignorable,   ///< soft hyphen, joiners, direction marks
    apostrophe,  ///< ' and its typographic forms
    ideograph,   ///< a word by itself: Han, kana, and letters of scripts without blanks
    stop,        ///< may end a sentence: . and its kin
    end,         ///< ends a sentence always: ! ? 。 and line ends
};

struct Letter {
    Kind kind = Kind::separator;
    Script script = Script::other;
    bool upper = false, lower = false;
};

Letter letter_of(char32_t point);

}  // namespace tocsin::text
