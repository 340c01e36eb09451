// Towns of the whole world: far more names than the places of places.tsv, and many of them words.
#pragma once

#include "base/result.h"
#include "facts/alphabet.h"
#include "facts/place_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::facts {

struct Town {
    KnownPlace place;
    std::string region;   ///< "Ohio"
    std::string word_in;  ///< languages in which a name of it is a common word: "en nl"
};

class TownTable {
public:
    /// A name's key and its town.
    using Entry = std::pair<std::uint64_t, std::uint32_t>;

    void add(Town town, const std::vector<std::u32string>& names);
    /// Sorts what was added; before it nothing is found. Those of one name stay in the order they came in.
    void freeze();

    /// Towns called so; `name` is folded. Hyphens and blanks are the same.
    std::span<const Entry> named(std::u32string_view name) const;
    /// Towns whose name is `stem`, or that with one vowel more.
    std::span<const Entry> with_stem(std::u32string_view stem) const;

    const Town& operator[](std::uint32_t town) const { return towns_[town]; }

private:
    std::vector<Town> towns_;
    std::vector<Entry> names_, stems_;
};

/// Columns: English name, country, region, people in thousands, languages it is a word in ("-" = none), other
/// names ("a | b").
[[nodiscard]] Result<TownTable> read_towns(const std::string& path, const Alphabet& alphabet);

}  // namespace tocsin::facts
