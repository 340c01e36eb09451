// Calendar years written in digits.
#pragma once

#include "facts/reading.h"

#include <cstdint>

namespace tocsin::facts {

constexpr std::uint32_t year_digits = 4;

/// The four digits at `at` as a year from 1990 to 2099; 0 when they are part of a longer number, or no year.
int year_at(const Reading& reading, std::uint32_t at);

}  // namespace tocsin::facts
