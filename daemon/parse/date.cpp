#include "parse/date.h"

#include "parse/date_pieces.h"
#include "parse/scope.h"

#include <chrono>
#include <cstdint>

namespace tocsin::parse {
namespace {

constexpr std::size_t longest_date = 100;

constexpr int buddhist_years = 543;

int full_year(DateNumber number, bool buddhist = false) {
    if (number.digits > 2) {
        return number.value > 2400 && number.value < 2700 ? number.value - buddhist_years : number.value;
    }
    if (buddhist) {
        return number.value + 2500 - buddhist_years;
    }
    return number.value + (number.value >= 90 ? 1900 : 2000);
}

struct Day {
    int year = 0, month = 1, day = 1;
    bool ordinal = false;  ///< `day` counts from the start of the year
};

std::optional<Day> day_with_name(const DatePieces& pieces) {
    const DateNumber first = pieces.numbers[0];
    const DateNumber second = pieces.numbers[1];
    if (pieces.count == 1 && first.digits == 4) {
        return Day{full_year(first), pieces.month, 1, false};
    }
    if (pieces.count != 2) {
        return std::nullopt;
    }
    const bool year_first = first.digits > 2;
    return year_first ? Day{full_year(first), pieces.month, second.value, false}
                      : Day{full_year(second, pieces.buddhist), pieces.month, first.value, false};
}

std::optional<Day> day_of_numbers(const DatePieces& pieces) {
    const DateNumber a = pieces.numbers[0];
    const DateNumber b = pieces.numbers[1];
    const DateNumber c = pieces.numbers[2];
    if (pieces.count == 1) {
        return a.digits == 4 ? std::optional<Day>(Day{a.value, 1, 1, false}) : std::nullopt;
    }
    if (pieces.count == 2) {
        if (pieces.no_century) {
            return a.digits == 2 && b.digits == 2 ? std::optional<Day>(Day{full_year(a), b.value, 1, false})
                                                  : std::nullopt;
        }
        if (b.digits == 3 && (a.digits == 4 || a.digits == 2)) {
            return Day{full_year(a), 1, b.value, true};
        }
        return a.digits == 4 ? std::optional<Day>(Day{a.value, b.value, 1, false}) : std::nullopt;
    }
    if (a.digits == 4 || (pieces.separator == '-' && a.digits == 2 && c.digits == 2)) {
        return Day{full_year(a), b.value, c.value, false};
    }
    if (c.digits == 3 || a.digits > 2) {
        return std::nullopt;
    }
    // Day and month: only the point says which comes first; otherwise the numbers must.
    if (pieces.separator == '.' || a.value > 12 || a.value == b.value) {
        return Day{full_year(c), b.value, a.value, false};
    }
    return b.value > 12 ? std::optional<Day>(Day{full_year(c), a.value, b.value, false}) : std::nullopt;
}

/// Between the hours at which American clocks are changed, the second Sunday of March and the first of
/// November; until 2006 the first of April and the last of October.
bool is_american_summer(Time local) {
    using namespace std::chrono;
    const year_month_day date(floor<days>(local));
    const bool old = date.year() < year(2007);
    const sys_days begin =
        old ? sys_days(date.year() / April / Sunday[1]) : sys_days(date.year() / March / Sunday[2]);
    const sys_days end =
        old ? sys_days(date.year() / October / Sunday[last]) : sys_days(date.year() / November / Sunday[1]);
    return local >= begin + hours(2) && local < end + hours(2);
}

std::optional<Time> assemble(const DatePieces& pieces) {
    using namespace std::chrono;
    if (pieces.count == 0) {
        return std::nullopt;
    }
    const std::optional<Day> day = pieces.month != 0 ? day_with_name(pieces) : day_of_numbers(pieces);
    if (!day) {
        return std::nullopt;
    }
    const year_month_day date(year(day->year),
                              month(static_cast<unsigned>(day->month)),
                              std::chrono::day(day->ordinal ? 1U : static_cast<unsigned>(day->day)));
    const int last_day = date.year().is_leap() ? 366 : 365;
    if (!date.ok() || day->month < 1 || day->day < 1 || (day->ordinal && day->day > last_day)) {
        return std::nullopt;
    }
    int hour = pieces.hour;
    if (pieces.half != CalendarKind::none) {
        if (hour < 1 || hour > 12) {
            return std::nullopt;
        }
        hour = hour % 12 + (pieces.half == CalendarKind::afternoon ? 12 : 0);
    }
    const bool midnight = hour == 24 && pieces.minute == 0 && pieces.second == 0;
    if ((hour > 23 && !midnight) || pieces.minute > 59 || pieces.second > 60) {
        return std::nullopt;
    }
    const Time local = Time(sys_days(date)) + days(day->ordinal ? day->day - 1 : 0) + hours(hour) +
                       minutes(pieces.minute) + seconds(pieces.second) + milliseconds(pieces.millisecond);
    const int summer = pieces.seasonal && is_american_summer(local) ? 60 : 0;
    return local - minutes(pieces.offset.value_or(pieces.home) + summer);
}

/// Seconds or milliseconds since 1970.
std::optional<Time> from_epoch(std::string_view text) {
    if (text.size() != 10 && text.size() != 13) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return Time(Milliseconds(text.size() == 10 ? value * 1000 : value));
}

}  // namespace

std::optional<Time> read_date(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest_date) {
        return std::nullopt;
    }
    if (const std::optional<Time> epoch = from_epoch(text)) {
        return epoch;
    }
    const std::optional<DatePieces> pieces = read_date_pieces(text);
    return pieces ? assemble(*pieces) : std::nullopt;
}

}  // namespace tocsin::parse
