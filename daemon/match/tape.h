// The conditions of all watchlists as one row of numbers: so close together that deciding one takes a look or
// two at memory. What the numbers cannot say they leave to Evaluation, once the words it needs are there.
#pragma once

#include "match/anchors.h"
#include "match/machine.h"
#include "match/rarity.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tocsin::match {

/// Words are numbers of Machine::number_in().
enum class TapeOp : std::uint32_t {
    any_word,   ///< one of the words that follow
    all_words,  ///< all of them
    no_word,    ///< none of them
    both,       ///< all of the operations that follow
    either,     ///< one of them
    none,       ///< not the one that follows
    spoken,     ///< a number of a language that must be visible, and the operation that follows
    sequence,   ///< a number of a sequence: a term with more than presence to it; words it needs
    step,       ///< a number of a step: any condition; words it needs
};

/// The head of an operation: what, in which zone, and over how many numbers behind it.
struct TapeHead {
    TapeOp op;
    Zone zone;
    std::uint32_t count;
};

constexpr std::uint32_t written(const TapeHead& head) {
    return static_cast<std::uint32_t>(head.op) | static_cast<std::uint32_t>(head.zone) << 4U |
           head.count << 8U;
}

constexpr TapeHead read_head(std::uint32_t number) {
    return {static_cast<TapeOp>(number & 15U), static_cast<Zone>(number >> 4U & 15U), number >> 8U};
}

/// Numbers behind the last operation, so that whoever fetches memory ahead stays within the row.
constexpr std::size_t tape_margin = 64 / sizeof(std::uint32_t);

struct Tape {
    std::vector<std::uint32_t> row;     ///< one operation for each watchlist, and the margin
    std::vector<std::uint32_t> starts;  ///< by watchlist, in the row; no_step for one that is never decided
};

/// Says `require` and not `exclude` of every watchlist, likely failures first, what its anchor has already
/// shown last.
Tape write_tape(const Machine& machine, const Rarity& rarity, const Anchors& anchors);

}  // namespace tocsin::match
