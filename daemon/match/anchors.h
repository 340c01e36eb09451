// Chooses the words without which a watchlist cannot match, so that only they wake it.
#pragma once

#include "match/machine.h"
#include "match/rarity.h"

#include <cstdint>
#include <vector>

namespace tocsin::match {

struct Wake {
    std::uint32_t watchlist = 0;
    std::uint32_t start = 0;  ///< of the watchlist on the tape; set when that is written
    /// What must be there as well: another word, or the waking word's number in the title; else itself.
    std::uint32_t mate = 0;

    friend bool operator==(const Wake&, const Wake&) = default;
};

/// Which watchlists a word wakes. The choice changes what matching costs, never what it says.
struct Anchors {
    std::vector<std::uint32_t> starts;  ///< word -> first of its entries in `wakes`; one more at the end
    std::vector<Wake> wakes;
    std::vector<std::uint32_t> always;  ///< watchlists no word wakes
    std::vector<std::uint32_t> chosen;  ///< by watchlist: the step all its waking words belong to, or no_step
};

Anchors lay_anchors(const Machine& machine, const Rarity& rarity);

}  // namespace tocsin::match
