// Numbers in digits, as a language writes them.
#pragma once

#include "facts/reading.h"

#include <cstdint>
#include <optional>

namespace tocsin::facts {

struct Separators {
    char32_t decimal = U'.';
    char32_t group = U',';
};

struct Number {
    double value = 0;
    std::uint32_t end = 0;
    bool whole = true;     ///< no decimals
    bool grouped = false;  ///< had separators between thousands
    bool unsure = false;   ///< three decimals, which elsewhere would be thousands
};

/// The number that starts at `at`, or nothing. Both "1,234.5" and "1.234,5" are understood in any language;
/// a single separator before three digits is read as `separators` say.
std::optional<Number> read_number(const Reading& reading, std::uint32_t at, Separators separators);

}  // namespace tocsin::facts
