// Names of months, weekdays and halves of the day in the languages feeds are written in, taken from ICU.
#pragma once

#include <string_view>

namespace tocsin::parse {

enum class CalendarKind { none, month, weekday, morning, afternoon };

struct CalendarWord {
    CalendarKind kind = CalendarKind::none;
    int month = 0;  ///< 1..12
};

/// `word` in any case, full or cut to three letters and more. None when languages disagree on it.
CalendarWord calendar_word(std::string_view word);

/// Whether `word` is a day of the week somewhere, whatever else it is.
bool names_a_day(std::string_view word);

}  // namespace tocsin::parse
