// The places we know by name: countries and cities from ICU, the rest from places.tsv.
#pragma once

#include "base/result.h"
#include "facts/lexicon.h"
#include "facts/scripts.h"

#include <string>
#include <vector>

namespace tocsin::facts {

struct KnownPlace {
    std::string name;     ///< English
    std::string country;  ///< ISO 3166-1 alpha-2
    bool is_country = false;
    std::string region{};  ///< a town lies in: "Ohio"
};

struct PlaceTable {
    struct Row {
        KnownPlace place;
        std::vector<std::string> aliases;
    };
    std::vector<Row> rows;
    std::vector<std::string> not_places;  ///< names of ICU's that are words

    /// Adds the table's places and ICU's of `locale` and English, and to `places` what Word::index is of.
    void add_to(const std::string& locale,
                const Scripts& scripts,
                Lexicon& lexicon,
                std::vector<KnownPlace>& places) const;
};

/// Columns: English name, country, aliases ("a | b"). Country "-" leaves ICU's names of the row out.
[[nodiscard]] Result<PlaceTable> read_places(const std::string& path);

}  // namespace tocsin::facts
