// Chooses the words without which a watchlist cannot match, so that only they wake it.
#pragma once

#include "match/machine.h"

#include <cstdint>
#include <vector>

namespace tocsin::match {

/// How often each word of the dictionary was seen, and in how many items.
struct Experience {
    std::vector<std::uint32_t> seen;
    std::uint32_t items = 0;
};

struct Wake {
    std::uint32_t watchlist = 0;
    std::uint32_t mate =
        0;  ///< another word that must be there as well; the waking word itself when there is none
};

/// Which watchlists a word wakes. The choice changes what matching costs, never what it says.
struct Anchors {
    std::vector<std::uint32_t> starts;  ///< word -> first of its entries in `wakes`; one more at the end
    std::vector<Wake> wakes;
    std::vector<std::uint32_t> always;  ///< watchlists no word wakes
};

/// With experience the words seen least are chosen, without it those that look rare.
Anchors lay_anchors(const Machine& machine, const Experience& experience);

}  // namespace tocsin::match
