#include "parse/date.h"

#include "html/word_table.h"
#include "parse/calendar_names.h"
#include "parse/scope.h"
#include "parse/time_zones.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace tocsin::parse {
namespace {

constexpr std::size_t longest_date = 100;
constexpr int korean_offset = 540;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    const char folded = html::fold_ascii(c);
    return (folded >= 'a' && folded <= 'z') || static_cast<signed char>(c) < 0;
}

/// Three bytes EA B0 80 .. ED 9E A3 in UTF-8; the first is enough here.
bool is_hangul(std::string_view word) {
    const auto lead = static_cast<unsigned char>(word[0]);
    return lead >= 0xEA && lead <= 0xED;
}

struct Number {
    int value = 0;
    int digits = 0;
};

/// What was read, before anybody decided which number is the day.
struct Pieces {
    std::array<Number, 3> numbers{};
    std::size_t count = 0;
    char separator = ' ';  ///< between the numbers
    int month = 0;         ///< by name
    bool timed = false;
    int hour = 0, minute = 0, second = 0, millisecond = 0;
    CalendarKind half = CalendarKind::none;
    std::optional<int> offset;  ///< minutes east
    int home = 0;               ///< the offset when none is given: that of the only country writing so
};

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Pieces> run();

private:
    bool step();
    bool number();
    bool clock(int hour);
    bool compact_clock(Number number);
    bool compact_date(Number number);
    bool word();
    bool zone(std::string_view name);
    bool offset();
    bool comment();
    void fraction();
    Number digits(int most);
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    std::string_view text_;
    std::size_t at_ = 0;
    bool clock_next_ = false;  ///< after the T
    Pieces pieces_;
};

/// "(PDT)": a zone, when it says what the date left out.
bool Reader::comment() {
    const std::size_t close = text_.find(')', at_);
    if (close == std::string_view::npos || pieces_.count == 0) {
        return false;
    }
    const std::optional<int> minutes = zone_offset(text_.substr(at_ + 1, close - at_ - 1));
    if (minutes && !pieces_.offset) {
        pieces_.offset = minutes;
    }
    at_ = close + 1;
    return true;
}

std::optional<Pieces> Reader::run() {
    while (at_ < text_.size()) {
        if (!step()) {
            return std::nullopt;
        }
    }
    return pieces_;
}

bool Reader::step() {
    const char c = peek();
    if (is_digit(c)) {
        return number();
    }
    if (is_letter(c)) {
        return word();
    }
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',') {
        ++at_;
        return true;
    }
    if (c == '(') {
        return comment();
    }
    if ((c == '+' || c == '-') && pieces_.timed) {
        return offset();
    }
    const bool between = (c == '-' || c == '/' || c == '.') && !pieces_.timed;
    if (between) {
        pieces_.separator = c;
        ++at_;
    }
    return between;
}

Number Reader::digits(int most) {
    Number number;
    while (is_digit(peek()) && number.digits < most) {
        number.value = number.value * 10 + (peek() - '0');
        ++number.digits;
        ++at_;
    }
    return number;
}

bool Reader::number() {
    const Number number = digits(8);
    if (is_digit(peek())) {
        return false;
    }
    if (peek() == ':' && !pieces_.timed) {
        return number.digits <= 2 && clock(number.value);
    }
    if (clock_next_) {
        return compact_clock(number);
    }
    if (number.digits >= 5) {
        return compact_date(number);
    }
    if (pieces_.count == pieces_.numbers.size()) {
        return false;
    }
    pieces_.numbers[pieces_.count++] = number;
    return true;
}

/// The time after its hour: ":mm[:ss[.fff]]".
bool Reader::clock(int hour) {
    ++at_;
    const Number minute = digits(2);
    pieces_.hour = hour;
    pieces_.minute = minute.value;
    pieces_.timed = true;
    clock_next_ = false;
    if (minute.digits == 0) {
        return false;
    }
    if (peek() == ':') {
        ++at_;
        const Number second = digits(2);
        pieces_.second = second.value;
        fraction();
        return second.digits > 0 && peek() != ':' && !is_digit(peek());
    }
    return !is_digit(peek());
}

void Reader::fraction() {
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
bool Reader::compact_clock(Number number) {
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

/// "YYYYMMDD", "YYMMDD", "YYYYDDD" and "YYDDD".
bool Reader::compact_date(Number number) {
    if (pieces_.count != 0 || pieces_.timed) {
        return false;
    }
    const bool ordinal = number.digits == 5 || number.digits == 7;
    const int tail = ordinal ? 1000 : 10000;
    pieces_.numbers[0] = {number.value / tail, number.digits - (ordinal ? 3 : 4)};
    pieces_.separator = '-';
    if (ordinal) {
        pieces_.numbers[1] = {number.value % tail, 3};
        pieces_.count = 2;
    } else {
        pieces_.numbers[1] = {number.value % tail / 100, 2};
        pieces_.numbers[2] = {number.value % 100, 2};
        pieces_.count = 3;
    }
    return true;
}

/// "+hh", "+hmm", "+hhmm", "+hh:mm".
bool Reader::offset() {
    const int sign = peek() == '-' ? -1 : 1;
    ++at_;
    const Number number = digits(4);
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

bool Reader::zone(std::string_view name) {
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

bool Reader::word() {
    const bool after_digit = at_ > 0 && is_digit(text_[at_ - 1]);
    const std::size_t begin = at_;
    while (is_letter(peek())) {
        ++at_;
    }
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (html::same_folded(name, "t") && after_digit && is_digit(peek())) {
        clock_next_ = true;
        return !pieces_.timed;
    }
    if (is_hangul(name)) {
        pieces_.home = korean_offset;
    }
    for (const std::string_view mark : {"st", "nd", "rd", "th", "년", "월", "일", "年", "月", "日"}) {
        if (after_digit && html::same_folded(name, mark)) {
            return true;
        }
    }
    if (html::same_folded(name, "etc") && peek() == '/') {
        ++at_;
        return true;
    }
    const bool dated = pieces_.count > 1 || pieces_.timed;
    if (dated && zone(name)) {
        return true;
    }
    const CalendarWord meaning = calendar_word(name);
    switch (meaning.kind) {
        case CalendarKind::month:
            // "Mar," is also a Tuesday: the later name is the month.
            pieces_.month = meaning.month;
            break;
        case CalendarKind::morning:
        case CalendarKind::afternoon:
            pieces_.half = meaning.kind;
            break;
        case CalendarKind::weekday:
            break;
        case CalendarKind::none:
            return html::same_folded(name, "de") || html::same_folded(name, "of") ||
                   html::same_folded(name, "at");
    }
    if (peek() == '.') {
        ++at_;
    }
    return true;
}

int full_year(Number number) {
    if (number.digits > 2) {
        return number.value;
    }
    return number.value + (number.value >= 90 ? 1900 : 2000);
}

struct Day {
    int year = 0, month = 1, day = 1;
    bool ordinal = false;  ///< `day` counts from the start of the year
};

std::optional<Day> day_with_name(const Pieces& pieces) {
    const Number first = pieces.numbers[0];
    const Number second = pieces.numbers[1];
    if (pieces.count == 1 && first.digits == 4) {
        return Day{first.value, pieces.month, 1, false};
    }
    if (pieces.count != 2) {
        return std::nullopt;
    }
    const bool year_first = first.digits > 2;
    return year_first ? Day{first.value, pieces.month, second.value, false}
                      : Day{full_year(second), pieces.month, first.value, false};
}

std::optional<Day> day_of_numbers(const Pieces& pieces) {
    const Number a = pieces.numbers[0];
    const Number b = pieces.numbers[1];
    const Number c = pieces.numbers[2];
    if (pieces.count == 1) {
        return a.digits == 4 ? std::optional<Day>(Day{a.value, 1, 1, false}) : std::nullopt;
    }
    if (pieces.count == 2) {
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

std::optional<Time> assemble(const Pieces& pieces) {
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
    if (!date.ok() || day->month < 1 || day->day < 1 || (day->ordinal && day->day > 366)) {
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
    return Time(sys_days(date)) + days(day->ordinal ? day->day - 1 : 0) + hours(hour) +
           minutes(pieces.minute - pieces.offset.value_or(pieces.home)) + seconds(pieces.second) +
           milliseconds(pieces.millisecond);
}

/// Seconds or milliseconds since 1970.
std::optional<Time> from_epoch(std::string_view text) {
    if (text.size() != 10 && text.size() != 13) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) {
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
    const std::optional<Pieces> pieces = Reader(text).run();
    return pieces ? assemble(*pieces) : std::nullopt;
}

}  // namespace tocsin::parse
