#include "config/opml_words.h"

#include <algorithm>

namespace tocsin::config {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 3> escapes{
    {{'%', "%25"}, {',', "%2C"}, {'/', "%2F"}}};

std::string escaped(std::string_view tag) {
    std::string out;
    for (const char letter : tag) {
        const auto* row = std::find_if(
            escapes.begin(), escapes.end(), [&](const auto& escape) { return escape.first == letter; });
        row == escapes.end() ? out += letter : out += row->second;
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto* row = std::find_if(escapes.begin(), escapes.end(), [&](const auto& escape) {
            return text.substr(0, escape.second.size()) == escape.second;
        });
        out += row == escapes.end() ? text.front() : row->first;
        text.remove_prefix(row == escapes.end() ? 1 : row->second.size());
    }
    return out;
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

}  // namespace

std::vector<std::string> categories_of(std::string_view attribute) {
    std::vector<std::string> categories;
    while (!attribute.empty()) {
        const std::size_t end = std::min(attribute.find_first_of(",/"), attribute.size());
        if (std::string category = trimmed(attribute.substr(0, end)); !category.empty()) {
            categories.push_back(unescaped(category));
        }
        attribute.remove_prefix(std::min(end + 1, attribute.size()));
    }
    return categories;
}

std::string category_of(const std::vector<std::string>& tags) {
    std::string joined;
    for (const std::string& tag : tags) {
        joined += (joined.empty() ? "" : ",") + escaped(tag);
    }
    return joined;
}

bool same_folded(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(spaces);
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(spaces) - first + 1));
}

}  // namespace tocsin::config
