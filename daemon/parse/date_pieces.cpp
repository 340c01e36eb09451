#include "parse/date_pieces.h"

#include "parse/date_reader.h"
#include "parse/date_text.h"
#include "parse/date_words.h"
#include "parse/scope.h"
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

/// "(PDT)", "(GMT+7)": a zone, when it says what the date left out.
bool DateReader::comment() {
    const std::size_t close = text_.find(')', at_);
    if (close == std::string_view::npos || pieces_.count == 0) {
        return false;
    }
    DateReader inside(trim(text_.substr(at_ + 1, close - at_ - 1)));
    const bool figures = inside.peek() == '+' || inside.peek() == '-';
    const bool read = figures ? inside.offset() : inside.zone(inside.name_here());
    if (read && inside.at_ == inside.text_.size() && !pieces_.offset) {
        pieces_.offset = inside.pieces_.offset;
        pieces_.seasonal = inside.pieces_.seasonal;
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
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '|' ||
        (c == ':' && introduced_ && pieces_.count == 0)) {
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
        pieces_.separator = complete() ? pieces_.separator : c;
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
    if (at_clock() && !pieces_.timed) {
        return number.digits <= 2 && clock(number.value);
    }
    if (!pieces_.timed && number.digits <= 2 && (hour_letter() != 0 || (after_kl_ && complete()))) {
        return full_hour(number.value);
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

/// The letters here. Abbreviations of two words, as in Thai, keep the point between them.
std::string_view DateReader::name_here() {
    const std::size_t begin = at_;
    while (is_letter(peek())) {
        ++at_;
    }
    const std::size_t end = at_;
    while (end > begin && peek() == '.' && static_cast<signed char>(peek(1)) < 0) {
        ++at_;
        while (is_letter(peek())) {
            ++at_;
        }
    }
    const std::string_view whole = text_.substr(begin, at_ - begin);
    at_ = end == at_ || calendar_word(whole).kind != CalendarKind::none ? at_ : end;
    return text_.substr(begin, at_ - begin);
}

/// "Mar," is also a Tuesday: then the other name is the month. Two months are no date.
bool DateReader::month(int month, std::string_view name) {
    if (pieces_.month == 0 || names_a_day(month_name_)) {
        pieces_.month = month;
        month_name_ = name;
        return true;
    }
    return pieces_.month == month || names_a_day(name);
}

/// Words that say what is coming, or join what stands around them.
bool DateReader::preposition(std::string_view name) {
    const bool empty = pieces_.count == 0 && pieces_.month == 0 && !pieces_.timed;
    if (empty && is_introduction(name)) {
        introduced_ = true;
        return true;
    }
    after_kl_ = is_clock_word(name);
    if (is_month_word(name)) {
        pieces_.separator = '.';  // as a point, it says that the day comes first
        return true;
    }
    return after_kl_ || is_joint(name, text_.substr(at_)) || (!pieces_.timed && html::same_folded(name, "a"));
}

bool DateReader::word() {
    const bool after_digit = at_ > 0 && is_digit(text_[at_ - 1]);
    const std::string_view name = name_here();
    if (html::same_folded(name, "t") && after_digit && is_digit(peek())) {
        clock_next_ = true;
        return !pieces_.timed;
    }
    if (is_hangul(name)) {
        pieces_.home = korean_offset;
    }
    pieces_.buddhist = pieces_.buddhist || name.substr(0, 2) == "\xE0\xB8";
    if (after_digit && is_ordinal(name)) {
        return true;
    }
    if (html::same_folded(name, "etc") && peek() == '/') {
        ++at_;
        return true;
    }
    if ((pieces_.timed && zone(name)) || dotted_half(name)) {
        return true;
    }
    if (preposition(name)) {
        skip_dot();
        return true;
    }
    if (pieces_.count > 1 && zone(name)) {
        return true;
    }
    const CalendarWord meaning = calendar_word(name);
    switch (meaning.kind) {
        case CalendarKind::month:
            if (!month(meaning.month, name)) {
                return false;
            }
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
