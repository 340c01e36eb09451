#include "html/entities.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace tocsin::html {
namespace {

constexpr std::size_t longest_name = 32;

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int digit_value(char c, char32_t radix) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const int letter = (c | 0x20) - 'a' + 10;
    return radix == 16 && letter >= 10 && letter < 16 ? letter : -1;
}

const NamedCharacter* find_named(std::string_view name) {
    const NamedCharacter* const end = named_characters + named_character_count;
    const NamedCharacter* const found =
        std::lower_bound(named_characters, end, name, [](const NamedCharacter& row, std::string_view key) {
            return row.name < key;
        });
    return found != end && found->name == name ? found : nullptr;
}

Reference numeric_at(std::string_view text, std::size_t at) {
    const bool hex = at + 2 < text.size() && (text[at + 2] | 0x20) == 'x';
    const char32_t radix = hex ? 16 : 10;
    const std::size_t begin = at + (hex ? 3 : 2);
    std::size_t end = begin;
    char32_t number = 0;
    for (int digit = 0; end < text.size() && (digit = digit_value(text[end], radix)) >= 0; ++end) {
        number = number > 0x110000 ? number : number * radix + static_cast<char32_t>(digit);
    }
    if (end == begin) {
        return {};
    }
    number = from_windows_1252(number);
    const bool control = number < 32 && number != '\t' && number != '\n' && number != '\r';
    if (control || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) {
        number = 0xFFFD;
    }
    end += end < text.size() && text[end] == ';' ? 1U : 0U;
    return {end - at, number, {}};
}

Reference named_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest_name && is_name_byte(text[end])) {
        ++end;
    }
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const bool closed = end < text.size() && text[end] == ';';
    if (closed) {
        const std::string_view utf8 = named_character(name);
        return utf8.empty() ? Reference{} : Reference{end + 1 - at, 0, utf8};
    }
    // Without a semicolon only old names count, and only when nothing that could continue them follows.
    const NamedCharacter* const row = find_named(name);
    const bool query = end < text.size() && text[end] == '=';
    return row != nullptr && row->bare != 0 && !query ? Reference{end - at, 0, row->utf8} : Reference{};
}

}  // namespace

char32_t from_windows_1252(char32_t point) {
    static constexpr std::array<char16_t, 32> table{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return point >= 0x80 && point < 0xA0 ? table[point - 0x80] : point;
}

std::string_view named_character(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> usual{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"nbsp", "\xC2\xA0"}, {"apos", "'"}}};
    for (const auto& [key, utf8] : usual) {
        if (key == name) {
            return utf8;
        }
    }
    const NamedCharacter* const row = find_named(name);
    return row == nullptr ? std::string_view() : row->utf8;
}

Reference reference_at(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) {
        return {};
    }
    return text[at + 1] == '#' ? numeric_at(text, at) : named_at(text, at);
}

void append_decoded(std::string& into, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
        const Reference reference = reference_at(text, at);
        if (reference.length == 0) {
            ++at;
            continue;
        }
        into.append(text, done, at - done);
        if (reference.utf8.empty()) {
            text::append(into, reference.number);
        } else {
            into += reference.utf8;
        }
        at += reference.length;
        done = at;
    }
    into.append(text, done, text.size() - done);
}

}  // namespace tocsin::html
