// All watchlists laid out flat: words, sequences, concepts, programs, postings. Immutable once built.
#pragma once

#include "match/dictionary.h"
#include "match/program.h"
#include "match/watchlist.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

/// A term's alternative: one word, or the range of a phrase's words.
struct FlatSequence {
    std::uint32_t first = 0;   ///< of its patterns in Machine::parts
    std::uint16_t count = 0;   ///< of patterns; 1 with length 1 = a single word
    std::uint16_t length = 0;  ///< in words
    std::uint32_t word = 0;    ///< the rarest of its words, by guess
    std::uint32_t term = 0;    ///< number of its term, the same for all alternatives
    bool exact = false;        ///< every word is held to its capitals
};

struct Part {
    std::uint32_t word = 0;
    std::uint32_t offset = 0;
};

/// The sequences of a concept for one language.
struct Group {
    std::uint32_t language = 0;  ///< index in Machine::languages; 0 = any
    std::uint32_t first = 0, count = 0;
};

struct Range {
    std::uint32_t first = 0, count = 0;
};

enum class StepOp : std::uint8_t {
    word,       ///< a = the word
    sequences,  ///< a, b = first and count in Machine::sequences
    groups,     ///< a, b = first and count in Machine::groups
    all,
    any,
    negation,
    near,
    then,
    atleast,
    fact,  ///< a = condition
    deal,  ///< exists a deal of which all children hold
};

/// One step of a program in prefix order: children follow, `size` leads to the next sibling.
struct Step {
    StepOp op = StepOp::all;
    Zone zone = Zone::anywhere;
    std::uint16_t number = 0;
    std::uint32_t a = 0, b = 0;
    std::uint32_t size = 1;
    std::uint32_t node = 0;  ///< in the expression it was made from
};

constexpr std::uint32_t no_step = std::numeric_limits<std::uint32_t>::max();

struct FlatLine {
    std::uint32_t step = no_step;
    double points = 0;
};

struct FlatWatchlist {
    std::uint32_t require = no_step, exclude = no_step;
    Range lines;      ///< in Machine::lines
    Range sequences;  ///< all it speaks of
};

struct Machine {
    explicit Machine(std::vector<Watchlist> lists);

    /// A word standing in the title has a number of its own: the word's and this.
    std::uint32_t title_shift() const {
        return static_cast<std::uint32_t>((dictionary.size() / 64 + 1) * 64);
    }

    /// The number that is seen whenever the word stands in the zone; of all zones only the title has its own.
    std::uint32_t number_in(std::uint32_t word, Zone zone) const {
        return zone == Zone::title ? word + title_shift() : word;
    }

    std::vector<Watchlist> watchlists;
    Dictionary dictionary;
    std::vector<std::string> languages;  ///< languages[0] = any
    std::vector<Part> parts;
    std::vector<FlatSequence> sequences;
    std::vector<std::string_view> terms;  ///< as written, by FlatSequence::term; of the watchlists' programs
    std::vector<Group> groups;
    std::vector<Condition> conditions;
    std::vector<Step> steps;
    std::vector<FlatLine> lines;
    std::vector<FlatWatchlist> flat;
    std::vector<bool> bare;    ///< by watchlist: neither points nor filters; require and exclude say it all
    std::uint64_t serial = 0;  ///< no two machines of a process share it
};

/// All numbers without which the step cannot hold, appended.
void gather_needed(const Machine& machine, std::uint32_t step, std::vector<std::uint32_t>& into);

}  // namespace tocsin::match
