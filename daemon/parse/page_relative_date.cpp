#include "parse/page_relative_date.h"

#include "text/fold.h"
#include "text/utf8.h"

#include <unicode/localpointer.h>
#include <unicode/locid.h>
#include <unicode/reldatefmt.h>

#include <array>
#include <map>
#include <string>

namespace tocsin::parse {
namespace {

constexpr std::size_t longest_text = 64;
constexpr int most_digits = 3;

constexpr std::array languages{"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi",
                               "pl", "cs", "sk", "hu", "ro", "ru", "uk", "bg", "el", "tr", "ko",
                               "ja", "zh", "vi", "id", "ar", "he", "hi", "fa", "th", "ca"};

/// ICU's wording for these covers every plural of the languages above.
constexpr std::array samples{1, 2, 3, 4, 5, 7, 11, 12, 20, 21, 22, 25, 30, 45, 100};

/// Months and years ago are no date, but another language's "2 m" must not be taken for minutes.
constexpr int unread = -1;

struct Unit {
    UDateRelativeUnit counted;
    int seconds;
};

constexpr std::array units{
    Unit{UDAT_RELATIVE_SECONDS, 1},
    Unit{UDAT_RELATIVE_MINUTES, 60},
    Unit{UDAT_RELATIVE_HOURS, 3600},
    Unit{UDAT_RELATIVE_DAYS, 86400},
    Unit{UDAT_RELATIVE_WEEKS, 7 * 86400},
    Unit{UDAT_RELATIVE_MONTHS, unread},
    Unit{UDAT_RELATIVE_YEARS, unread},
};

/// "3 hours ago" as the pattern "# hours ago" and its number; Arabic and other digits count too.
struct Wording {
    std::string pattern;
    int number = -1;  ///< -1 = none
};

int digit_of(char32_t point) {
    for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u0E50', U'\uFF10'}) {
        if (point >= zero && point <= zero + 9) {
            return static_cast<int>(point - zero);
        }
    }
    return -1;
}

std::optional<Wording> wording_of(std::string_view text) {
    const std::string folded = text::fold(text::collapse_spaces(text));
    Wording wording;
    int digits = 0;
    bool closed = false;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t point = text::next(folded, at);
        const int digit = digit_of(point);
        if (digit < 0) {
            closed = digits > 0;
            if (point != U'.' && point != U'\u200F' && point != U'\u200E') {
                text::append(wording.pattern, point);
            }
            continue;
        }
        if (closed || ++digits > most_digits) {
            return std::nullopt;
        }
        if (digits == 1) {
            wording.pattern += '#';
            wording.number = 0;
        }
        wording.number = wording.number * 10 + digit;
    }
    return wording;
}

/// How many seconds one "#" stands for, or, of a pattern without one, the days ago; nothing when two
/// languages disagree.
struct Meaning {
    int seconds = 0, days = 0;
    bool clear = true;

    bool operator==(const Meaning& other) const { return seconds == other.seconds && days == other.days; }
};

using Patterns = std::map<std::string, Meaning, std::less<>>;

void remember(Patterns& patterns, const icu::UnicodeString& text, Meaning meaning) {
    std::string utf8;
    text.toUTF8String(utf8);
    const std::optional<Wording> wording = wording_of(utf8);
    if (!wording || wording->pattern.empty()) {
        return;
    }
    if (wording->number < 0 && meaning.seconds != 0) {
        return;  // "an hour ago", "last week": a number put in words is left to the absolute forms
    }
    const auto [place, fresh] = patterns.emplace(wording->pattern, meaning);
    if (!fresh && !(place->second == meaning)) {
        place->second.clear = false;
    }
}

void learn(Patterns& patterns, const char* language, UDateRelativeDateTimeFormatterStyle style) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RelativeDateTimeFormatter formatter(
        icu::Locale(language), nullptr, style, UDISPCTX_CAPITALIZATION_NONE, status);
    if (U_FAILURE(status) != 0) {
        return;
    }
    for (const Unit& unit : units) {
        for (const int number : samples) {
            icu::UnicodeString text;
            formatter.format(number, UDAT_DIRECTION_LAST, unit.counted, text, status);
            if (U_SUCCESS(status) != 0) {
                remember(patterns, text, {unit.seconds, 0, true});
            }
            status = U_ZERO_ERROR;
        }
    }
    const std::array<std::pair<UDateDirection, int>, 2> days{
        {{UDAT_DIRECTION_THIS, 0}, {UDAT_DIRECTION_LAST, 1}}};
    for (const auto& [direction, ago] : days) {
        icu::UnicodeString text;
        formatter.format(direction, UDAT_ABSOLUTE_DAY, text, status);
        if (U_SUCCESS(status) != 0) {
            remember(patterns, text, {0, ago, true});
        }
        status = U_ZERO_ERROR;
    }
}

const Patterns& all_patterns() {
    static const Patterns patterns = [] {
        Patterns made;
        for (const char* language : languages) {
            for (const auto style : {UDAT_STYLE_LONG, UDAT_STYLE_SHORT, UDAT_STYLE_NARROW}) {
                learn(made, language, style);
            }
        }
        return made;
    }();
    return patterns;
}

Time midnight(Time time) { return std::chrono::floor<std::chrono::days>(time); }

}  // namespace

std::optional<Time> read_relative_date(std::string_view text, Time now) {
    if (text.empty() || text.size() > longest_text) {
        return std::nullopt;
    }
    const std::optional<Wording> wording = wording_of(text);
    if (!wording) {
        return std::nullopt;
    }
    const auto found = all_patterns().find(wording->pattern);
    if (found == all_patterns().end() || !found->second.clear || found->second.seconds == unread) {
        return std::nullopt;
    }
    const Meaning& meaning = found->second;
    if (wording->number < 0) {
        return midnight(now - std::chrono::days(meaning.days));
    }
    const Time then = now - std::chrono::seconds(std::int64_t{meaning.seconds} * wording->number);
    return meaning.seconds < 86400 ? then : midnight(then);
}

}  // namespace tocsin::parse
