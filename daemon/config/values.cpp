#include "config/values.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tocsin::config {
namespace {

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

/// As a user writes it: "90s", "14d".
std::string spelt(std::chrono::seconds span) {
    static constexpr std::array<std::pair<std::int64_t, const char*>, 3> units{
        {{86400, "d"}, {3600, "h"}, {60, "m"}}};
    for (const auto& [seconds, unit] : units) {
        if (span.count() != 0 && span.count() % seconds == 0) {
            return std::to_string(span.count() / seconds) + unit;
        }
    }
    return std::to_string(span.count()) + "s";
}

}  // namespace

bool is_line(const std::string& text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), is_control);
}

void read_line(TomlTable& table, const std::string& path, const char* key, std::string& into) {
    std::string text;
    if (!table.read(key, text)) {
        return;
    }
    if (std::any_of(text.begin(), text.end(), is_control)) {
        table.error(*table.any(key), path + key + ": more than one line, or a control character");
        return;
    }
    into = std::move(text);
}

void read_span(TomlTable& table,
               const std::string& path,
               const char* key,
               std::chrono::seconds& into,
               std::chrono::seconds least,
               std::chrono::seconds most) {
    std::int64_t seconds = 0;
    if (!table.read_seconds(key, seconds)) {
        return;
    }
    const std::chrono::seconds span(seconds);
    if (span < least || span > most) {
        table.error(
            *table.any(key),
            path + key + ": " + spelt(span) + " is not between " + spelt(least) + " and " + spelt(most));
        return;
    }
    into = span;
}

}  // namespace tocsin::config
