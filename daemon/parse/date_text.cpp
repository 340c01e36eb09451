#include "parse/date_text.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What stands for an ASCII sign; 0 = nothing, 1 = to be left out.
char sign_of(char32_t point) {
    switch (point) {
        case U'،':
        case U'、':
        case U'，':
            return ',';
        case U'：':
        case U'∶':
            return ':';
        case U'−':
        case U'–':
        case U'‐':
        case U'‑':
            return '-';
        case U'•':
        case U'·':
            return '|';
        case U'／':
            return '/';
        case U'．':
            return '.';
        case U'（':
            return '(';
        case U'）':
            return ')';
        case U'\u200E':
        case U'\u200F':
        case U'\u200B':
        case U'\uFEFF':
            return 1;
        default:
            return u_isUWhiteSpace(static_cast<UChar32>(point)) ? ' ' : '\0';
    }
}

struct Unit {
    char32_t letter;
    char between;  ///< what separates it from the figure that follows
    bool korean;
};

/// Letters behind the figures of a date in Chinese, Japanese and Korean.
constexpr std::array units{Unit{U'年', '-', false},
                           Unit{U'月', '-', false},
                           Unit{U'日', ' ', false},
                           Unit{U'号', ' ', false},
                           Unit{U'號', ' ', false},
                           Unit{U'時', ':', false},
                           Unit{U'时', ':', false},
                           Unit{U'點', ':', false},
                           Unit{U'点', ':', false},
                           Unit{U'分', ':', false},
                           Unit{U'秒', ' ', false},
                           Unit{U'년', '-', true},
                           Unit{U'월', '-', true},
                           Unit{U'일', ' ', true},
                           Unit{U'시', ':', true},
                           Unit{U'분', ':', true},
                           Unit{U'초', ' ', true}};

const Unit* unit_of(char32_t letter) {
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.letter == letter; });
    return found == units.end() ? nullptr : found;
}

/// Where the figure is that follows, perhaps after spaces; npos when something else does.
std::size_t next_figure(std::string_view date, std::size_t at) {
    while (at < date.size()) {
        const std::size_t begin = at;
        const char32_t point = text::next(date, at);
        if (sign_of(point) != ' ') {
            return u_isdigit(static_cast<UChar32>(point)) != 0 ? begin : std::string_view::npos;
        }
    }
    return std::string_view::npos;
}

/// The sign a unit stands for. An hour without minutes is a full one.
std::string_view written_unit(const Unit& unit, bool followed) {
    const bool hour = unit.between == ':' && unit.letter != U'分' && unit.letter != U'분';
    if (!followed) {
        return hour ? ":00 " : " ";
    }
    return unit.between == '-' ? "-" : unit.between == ':' ? ":" : " ";
}

}  // namespace

DateText plain_date(std::string_view date) {
    DateText plain;
    for (std::size_t at = 0; at < date.size();) {
        const std::size_t begin = at;
        const char32_t point = text::next(date, at);
        const int digit = point < 128 ? -1 : u_charDigitValue(static_cast<UChar32>(point));
        const char sign = sign_of(point);
        const std::size_t last = plain.text.find_last_not_of(' ');
        const bool after_figure = last != std::string::npos && is_digit(plain.text[last]);
        const Unit* const unit = after_figure ? unit_of(point) : nullptr;
        if (digit >= 0) {
            plain.text += static_cast<char>('0' + digit);
        } else if (unit != nullptr) {
            const std::size_t figure = next_figure(date, at);
            plain.text.resize(last + 1);
            plain.text += written_unit(*unit, figure != std::string_view::npos);
            at = figure == std::string_view::npos ? at : figure;
            plain.korean = plain.korean || unit->korean;
        } else if (sign > 1) {
            plain.text += sign;
        } else if (sign == 0) {
            plain.text.append(date, begin, at - begin);
        }
    }
    return plain;
}

}  // namespace tocsin::parse
