// Towns of the whole world: far more names than the places of places.tsv, and many of them words.
#pragma once

#include "base/result.h"
#include "facts/alphabet.h"
#include "facts/place_table.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tocsin::facts {

struct Town {
    KnownPlace place;
    int thousands = 0;    ///< people
    std::string word_in;  ///< languages in which a name of it is a common word: "en nl"
};

class TownTable {
public:
    /// A folded name and the languages that use it, "de fr"; none = all.
    struct Name {
        std::u32string spelling;
        std::string languages;
    };
    struct Entry {
        std::uint64_t key = 0;  ///< of the name
        std::uint32_t town = 0;
        std::uint32_t speakers = 0;  ///< index

        auto operator<=>(const Entry&) const = default;
    };

    void add(Town town, const std::vector<Name>& names);
    /// Sorts what was added, of one name the largest first; before it nothing is found.
    void freeze();

    /// Towns called so; `name` is folded. Hyphens and blanks are the same.
    std::span<const Entry> named(std::u32string_view name) const;
    /// Towns whose name is `stem`, or that with one vowel more.
    std::span<const Entry> with_stem(std::u32string_view stem) const;

    /// Whether the entry's name is used in the language.
    bool is_used_in(const Entry& entry, std::string_view language) const;

    const Town& operator[](std::uint32_t town) const { return towns_[town]; }

private:
    std::vector<Town> towns_;
    std::vector<std::string> speakers_{""};  ///< " de fr "; the first are all
    std::unordered_map<std::string, std::uint32_t> speaking_{{"", 0}};
    std::vector<Entry> names_, stems_;
};

/// Columns: English name, country, region, people in thousands, languages it is a word in ("-" = none), other
/// names ("a | b (de fr)": b in these languages only).
[[nodiscard]] Result<TownTable> read_towns(const std::string& path, const Alphabet& alphabet);

}  // namespace tocsin::facts
