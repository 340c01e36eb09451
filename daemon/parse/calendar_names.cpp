#include "parse/calendar_names.h"

#include "html/word_table.h"
#include "text/fold.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

struct EnglishName {
    std::string_view name;
    int month;  ///< 0 = a day of the week
};

constexpr std::array english_names{EnglishName{"monday", 0},
                                   EnglishName{"tuesday", 0},
                                   EnglishName{"wednesday", 0},
                                   EnglishName{"thursday", 0},
                                   EnglishName{"friday", 0},
                                   EnglishName{"saturday", 0},
                                   EnglishName{"sunday", 0},
                                   EnglishName{"january", 1},
                                   EnglishName{"february", 2},
                                   EnglishName{"march", 3},
                                   EnglishName{"april", 4},
                                   EnglishName{"may", 5},
                                   EnglishName{"june", 6},
                                   EnglishName{"july", 7},
                                   EnglishName{"august", 8},
                                   EnglishName{"september", 9},
                                   EnglishName{"october", 10},
                                   EnglishName{"november", 11},
                                   EnglishName{"december", 12}};

/// Languages whose publishers were seen to translate dates.
constexpr std::array languages{"fr", "de", "es", "it", "pt", "nl", "sv",      "da", "nb", "fi", "is",
                               "pl", "cs", "sk", "sl", "hr", "sr", "hu",      "ro", "ru", "uk", "bg",
                               "el", "tr", "et", "lv", "lt", "ca", "id",      "ko", "ja", "zh", "vi",
                               "eu", "gl", "sq", "mk", "az", "ar", "fa",      "he", "hi", "bn", "th",
                               "ms", "hy", "ka", "kk", "be", "bs", "sr_Latn", "ur", "ta"};

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

/// A day of two words, like "terça-feira", is met word by word.
void remember_day(Names& names, std::string_view day) {
    while (!day.empty()) {
        const std::size_t end = std::min(day.find_first_of(" -"), day.size());
        remember(names.others, std::string(day.substr(0, end)), static_cast<int>(CalendarKind::weekday));
        day.remove_prefix(std::min(end + 1, day.size()));
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
                remember_day(names, folded(list[i]));
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

/// Two letters of a day or three of a month are enough.
CalendarWord english(std::string_view word) {
    if (word.size() < 2) {
        return {};
    }
    for (const EnglishName& row : english_names) {
        const std::size_t least = row.month == 0 ? 2 : 3;
        if (html::fold_ascii(word[0]) == row.name[0] && html::fold_ascii(word[1]) == row.name[1] &&
            word.size() >= least && word.size() <= row.name.size() &&
            html::same_folded(word, row.name.substr(0, word.size()))) {
            return {row.month == 0 ? CalendarKind::weekday : CalendarKind::month, row.month};
        }
    }
    if (html::same_folded(word, "am")) {
        return {CalendarKind::morning, 0};
    }
    return {html::same_folded(word, "pm") ? CalendarKind::afternoon : CalendarKind::none, 0};
}

}  // namespace

CalendarWord calendar_word(std::string_view word) {
    constexpr std::string_view hebrew_in = "ב";  // grown together with the name behind it
    if (word.size() > 64) {
        return {};
    }
    if (const CalendarWord known = english(word); known.kind != CalendarKind::none) {
        return known;
    }
    const std::string key = text::fold(word);
    if (key.size() > 6 && key.compare(0, hebrew_in.size(), hebrew_in) == 0) {
        if (const int month = find_by_start(all_names().months, key.substr(hebrew_in.size())); month != 0) {
            return {CalendarKind::month, month};
        }
    }
    if (key.size() >= 3) {
        if (const int month = find_by_start(all_names().months, key); month != 0) {
            return {CalendarKind::month, month};
        }
    }
    const auto other = all_names().others.find(key);
    return other == all_names().others.end() ? CalendarWord{}
                                             : CalendarWord{static_cast<CalendarKind>(other->second), 0};
}

bool names_a_day(std::string_view word) {
    const auto found =
        word.size() > 64 ? all_names().others.end() : all_names().others.find(text::fold(word));
    return found != all_names().others.end() && found->second == static_cast<int>(CalendarKind::weekday);
}

}  // namespace tocsin::parse
