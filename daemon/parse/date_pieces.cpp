#include "parse/date_pieces.h"

#include "html/word_table.h"
#include "parse/time_zones.h"

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

constexpr int korean_offset = 540;
/// Words that stand between the parts of a date and say nothing.
constexpr std::array<std::string_view, 10> joints = {
    "of", "at", "del", "uhr", "um", "à", "às", "года", "г", "в"};

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

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<DatePieces> run();

private:
    bool step();
    bool number();
    bool clock(int hour);
    bool compact_clock(DateNumber number);
    bool compact_date(DateNumber number);
    bool word();
    bool joins(std::string_view name) const;
    bool zone(std::string_view name);
    bool offset();
    bool comment();
    void fraction();
    DateNumber digits(int most);
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    std::string_view text_;
    std::size_t at_ = 0;
    bool clock_next_ = false;  ///< after the T
    DatePieces pieces_;
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

std::optional<DatePieces> Reader::run() {
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
        pieces_.no_century = pieces_.no_century || (c == '-' && at_ == 0);
        pieces_.separator = c;
        ++at_;
    }
    return between;
}

DateNumber Reader::digits(int most) {
    DateNumber number;
    while (is_digit(peek()) && number.digits < most) {
        number.value = number.value * 10 + (peek() - '0');
        ++number.digits;
        ++at_;
    }
    return number;
}

bool Reader::number() {
    const DateNumber number = digits(8);
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
bool Reader::compact_clock(DateNumber number) {
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
bool Reader::compact_date(DateNumber number) {
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

/// "de" before anything but a time of day: in Hungarian it is the morning.
bool Reader::joins(std::string_view name) const {
    for (const std::string_view joint : joints) {
        if (html::same_folded(name, joint)) {
            return true;
        }
    }
    if (!html::same_folded(name, "de") || peek() == '.') {
        return false;
    }
    const std::size_t digit = std::min(text_.find_first_not_of(' ', at_), text_.size());
    const std::size_t behind = std::min(text_.find_first_not_of("0123456789", digit), text_.size());
    return behind == digit || behind == text_.size() || text_[behind] != ':';
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
    if (joins(name) || (dated && zone(name))) {
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
            return false;
    }
    if (peek() == '.') {
        ++at_;
    }
    return true;
}

}  // namespace

std::optional<DatePieces> read_date_pieces(std::string_view text) { return Reader(text).run(); }

}  // namespace tocsin::parse
