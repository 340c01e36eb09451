#include "clean/page_metadata.h"

#include "base/time.h"
#include "text/utf8.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace tocsin::clean {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string day(int year, int month, int date) {
    if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) {
        return "";
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, date);
    return from_rfc3339(text.data()) ? text.data() : "";
}

/// Digits from `at`, at most `most` of them; moves past.
int number(std::string_view text, std::size_t& at, std::size_t most) {
    const std::size_t from = at;
    while (at < text.size() && at - from < most && is_digit(text[at])) {
        ++at;
    }
    return at == from ? -1 : std::atoi(std::string(text.substr(from, at - from)).c_str());
}

/// "2025-01-21...", "2025/1/21", "2025.01.21", "20250121..."
std::string year_first(std::string_view text) {
    std::size_t at = 0;
    const int year = number(text, at, 4);
    if (at != 4) {
        return "";
    }
    const char sign = at < text.size() ? text[at] : ' ';
    const bool signs = sign == '-' || sign == '/' || sign == '.';
    if (signs) {
        ++at;
    }
    const int month = number(text, at, 2);
    if (signs && (at >= text.size() || text[at] != sign)) {
        return "";
    }
    if (signs) {
        ++at;
    }
    const int date = number(text, at, 2);
    if (at < text.size() && is_digit(text[at]) && signs) {
        return "";
    }
    return day(year, month, date);
}

int month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (word.size() < 3) {
        return 0;
    }
    std::string start(word.substr(0, 3));
    for (char& letter : start) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    for (std::size_t month = 0; month < months.size(); ++month) {
        if (months[month] == start) {
            return static_cast<int>(month) + 1;
        }
    }
    return 0;
}

/// "Tue, 21 Jan 2025 ...", "January 21, 2025 ...": RFC 822 and what American pages write.
std::string month_by_name(std::string_view text) {
    int date = 0;
    int month = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            const int value = number(text, at, 4);
            if (value > 31) {
                return month > 0 && date > 0 ? day(value, month, date) : "";
            }
            date = date == 0 ? value : date;
        } else if (std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
            const std::size_t from = at;
            while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
                ++at;
            }
            const int named = month_of(text.substr(from, at - from));
            month = month == 0 ? named : month;
        } else {
            ++at;
        }
    }
    return "";
}

}  // namespace

std::string page_date(std::string_view text) {
    std::string trimmed = text::collapse_spaces(text::cut(text, 80));
    if (trimmed.size() > 10 && trimmed[10] == ' ' && is_digit(trimmed[9])) {
        trimmed[10] = 'T';
    }
    if (trimmed.size() > 10 && from_rfc3339(trimmed)) {
        return trimmed.substr(0, 4) < "1990" ? "" : trimmed;
    }
    if (std::string found = year_first(trimmed); !found.empty()) {
        return found;
    }
    return month_by_name(trimmed);
}

}  // namespace tocsin::clean
