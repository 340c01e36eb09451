#include "cli/terminal_text.h"

#include "text/utf8.h"

namespace tocsin::cli {
namespace {

bool is_obeyed(char32_t point) {
    const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return control || turns;
}

}  // namespace

std::string for_terminal(std::string_view words) {
    const std::string line = text::collapse_spaces(text::scrub(words));
    std::string shown;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t point = text::next(line, at);
        if (!is_obeyed(point)) {
            text::append(shown, point);
        }
    }
    return shown;
}

}  // namespace tocsin::cli
