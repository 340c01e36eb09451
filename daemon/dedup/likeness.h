// Finds the remembered item that shares most of its words with a new one, weighing rare pairs of words most.
#pragma once

#include "dedup/shelf.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace tocsin::dedup {

/// How long a headline alone can be a copy of another.
inline constexpr std::chrono::hours headline_life{48};

struct Likeness {
    std::uint32_t slot = Shelf::nowhere;
    double containment = 0;  ///< share of the smaller text's weight found in the other
};

class Comparison {
public:
    explicit Comparison(const Shelf& shelf) : shelf_(shelf) {}

    /// The most alike, if alike enough to be a copy; among equals the oldest.
    std::optional<Likeness> find(const Document& document);

    /// How much of the smaller is in the other; 0 when they share too few pairs to tell.
    double containment(const Document& document, std::uint32_t slot) const;

    /// Whether that much is enough for these two.
    bool is_copy(const Document& document, std::uint32_t slot, double containment) const;

private:
    double weight(std::uint32_t hash) const;
    std::uint32_t commonest() const;
    std::vector<std::uint32_t> candidates(const Document& document);

    const Shelf& shelf_;
    std::vector<std::uint16_t> hits_;  // by slot; all 0 between calls
};

}  // namespace tocsin::dedup
