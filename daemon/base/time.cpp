#include "base/time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace tocsin {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year_month_day;

/// Reads pieces of a fixed form from the left; `good` turns false at the first piece that is not there.
class Pieces {
public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    int number(std::size_t digits) {
        int value = 0;
        if (rest_.size() < digits || rest_.find_first_not_of("0123456789") < digits) {
            good = false;
            return 0;
        }
        std::from_chars(rest_.data(), rest_.data() + digits, value);
        rest_.remove_prefix(digits);
        return value;
    }

    bool accept(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) {
            return false;
        }
        last = rest_.front();
        rest_.remove_prefix(1);
        return true;
    }

    void require(std::string_view any_of) { good = accept(any_of) && good; }

    bool at_end() const { return rest_.empty(); }

    /// The digits after a decimal point, as milliseconds.
    int fraction() {
        int value = 0;
        int digits = 0;
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
            if (digits < 3) {
                value = value * 10 + (rest_.front() - '0');
            }
            ++digits;
            rest_.remove_prefix(1);
        }
        good = good && digits > 0;
        for (; digits < 3; ++digits) {
            value *= 10;
        }
        return value;
    }

    bool good = true;
    char last = 0;

private:
    std::string_view rest_;
};

minutes read_offset(Pieces& pieces) {
    pieces.require("Zz+-");
    if (!pieces.good || pieces.last == 'Z' || pieces.last == 'z') {
        return minutes(0);
    }
    const int sign = pieces.last == '-' ? -1 : 1;
    const int hour = pieces.number(2);
    pieces.accept(":");
    const int minute = pieces.number(2);
    pieces.good = pieces.good && hour < 24 && minute < 60;
    return minutes(sign * (hour * 60 + minute));
}

Milliseconds read_clock(Pieces& pieces) {
    const int hour = pieces.number(2);
    pieces.require(":");
    const int minute = pieces.number(2);
    int second = 0;
    int fraction = 0;
    if (pieces.accept(":")) {
        second = pieces.number(2);
        if (pieces.accept(".,")) {
            fraction = pieces.fraction();
        }
    }
    pieces.good = pieces.good && hour < 24 && minute < 60 && second <= 60;
    return hours(hour) + minutes(minute) + Seconds(second) + Milliseconds(fraction);
}

}  // namespace

std::string to_rfc3339(Time time) {
    const auto day = std::chrono::floor<days>(time);
    const year_month_day date(day);
    const auto rest = (time - day).count();
    std::array<char, 48> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%04d-%02u-%02uT%02d:%02d:%02d",
                                     static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()),
                                     static_cast<unsigned>(date.day()),
                                     static_cast<int>(rest / 3600000),
                                     static_cast<int>(rest / 60000 % 60),
                                     static_cast<int>(rest / 1000 % 60));
    std::string written(text.data(), static_cast<std::size_t>(length));
    if (rest % 1000 != 0) {
        const int more = std::snprintf(text.data(), text.size(), ".%03d", static_cast<int>(rest % 1000));
        written.append(text.data(), static_cast<std::size_t>(more));
    }
    return written + "Z";
}

std::optional<Time> from_rfc3339(std::string_view text) {
    Pieces pieces(text);
    const int year = pieces.number(4);
    pieces.require("-");
    const int month = pieces.number(2);
    int day = 1;
    Milliseconds clock{0};
    minutes offset{0};
    if (pieces.accept("-")) {
        day = pieces.number(2);
        if (pieces.accept("Tt ")) {
            clock = read_clock(pieces);
            offset = read_offset(pieces);
        }
    }
    const year_month_day date(std::chrono::year(year),
                              std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    if (!pieces.good || !pieces.at_end() || !date.ok()) {
        return std::nullopt;
    }
    return Time(std::chrono::sys_days(date)) + clock - offset;
}

std::optional<Seconds> duration_from(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc{} || count < 0) {
        return std::nullopt;
    }
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> units{
        {{"", 1}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}, {"w", 604800}}};
    for (const auto& [name, seconds] : units) {
        if (unit == name && count <= 1'000'000'000 / seconds) {
            return Seconds(count * seconds);
        }
    }
    return std::nullopt;
}

}  // namespace tocsin
