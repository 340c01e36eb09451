#include "deliver/retry_after.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace tocsin::deliver {
namespace {

using std::chrono::days;

constexpr Milliseconds longest = days(400);
constexpr std::size_t longest_header = 64;

/// Words between blanks, commas and dashes: the three forms of a date differ in little else.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool gap =
            at == text.size() || text[at] == ' ' || text[at] == ',' || text[at] == '-' || text[at] == '\t';
        if (gap) {
            if (at > start) {
                words.push_back(text.substr(start, at - start));
            }
            start = at + 1;
        }
    }
    return words;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) {
        return std::nullopt;
    }
    return value;
}

std::optional<unsigned> month(std::string_view text) {
    constexpr std::array<std::string_view, 12> names = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<unsigned>(found - names.begin()) + 1;
}

/// "08:49:37"
std::optional<Milliseconds> time_of_day(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':') {
        return std::nullopt;
    }
    const auto hours = number(text.substr(0, 2));
    const auto minutes = number(text.substr(3, 2));
    const auto seconds = number(text.substr(6, 2));
    if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60) {
        return std::nullopt;
    }
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + Seconds(*seconds);
}

/// A year of two digits is the nearest that is not more than 50 years ahead.
std::optional<int> year_of(std::string_view text, Time now) {
    const std::optional<int> given = number(text);
    if (!given || *given > 9999) {
        return std::nullopt;
    }
    if (text.size() != 2) {
        return given;
    }
    const std::chrono::year_month_day today(std::chrono::floor<days>(now));
    const int this_year = static_cast<int>(today.year());
    const int year = this_year - this_year % 100 + *given;
    return year > this_year + 50 ? year - 100 : year;
}

std::optional<Time> moment(std::string_view day_text,
                           std::string_view month_text,
                           std::string_view year_text,
                           std::string_view time_text,
                           Time now) {
    const auto day = number(day_text);
    const auto month_number = month(month_text);
    const auto year = year_of(year_text, now);
    const auto time = time_of_day(time_text);
    if (!day || !month_number || !year || !time || *day > 31) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date(std::chrono::year(*year),
                                           std::chrono::month(*month_number),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) {
        return std::nullopt;
    }
    return Time(std::chrono::sys_days(date)) + *time;
}

std::optional<Time> http_date(std::string_view text, Time now) {
    const std::vector<std::string_view> words = words_of(text);
    // "Sun, 06 Nov 1994 08:49:37 GMT" and "Sunday, 06-Nov-94 08:49:37 GMT"
    if (words.size() == 6 && words[5] == "GMT") {
        return moment(words[1], words[2], words[3], words[4], now);
    }
    // "Sun Nov  6 08:49:37 1994"
    if (words.size() == 5) {
        return moment(words[2], words[1], words[4], words[3], now);
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

}  // namespace

std::optional<Milliseconds> read_retry_after(std::string_view header, Time now) {
    header = trimmed(header);
    if (header.size() > longest_header) {
        return std::nullopt;
    }
    std::optional<Milliseconds> wait;
    if (const std::optional<int> seconds = number(header)) {
        wait = Seconds(*seconds);
    } else if (const std::optional<Time> until = http_date(header, now)) {
        wait = std::max(Milliseconds(0), *until - now);
    }
    return wait && *wait <= longest ? wait : std::nullopt;
}

}  // namespace tocsin::deliver
