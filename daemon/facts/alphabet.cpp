#include "facts/alphabet.h"

#include "text/fold.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace tocsin::facts {
namespace {

constexpr char32_t plane = 0x10000;

bool is_dropped(char32_t point) {
    return point == 0xAD || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF || point == 0x640 || point == 0x93C;
}

/// What ICU's folding does not do for us, or 0.
char32_t punctuation_fold(char32_t point) {
    switch (point) {
        case 0x2018:
        case 0x2019:
        case 0x2BC:
        case 0xFF07:
            return U'\'';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
        case 0xFF0D:
            return U'-';
        case 0x301C:
        case 0xFF5E:
        case 0x223C:
            return U'~';
        case 0x66B:
            return U'.';
        case 0x66C:
            return U',';
        case 0xFFE5:
            return 0xA5;
        case 0xFFE1:
            return 0xA3;
        case 0xFFE6:
            return 0x20A9;
        default:
            return 0;
    }
}

/// Scripts written without blanks between words.
bool is_block(char32_t point) {
    return (point >= 0x3005 && point <= 0x3007) || (point >= 0x3041 && point <= 0x30FF) ||
           (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xAC00 && point <= 0xD7AF) ||
           (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x1100 && point <= 0x11FF) ||
           (point >= 0x0E00 && point <= 0x0EFF) || (point >= 0x1000 && point <= 0x109F) ||
           (point >= 0x1780 && point <= 0x17FF) || (point >= 0xFF66 && point <= 0xFF9F);
}

CharClass class_from_icu(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    if (point == U'\n') {
        return CharClass::line;
    }
    if (point >= U'0' && point <= U'9') {
        return CharClass::digit;
    }
    if (point == U' ') {
        return CharClass::space;
    }
    if (is_block(point) && u_ispunct(code) == 0) {
        return CharClass::block;
    }
    const int type = u_charType(code);
    const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
    return u_isalpha(code) != 0 || mark ? CharClass::letter : CharClass::sign;
}

bool is_line_break(char32_t point) {
    return point == U'\n' || point == U'\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
}

}  // namespace

Alphabet::Alphabet() : single_(plane, 0), class_(plane, CharClass::sign) {
    for (char32_t point = 0; point < plane; ++point) {
        class_[point] = class_from_icu(point);
        if (point < 0xD800 || point > 0xDFFF) {
            learn(point);
        }
    }
}

void Alphabet::learn(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    if (is_dropped(point)) {
        return;
    }
    if (is_line_break(point)) {
        single_[point] = U'\n';
        return;
    }
    const int digit = u_charDigitValue(code);
    if (digit >= 0 && u_charType(code) == U_DECIMAL_DIGIT_NUMBER) {
        single_[point] = U'0' + static_cast<char32_t>(digit);
        return;
    }
    if (u_isUWhiteSpace(code) != 0) {
        single_[point] = U' ';
        return;
    }
    if (const char32_t sign = punctuation_fold(point); sign != 0) {
        single_[point] = sign;
        return;
    }
    const bool half_width = point >= 0xFF00;
    if (!half_width && (is_block(point) || u_isalpha(code) == 0) && u_charType(code) != U_NON_SPACING_MARK) {
        single_[point] = point;
        return;
    }
    std::string folded;
    text::fold_point(point, folded);
    std::u32string points;
    for (std::size_t at = 0; at < folded.size();) {
        points += text::next(folded, at);
    }
    // A vowel sign is a letter of its word; an accent is not.
    if (points.empty() && u_charType(code) == U_NON_SPACING_MARK && point >= 0x900) {
        points = point;
    }
    single_[point] = points.empty() ? 0 : points.size() == 1 ? points[0] : several;
    if (points.size() > 1) {
        longer_.emplace(point, std::move(points));
    }
}

void Alphabet::fold(char32_t point, std::u32string& into) const {
    const char32_t one = folded(point);
    if (one == several) {
        into += longer_.at(point);
    } else if (one != 0) {
        into += one;
    }
}

std::u32string Alphabet::fold(std::string_view utf8) const {
    std::u32string points;
    for (std::size_t at = 0; at < utf8.size();) {
        fold(text::next(utf8, at), points);
    }
    return points;
}

}  // namespace tocsin::facts
