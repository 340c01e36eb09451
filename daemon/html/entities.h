// Character references of HTML: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include "text/eight_bytes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin::html {

struct NamedCharacter {
    std::string_view name, utf8;
    int bare;  ///< 1 = browsers also read it without the semicolon
};

extern const NamedCharacter named_characters[];
extern const std::size_t named_character_count;

/// The UTF-8 of a reference's name without '&' and ';', or "" when there is none.
std::string_view named_character(std::string_view name);

struct Reference {
    std::size_t length = 0;  ///< bytes from '&' to the end; 0 = not a reference
    char32_t number = 0;     ///< of a numeric one, windows-1252 readings of 128..159 applied
    std::string_view utf8;   ///< of a named one
};

/// Where the next '<', '>' or '&' is, or npos. std's find_first_of calls memchr for every byte.
inline std::size_t find_special(std::string_view text, std::size_t from) {
    constexpr std::uint8_t differ = '<' ^ '>';
    std::size_t at = from;
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t eight = text::eight_bytes(text, at);
        if (text::has_zero((eight | text::eight_times(differ)) ^ text::eight_times('<' | '>')) ||
            text::has_zero(eight ^ text::eight_times('&'))) {
            break;
        }
    }
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '<' || c == '&' || c == '>') {
            return at;
        }
    }
    return std::string_view::npos;
}

/// What stands at `text[at]`, an ampersand.
Reference reference_at(std::string_view text, std::size_t at);

/// Appends `text` with its references decoded; unknown ones stay as they are.
void append_decoded(std::string& into, std::string_view text);

/// What a number of 128..159 means when its writer thought in windows-1252; others are themselves.
char32_t from_windows_1252(char32_t point);

}  // namespace tocsin::html
