// Finds the stories whose deal is about the same money for the same people or place.
#pragma once

#include "model/facts.h"
#include "model/story.h"

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tocsin::story {

/// A sum that a deal is known by, whatever its role; that of a larger plan is also others'.
struct Figure {
    std::string currency;
    double value = 0;
    double usd = 0;  ///< 0 = no rate
};

std::vector<Figure> figures_of(const Deal& deal);
/// Of its own deal, and what headline and lead say besides.
std::vector<Figure> figures_of(const Facts& facts);
/// Of its deal, and those its ledger holds from before the deal changed.
std::vector<Figure> figures_of(const Story& story);

/// Whether two figures are one sum: rounded otherwise, or converted at another day's rate.
bool is_same_sum(const Figure& one, const Figure& other);
/// Whether they are in two currencies, and one sum only if the rate has moved since ours.
bool is_by_another_rate(const Figure& one, const Figure& other);

/// Follows from the stories alone: entered again after a restart, it finds the same.
class DealIndex {
public:
    /// In place of what was known of the slot; `rank` orders stories by age.
    void enter(std::uint32_t slot, std::uint64_t rank, const Story& story);
    void remove(std::uint32_t slot);

    /// Stories with a figure and an actor or country of the item's own deal, which it must have; the newest
    /// first, a few dozen at most.
    std::vector<std::uint32_t> candidates(const Facts& facts) const;

private:
    struct Entered {
        std::uint64_t rank = 0;
        std::vector<std::uint64_t> keys;
    };

    std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint64_t, std::uint32_t>>> lists_;
    std::unordered_map<std::uint32_t, Entered> entered_;  // by slot; the lists are ascending by rank
};

}  // namespace tocsin::story
