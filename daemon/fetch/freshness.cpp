#include "fetch/freshness.h"

#include <curl/curl.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace tocsin::fetch {
namespace {

constexpr Seconds day{24 * 3600};

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Digits only; numbers beyond a day are a day.
std::optional<Seconds> seconds_from(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    Seconds value{0};
    for (const char digit : text)
        value = std::min(value * 10 + Seconds(digit - '0'), day);
    return value;
}

/// Nothing for a moment after the year 9999: a date of HTTP has four digits for its year (RFC 9110, 5.6.7).
std::optional<Time> date_from(const std::string& text) {
    constexpr std::time_t last = 253'402'300'799;
    const std::time_t moment = text.size() > 64 ? -1 : curl_getdate(text.c_str(), nullptr);
    if (moment < 0 || moment > last)
        return std::nullopt;
    return Time(Seconds(moment));
}

Seconds within_a_day(Milliseconds wait) {
    return std::clamp(std::chrono::ceil<Seconds>(wait), Seconds(0), day);
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return text;
}

struct CacheControl {
    bool uncacheable = false;
    std::optional<Seconds> max_age;
};

CacheControl read_cache_control(const std::string& value) {
    CacheControl read;
    std::string_view rest = value;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view directive = trim(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const std::size_t equals = directive.find('=');
        const std::string name = lower(std::string(trim(directive.substr(0, equals))));
        if (name == "no-store" || name == "no-cache")
            read.uncacheable = true;
        if (name != "max-age" || equals == std::string_view::npos || read.max_age)
            continue;
        std::string_view number = trim(directive.substr(equals + 1));
        if (number.size() >= 2 && number.front() == '"' && number.back() == '"')
            number = number.substr(1, number.size() - 2);
        read.max_age = seconds_from(number);
    }
    return read;
}

std::optional<Seconds> fresh_for(const FetchResult& result, Time now) {
    const CacheControl control = read_cache_control(header_of(result, "Cache-Control"));
    if (control.uncacheable)
        return std::nullopt;
    if (control.max_age) {
        const Seconds age = seconds_from(header_of(result, "Age")).value_or(Seconds(0));
        return std::max(*control.max_age - age, Seconds(0));
    }
    const auto expires = date_from(header_of(result, "Expires"));
    if (!expires)
        return std::nullopt;
    return within_a_day(*expires - date_from(header_of(result, "Date")).value_or(now));
}

std::optional<Seconds> retry_after(const FetchResult& result, Time now) {
    const std::string value = header_of(result, "Retry-After");
    if (const auto seconds = seconds_from(value))
        return seconds;
    const auto moment = date_from(value);
    if (!moment)
        return std::nullopt;
    return within_a_day(*moment - now);
}

}  // namespace

Freshness freshness_of(const FetchResult& result, Time now) {
    return {retry_after(result, now), fresh_for(result, now)};
}

}  // namespace tocsin::fetch
