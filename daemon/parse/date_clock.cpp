// The time of day and its zone.
#include "parse/date_reader.h"
#include "parse/time_zones.h"

#include <algorithm>
#include <cstdlib>

namespace tocsin::parse {

/// Whether the hour just read is followed by its minutes. "10.30" is a time of day where nothing else is
/// left.
bool DateReader::at_clock() const {
    if (peek() == ':') {
        return true;
    }
    const bool minutes = peek() == '.' && is_digit(peek(1)) && is_digit(peek(2)) && !is_digit(peek(3)) &&
                         (peek(3) != '.' || !is_digit(peek(4)));
    return minutes && (complete() || after_kl_);
}

/// Where the letter of "14h30", "14 h" and "14u30" ends, or the word of "14 Uhr" begins; 0 = there is none.
std::size_t DateReader::hour_letter() const {
    const std::size_t at = std::min(text_.find_first_not_of(' ', at_), text_.size());
    const std::string_view rest = text_.substr(at);
    const char letter = rest.empty() ? ' ' : html::fold_ascii(rest[0]);
    const bool near = at == at_ || complete();
    if (near && (letter == 'h' || letter == 'u') && (rest.size() < 2 || !is_letter(rest[1]))) {
        return at + 1;
    }
    return complete() && html::same_folded(rest.substr(0, 3), "uhr") ? at : 0;
}

/// The hour of a time of day that has no sign between hour and minutes.
bool DateReader::full_hour(int hour) {
    at_ = std::max(at_, hour_letter());
    pieces_.hour = hour;
    pieces_.timed = true;
    const std::size_t next = std::min(text_.find_first_not_of(' ', at_), text_.size());
    if (next < text_.size() && is_digit(text_[next])) {
        at_ = next;
        pieces_.minute = digits(2).value;
    }
    return !is_digit(peek());
}

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
    const int value = sign * (hours * 60 + minutes);
    const bool other = pieces_.offset.value_or(0) != 0 && pieces_.offset != value;
    if (hours > 24 || minutes > 59 || measured_ || other) {
        return false;
    }
    pieces_.offset = value;
    pieces_.seasonal = false;
    measured_ = true;
    return true;
}

bool DateReader::zone(std::string_view name) {
    const std::optional<ZoneName> named = zone_named(name);
    if (!named) {
        return false;
    }
    if (pieces_.offset) {
        // A name behind an offset repeats it, with or without summer time; a name behind a name does exactly.
        const int apart = std::abs(*pieces_.offset - named->minutes);
        return apart == 0 || (measured_ && apart == 60);
    }
    pieces_.offset = named->minutes;
    pieces_.seasonal = named->seasonal;
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
