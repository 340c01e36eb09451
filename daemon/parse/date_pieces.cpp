#include "parse/date_pieces.h"

#include "parse/date_reader.h"
#include "parse/date_text.h"
#include "parse/date_words.h"
#include "parse/time_zones.h"
#include "text/eight_bytes.h"

namespace tocsin::parse {
namespace {

constexpr int korean_offset = 540;

/// Three bytes EA B0 80 .. ED 9E A3 in UTF-8; the first is enough here.
bool is_hangul(std::string_view word) {
    const auto lead = static_cast<unsigned char>(word[0]);
    return lead >= 0xEA && lead <= 0xED;
}

}  // namespace

/// "(PDT)": a zone, when it says what the date left out.
bool DateReader::comment() {
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

std::optional<DatePieces> DateReader::run() {
    while (at_ < text_.size()) {
        if (!step()) {
            return std::nullopt;
        }
    }
    return pieces_;
}

bool DateReader::step() {
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

DateNumber DateReader::digits(int most) {
    DateNumber number;
    while (is_digit(peek()) && number.digits < most) {
        number.value = number.value * 10 + (peek() - '0');
        ++number.digits;
        ++at_;
    }
    return number;
}

bool DateReader::number() {
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

/// "YYYYMMDD", "YYMMDD", "YYYYDDD" and "YYDDD".
bool DateReader::compact_date(DateNumber number) {
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

void DateReader::skip_dot() { at_ += peek() == '.' ? 1U : 0U; }

bool DateReader::word() {
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
    for (const std::string_view mark : {"st", "nd", "rd", "th"}) {
        if (after_digit && html::same_folded(name, mark)) {
            return true;
        }
    }
    if (html::same_folded(name, "etc") && peek() == '/') {
        ++at_;
        return true;
    }
    if ((pieces_.timed && zone(name)) || dotted_half(name)) {
        return true;
    }
    if (is_joint(name, text_.substr(at_))) {
        skip_dot();
        return true;
    }
    if (pieces_.count > 1 && zone(name)) {
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
    skip_dot();
    return true;
}

std::optional<DatePieces> read_date_pieces(std::string_view text) {
    const bool ascii = text::ascii_end(text, 0) == text.size();
    const DateText plain = ascii ? DateText{} : plain_date(text);
    std::optional<DatePieces> pieces = DateReader(ascii ? text : plain.text).run();
    if (pieces && plain.korean) {
        pieces->home = korean_offset;
    }
    return pieces;
}

}  // namespace tocsin::parse
