// How likely a word is in the next item: from what was seen, and before that from how words look.
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

/// Both given must outlive it.
class Rarity {
public:
    Rarity(const Machine& machine, const Experience& experience);

    /// Of the word or, for its number in the title, of the word standing in the title: 0 to 1.
    double share(std::uint32_t number) const;

    /// Of the step: as if words knew nothing of each other.
    double chance(std::uint32_t step) const;

private:
    double chance_of_sequence(const FlatSequence& sequence, Zone zone) const;
    double chance_of_range(std::uint32_t first, std::uint32_t count, Zone zone) const;

    const Machine& machine_;
    const Experience& experience_;
    std::vector<std::uint32_t> uses_;  ///< words of many watchlists are common words
    std::uint32_t most_uses_ = 1;
};

}  // namespace tocsin::match
