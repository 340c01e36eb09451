#include "parse/calendar_names.h"

#include "html/word_table.h"
#include "text/fold.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <map>
#include <string>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

constexpr std::array english_months{"jan"sv,
                                    "feb"sv,
                                    "mar"sv,
                                    "apr"sv,
                                    "may"sv,
                                    "jun"sv,
                                    "jul"sv,
                                    "aug"sv,
                                    "sep"sv,
                                    "oct"sv,
                                    "nov"sv,
                                    "dec"sv};
constexpr std::array english_months_in_full{"january"sv,
                                            "february"sv,
                                            "march"sv,
                                            "april"sv,
                                            "may"sv,
                                            "june"sv,
                                            "july"sv,
                                            "august"sv,
                                            "september"sv,
                                            "october"sv,
                                            "november"sv,
                                            "december"sv};
constexpr std::array english_days{
    "sunday"sv, "monday"sv, "tuesday"sv, "wednesday"sv, "thursday"sv, "friday"sv, "saturday"sv};

/// Languages whose publishers were seen to translate dates.
constexpr std::array languages{"fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs",
                               "sk", "sl", "hr", "sr", "hu", "ro", "ru", "uk", "bg", "el", "tr", "et", "lv",
                               "lt", "ca", "id", "ko", "ja", "zh", "vi", "eu", "gl", "sq", "mk", "az"};

struct Names {
    std::map<std::string, int> months;  ///< 0 = languages disagree
    std::map<std::string, int> others;  ///< a CalendarKind
};

std::string folded(const icu::UnicodeString& name) {
    std::string utf8;
    name.toUTF8String(utf8);
    while (!utf8.empty() && utf8.back() == '.') {
        utf8.pop_back();
    }
    return text::fold(utf8);
}

void remember(std::map<std::string, int>& names, const std::string& name, int meaning) {
    if (name.empty() || (name[0] >= '0' && name[0] <= '9')) {
        return;
    }
    const auto [place, fresh] = names.emplace(name, meaning);
    if (!fresh && place->second != meaning) {
        place->second = 0;
    }
}

void learn(Names& names, const char* language) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status) != 0) {
        return;
    }
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            int32_t count = 0;
            const icu::UnicodeString* list = symbols.getMonths(count, context, width);
            for (int32_t i = 0; i < count && i < 12; ++i) {
                remember(names.months, folded(list[i]), i + 1);
            }
            list = symbols.getWeekdays(count, context, width);
            for (int32_t i = 1; i < count; ++i) {
                remember(names.others, folded(list[i]), static_cast<int>(CalendarKind::weekday));
            }
        }
    }
    int32_t count = 0;
    const icu::UnicodeString* halves = symbols.getAmPmStrings(count);
    for (int32_t i = 0; i < count && i < 2; ++i) {
        const CalendarKind kind = i == 0 ? CalendarKind::morning : CalendarKind::afternoon;
        remember(names.others, folded(halves[i]), static_cast<int>(kind));
    }
}

const Names& all_names() {
    static const Names names = [] {
        Names made;
        for (const char* language : languages) {
            learn(made, language);
        }
        return made;
    }();
    return names;
}

/// The meaning shared by every name that begins with `word`; 0 = none, or several.
int find_by_start(const std::map<std::string, int>& names, const std::string& word) {
    const auto exact = names.find(word);
    if (exact != names.end()) {
        return exact->second;
    }
    int meaning = 0;
    for (auto at = names.lower_bound(word); at != names.end() && at->first.compare(0, word.size(), word) == 0;
         ++at) {
        if (meaning != 0 && at->second != meaning) {
            return 0;
        }
        meaning = at->second;
    }
    return meaning;
}

CalendarWord english(std::string_view word) {
    const std::string_view start = word.substr(0, 3);
    for (std::size_t i = 0; i < english_months.size(); ++i) {
        const std::string_view full = english_months_in_full[i];
        if (html::same_folded(start, english_months[i]) && word.size() <= full.size() &&
            html::same_folded(word, full.substr(0, word.size()))) {
            return {CalendarKind::month, static_cast<int>(i) + 1};
        }
    }
    for (const std::string_view day : english_days) {
        if (word.size() >= 2 && word.size() <= day.size() &&
            html::same_folded(word, day.substr(0, word.size()))) {
            return {CalendarKind::weekday, 0};
        }
    }
    if (html::same_folded(word, "am")) {
        return {CalendarKind::morning, 0};
    }
    return {html::same_folded(word, "pm") ? CalendarKind::afternoon : CalendarKind::none, 0};
}

}  // namespace

CalendarWord calendar_word(std::string_view word) {
    if (word.size() > 64) {
        return {};
    }
    if (const CalendarWord known = english(word); known.kind != CalendarKind::none) {
        return known;
    }
    const std::string key = text::fold(word);
    if (key.size() >= 3) {
        if (const int month = find_by_start(all_names().months, key); month != 0) {
            return {CalendarKind::month, month};
        }
    }
    const auto other = all_names().others.find(key);
    return other == all_names().others.end() ? CalendarWord{}
                                             : CalendarWord{static_cast<CalendarKind>(other->second), 0};
}

}  // namespace tocsin::parse
