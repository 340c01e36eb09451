// Currencies that share a name: "dollar" with a country's adjective is that country's dollar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

struct Family {
    std::string name;                ///< "dollar"
    std::vector<std::string> codes;  ///< the first is meant when nothing is said
};

struct Families {
    std::vector<Family> list;

    /// The currency of `country` in family `number` (from 1), or "".
    std::string of_country(std::uint32_t number, std::string_view country) const;

    /// The number of the family `code` is in; 0 = none.
    std::uint32_t number_of(std::string_view code) const;
};

}  // namespace tocsin::facts
