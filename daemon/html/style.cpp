// The part of the whitelist that reads style attributes.
#include "html/whitelist.h"
#include "html/word_table.h"

#include <algorithm>
#include <array>

namespace tocsin::html {
namespace {

using namespace std::string_view_literals;

constexpr std::array property_words{
    "background-color"sv, "border-collapse"sv, "clear"sv,          "color"sv,       "cursor"sv,
    "direction"sv,        "display"sv,         "float"sv,          "font"sv,        "font-family"sv,
    "font-size"sv,        "font-style"sv,      "font-variant"sv,   "font-weight"sv, "height"sv,
    "letter-spacing"sv,   "line-height"sv,     "overflow"sv,       "text-align"sv,  "text-decoration"sv,
    "text-indent"sv,      "unicode-bidi"sv,    "vertical-align"sv, "white-space"sv, "width"sv};
constexpr WordTable properties(property_words);

/// Shorthands that could carry an image: their values are checked word by word.
constexpr std::array family_words{"background"sv, "border"sv, "margin"sv, "padding"sv};
constexpr WordTable families(family_words);

constexpr std::array keyword_words{
    "!important"sv,  "aqua"sv,      "auto"sv,  "black"sv,  "block"sv,    "blue"sv,   "bold"sv,
    "both"sv,        "bottom"sv,    "brown"sv, "center"sv, "collapse"sv, "dashed"sv, "dotted"sv,
    "fuchsia"sv,     "gray"sv,      "green"sv, "italic"sv, "left"sv,     "lime"sv,   "maroon"sv,
    "medium"sv,      "navy"sv,      "none"sv,  "normal"sv, "nowrap"sv,   "olive"sv,  "pointer"sv,
    "purple"sv,      "red"sv,       "right"sv, "silver"sv, "solid"sv,    "teal"sv,   "top"sv,
    "transparent"sv, "underline"sv, "white"sv, "yellow"sv};
constexpr WordTable keywords(keyword_words);

constexpr std::array unit_words{
    "cm"sv, "em"sv, "ex"sv, "in"sv, "mm"sv, "pc"sv, "pt"sv, "px"sv, "rem"sv, "%"sv};
constexpr WordTable units(unit_words);

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return fold_ascii(c) >= 'a' && fold_ascii(c) <= 'z'; }

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// A number with its unit, a colour, or a word known to be harmless.
bool is_plain_value(std::string_view word) {
    if (keywords.contains(word)) {
        return true;
    }
    if (word.size() > 1 && word[0] == '#') {
        return std::all_of(word.begin() + 1, word.end(), [](char c) {
            return is_digit(c) || (fold_ascii(c) >= 'a' && fold_ascii(c) <= 'f');
        });
    }
    const std::size_t start = !word.empty() && word[0] == '-' ? 1 : 0;
    const std::size_t end = std::min(word.find_first_not_of("0123456789.", start), word.size());
    return end > start && (end == word.size() || units.contains(word.substr(end)));
}

bool all_plain(std::string_view value) {
    while (!(value = trim(value)).empty()) {
        const std::size_t end = std::min(value.find_first_of(" \t\r\n\f"), value.size());
        if (!is_plain_value(value.substr(0, end))) {
            return false;
        }
        value.remove_prefix(end);
    }
    return true;
}

/// Images are loaded from url(...); everything else that could hide something makes the whole style go.
bool drop_urls(std::string& style) {
    for (std::size_t at = style.find("url"); at != std::string::npos; at = style.find("url", at)) {
        const std::size_t open = style.find_first_not_of(" \t\r\n", at + 3);
        const std::size_t close = style.find(')', at);
        if (open == std::string::npos || style[open] != '(' || close == std::string::npos) {
            return false;
        }
        style.replace(at, close + 1 - at, 1, ' ');
    }
    return true;
}

bool is_suspect(std::string_view style) {
    for (std::size_t i = 0; i < style.size(); ++i) {
        const char c = style[i];
        const bool usual = is_letter(c) || is_digit(c) || is_space(c) || c == ':' || c == ',' || c == ';' ||
                           c == '#' || c == '%' || c == '.' || c == '!' || c == '-' || c == '\'' || c == '"';
        if (!usual && !(c == '(' && i + 1 < style.size() && is_digit(style[i + 1])) && c != ')') {
            return true;
        }
    }
    return false;
}

bool is_harmless(std::string_view property, std::string_view value) {
    if (properties.contains(property)) {
        return true;
    }
    return families.contains(property.substr(0, property.find('-'))) && all_plain(value);
}

}  // namespace

std::string safe_style(std::string_view style) {
    std::string clean(style);
    std::string safe;
    if (style.size() > 4096 || !drop_urls(clean) || is_suspect(clean)) {
        return safe;
    }
    std::string_view rest = clean;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view declaration = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string_view property = trim(declaration.substr(0, colon));
        const std::string_view value = trim(declaration.substr(colon + 1));
        if (value.empty() || value.find(':') != std::string_view::npos || !is_harmless(property, value)) {
            continue;
        }
        safe += safe.empty() ? "" : " ";
        safe.append(property).append(": ").append(value).append(";");
    }
    return safe;
}

}  // namespace tocsin::html
