// Which sentences speak of the item's own deal, and which of another one.
#pragma once

#include "facts/scene.h"

#include <vector>

namespace tocsin::facts {

struct Commitment {
    std::vector<Stretch> sentences;        ///< in order
    std::vector<const FoundMoney*> money;  ///< that belongs to it
    std::vector<std::size_t> actors;       ///< organisations, in order of first mention
    std::vector<std::size_t> projects;
};

/// The first is the item's own news; empty when nothing is committed to.
std::vector<Commitment> find_commitments(const Scene& scene);

}  // namespace tocsin::facts
