// What the tokeniser asks of single bytes and of what stands beside them. Internal to tokens.cpp.
#pragma once

#include "text/letter.h"
#include "text/utf8.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tocsin::text {

/// Articles and pronouns that French, Italian and Catalan write onto the next word.
inline constexpr std::array<std::string_view, 23> elided = {
    "l",    "d",      "j",      "qu",   "n",    "s",    "t",    "m",     "c",   "jusqu", "lorsqu", "puisqu",
    "dell", "quoiqu", "presqu", "dall", "nell", "sull", "coll", "quell", "all", "gl",    "un",
};

/// ASCII letters by a table: most text never asks ICU's.
inline constexpr std::uint8_t is_upper = 1, is_lower = 2, is_digit = 4;

constexpr std::array<std::uint8_t, 256> make_ascii() {
    std::array<std::uint8_t, 256> kinds{};
    for (unsigned letter = 'A'; letter <= 'Z'; ++letter) {
        kinds[letter] = is_upper;
    }
    for (unsigned letter = 'a'; letter <= 'z'; ++letter) {
        kinds[letter] = is_lower;
    }
    for (unsigned letter = '0'; letter <= '9'; ++letter) {
        kinds[letter] = is_digit;
    }
    return kinds;
}

inline constexpr std::array<std::uint8_t, 256> ascii = make_ascii();

inline std::uint8_t ascii_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? ascii[static_cast<std::uint8_t>(bytes[at])] : std::uint8_t{0};
}

/// The letter at `at`, a separator behind the end; `after` is set to the place behind it.
inline Letter peek(std::string_view bytes, std::size_t at, std::size_t& after) {
    after = at;
    return at < bytes.size() ? letter_of(next(bytes, after)) : Letter();
}

inline bool is_wordy(const Letter& letter) {
    return letter.kind == Kind::letter || letter.kind == Kind::digit || letter.kind == Kind::mark;
}

/// A point or comma between two digits.
inline bool number_goes_on(std::string_view bytes, std::size_t at) {
    return (bytes[at] == '.' || bytes[at] == ',') && at > 0 && ascii_at(bytes, at - 1) == is_digit &&
           ascii_at(bytes, at + 1) == is_digit;
}

/// Whether the first letter of an ASCII run is a capital, whatever digits stand before it.
inline bool first_is_upper(std::string_view run) {
    for (const char letter : run) {
        if (const std::uint8_t kind = ascii[static_cast<std::uint8_t>(letter)]; kind != is_digit) {
            return kind == is_upper;
        }
    }
    return false;
}

/// An ASCII letter with no letter or digit behind it.
inline bool is_single_letter(std::string_view bytes, std::size_t at) {
    const std::uint8_t kind = ascii_at(bytes, at);
    if (kind == 0 || kind == is_digit || ascii_at(bytes, at + 1) != 0) {
        return false;
    }
    std::size_t after = at;
    return at + 1 >= bytes.size() || static_cast<std::uint8_t>(bytes[at + 1]) < 0x80 ||
           !is_wordy(peek(bytes, at + 1, after));
}

}  // namespace tocsin::text
