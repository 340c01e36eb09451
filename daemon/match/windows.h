// Which hits stand close enough together.
#pragma once

#include <cstdint>
#include <vector>

namespace tocsin::match {

/// A stretch of words: `begin` up to, not including, `end`.
struct Hit {
    std::uint32_t begin = 0, end = 0;

    friend bool operator==(const Hit&, const Hit&) = default;
    friend auto operator<=>(const Hit&, const Hit&) = default;
};

using Hits = std::vector<Hit>;

struct Window {
    std::uint32_t between = 0;  ///< words of no operand between the first and the last, at most
    bool in_order = false;
};

/// One hit of each operand, none overlapping, all in one zone, within the window: the stretches they cover,
/// at most `most`, sorted. Operands are sorted. Gives up after a bounded number of trials.
Hits join(const std::vector<Hits>& operands, Window window, std::size_t most);

/// Whether there is anything to join of two operands, without finding it.
bool meet(const Hits& left, const Hits& right, Window window);

/// Words between the closest pair of the two, in any order; `nowhere` when they share no zone.
std::uint32_t closest(const Hits& left, const Hits& right);

}  // namespace tocsin::match
