// The time of day and its zone.
#include "parse/date_reader.h"
#include "parse/time_zones.h"

namespace tocsin::parse {

/// The time after its hour: ":mm[:ss[.fff]]".
bool DateReader::clock(int hour) {
    ++at_;
    const DateNumber minute = digits(2);
    pieces_.hour = hour;
    pieces_.minute = minute.value;
    pieces_.timed = true;
    clock_next_ = false;
    if (minute.digits == 0) {
        return false;
    }
    if (peek() == ':') {
        ++at_;
        const DateNumber second = digits(2);
        pieces_.second = second.value;
        fraction();
        return second.digits > 0 && peek() != ':' && !is_digit(peek());
    }
    return !is_digit(peek());
}

void DateReader::fraction() {
    if ((peek() != '.' && peek() != ',') || !is_digit(peek(1))) {
        return;
    }
    ++at_;
    int scale = 100;
    while (is_digit(peek())) {
        pieces_.millisecond += (peek() - '0') * scale;
        scale /= 10;
        ++at_;
    }
}

/// "hh", "hhmm" and "hhmmss" after the T.
bool DateReader::compact_clock(DateNumber number) {
    if (number.digits != 2 && number.digits != 4 && number.digits != 6) {
        return false;
    }
    int value = number.value;
    if (number.digits == 6) {
        pieces_.second = value % 100;
        value /= 100;
    }
    if (number.digits >= 4) {
        pieces_.minute = value % 100;
        value /= 100;
    }
    pieces_.hour = value;
    pieces_.timed = true;
    clock_next_ = false;
    fraction();
    return true;
}

/// "+hh", "+hmm", "+hhmm", "+hh:mm".
bool DateReader::offset() {
    const int sign = peek() == '-' ? -1 : 1;
    ++at_;
    const DateNumber number = digits(4);
    int hours = number.value;
    int minutes = 0;
    if (number.digits == 0) {
        return false;
    }
    if (peek() == ':' && number.digits <= 2) {
        ++at_;
        minutes = digits(2).value;
    } else if (number.digits > 2) {
        hours = number.value / 100;
        minutes = number.value % 100;
    }
    if (hours > 24 || minutes > 59) {
        return false;
    }
    pieces_.offset = pieces_.offset.value_or(0) + sign * (hours * 60 + minutes);
    return true;
}

bool DateReader::zone(std::string_view name) {
    const std::optional<int> minutes = zone_offset(name);
    if (!minutes) {
        return false;
    }
    // A name behind an offset repeats it.
    pieces_.offset = pieces_.offset.value_or(*minutes);
    if (peek() == '+' || peek() == '-') {
        return offset();
    }
    return true;
}

/// "p.m." and "p. m.", after its first letter.
bool DateReader::dotted_half(std::string_view name) {
    const bool morning = html::same_folded(name, "a");
    if ((!morning && !html::same_folded(name, "p")) || peek() != '.') {
        return false;
    }
    const std::size_t m = text_.find_first_not_of(' ', at_ + 1);
    if (m == std::string_view::npos || html::fold_ascii(text_[m]) != 'm' ||
        (m + 1 < text_.size() && is_letter(text_[m + 1]))) {
        return false;
    }
    pieces_.half = morning ? CalendarKind::morning : CalendarKind::afternoon;
    at_ = m + 1;
    skip_dot();
    return true;
}

}  // namespace tocsin::parse
