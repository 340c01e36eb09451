#include "facts/namesakes.h"

#include <algorithm>
#include <string>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_endings = 3;  ///< letters of an ending of case

/// How much of where a town lies the text names.
int agreement(const Town& town, std::span<const PlaceMention> known) {
    int most = 0;
    for (const PlaceMention& mention : known) {
        const KnownPlace& place = *mention.place;
        const bool region = !place.is_country && town.region.find(place.name) != std::string::npos;
        most = std::max(most, place.country != town.place.country ? 0 : region ? 2 : 1);
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
    for (const auto& [key, number] : named) {
        const int agreeing = agreement(table[number], known);
        if (agreeing > most) {
            best = &table[number];
            most = agreeing;
        }
    }
    return best;
}

bool is_word_in(const Town& town, std::string_view language) {
    const std::string listed = ' ' + town.word_in + ' ';
    return listed.find(' ' + std::string(language) + ' ') != std::string::npos;
}

}  // namespace tocsin::facts
