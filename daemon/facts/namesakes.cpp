#include "facts/namesakes.h"

#include <unicode/locid.h>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace tocsin::facts {
namespace {

constexpr int large = 100;               ///< thousands of people: known well enough to be meant
constexpr std::size_t most_endings = 2;  ///< letters of an ending of case

constexpr std::size_t most_known = 60;  ///< places that are asked
constexpr int much = 2;  ///< a language is less than the country, and that less than the region

/// The language most people of a country speak, by ICU's likely subtags.
std::string language_of(const std::string& country) {
    static const auto made = [] {
        std::unordered_map<std::string, std::string> languages;
        for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
            UErrorCode status = U_ZERO_ERROR;
            icu::Locale likely("und", *code);
            likely.addLikelySubtags(status);
            languages[*code] = likely.getLanguage();
        }
        return languages;
    }();
    const auto found = made.find(country);
    return found == made.end() ? std::string() : found->second;
}

/// How much speaks for a town: that the text names where it lies, or speaks its language.
int agreement(const Town& town, std::string_view language, std::span<const PlaceMention> known) {
    int most = language_of(town.place.country) == language ? 1 : 0;
    for (const PlaceMention& mention : known.first(std::min(known.size(), most_known))) {
        const KnownPlace& place = *mention.place;
        const bool region = !place.is_country && town.place.region.find(place.name) != std::string::npos;
        most = std::max(most, place.country != town.place.country ? 0 : region ? 2 * much : much);
    }
    return most;
}

}  // namespace

const Town* town_meant(std::u32string_view name,
                       const TownTable& table,
                       const LanguageWords& words,
                       std::span<const PlaceMention> known) {
    std::span<const TownTable::Entry> named = table.named(name);
    for (std::size_t cut = 0; words.inflects && named.empty() && cut <= most_endings; ++cut) {
        named = table.with_stem(name.substr(0, name.size() - std::min(cut, name.size())));
    }
    const Town* best = nullptr;
    int most = -1;
    for (const TownTable::Entry& entry : named) {
        const int agreeing = agreement(table[entry.town], words.language, known);
        if (agreeing > most && table.is_used_in(entry, words.language)) {
            best = &table[entry.town];
            most = agreeing;
        }
    }
    return best;
}

bool is_well_known(const Town& town, std::string_view language) {
    return town.thousands >= large || language_of(town.place.country) == language;
}

bool is_word_in(const Town& town, std::string_view language) {
    const std::string listed = ' ' + town.word_in + ' ';
    return listed.find(' ' + std::string(language) + ' ') != std::string::npos;
}

}  // namespace tocsin::facts
