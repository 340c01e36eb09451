// What a date is made of, before anybody decided which number is the day.
#pragma once

#include "parse/calendar_names.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tocsin::parse {

struct DateNumber {
    int value = 0;
    int digits = 0;
};

struct DatePieces {
    std::array<DateNumber, 3> numbers{};
    std::size_t count = 0;
    char separator = ' ';     ///< between the numbers
    bool no_century = false;  ///< ISO 8601:1988's "-YY-MM"
    int month = 0;            ///< by name
    bool timed = false;
    int hour = 0, minute = 0, second = 0, millisecond = 0;
    CalendarKind half = CalendarKind::none;
    std::optional<int> offset;  ///< minutes east
    bool seasonal = false;      ///< `offset` is that of an American winter
    bool buddhist = false;      ///< written in Thai, whose years count from 543 before ours
    int home = 0;               ///< the offset when none is given: that of the only country writing so
};

/// Null when something in the text is no part of a date.
std::optional<DatePieces> read_date_pieces(std::string_view text);

}  // namespace tocsin::parse
