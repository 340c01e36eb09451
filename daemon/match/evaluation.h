// Runs the programs of a machine over one item.
#pragma once

#include "match/condition.h"
#include "match/machine.h"
#include "match/reading.h"
#include "match/windows.h"
#include "model/facts.h"

#include <cstdint>
#include <vector>

namespace tocsin::match {

class Evaluation {
public:
    Evaluation(const Machine& machine, const Reading& reading, const Article& article, const Facts& facts);

    /// To be called before asking about a watchlist.
    void turn_to(std::uint32_t watchlist);

    bool holds(std::uint32_t step);

    /// Whether one alternative of a term, Machine::sequences by number, stands in the zone.
    bool is_there(std::uint32_t sequence, Zone zone) { return is_there(machine_.sequences[sequence], zone); }

    /// Where the step's words stand, sorted, at most `most`. Empty for steps without a place.
    Hits hits(std::uint32_t step, std::size_t most);

    /// The different terms of the step's concepts and literals that are there, at most `most`.
    std::vector<std::uint32_t> members(std::uint32_t step, std::size_t most);

    /// Where one alternative of a term stands in the zone.
    void find(const FlatSequence& sequence, Zone zone, Hits& into, std::size_t most);

    /// Calls `visit(FlatSequence, Zone)` for all that the step speaks of in the item's language and may be
    /// there, until it gives false.
    template <class Visit>
    bool each_sequence(std::uint32_t at, const Visit& visit) {
        const Step& step = machine_.steps[at];
        if (step.op == StepOp::word)
            return visit(machine_.sequences[step.b], step.zone);
        if (step.op == StepOp::sequences)
            return each_of(step.a, step.b, step.zone, visit);
        if (step.op == StepOp::groups) {
            for (std::uint32_t group = step.a; group < step.a + step.b; ++group) {
                const Group& one = machine_.groups[group];
                if (reading_.is_visible(one.language) && !each_of(one.first, one.count, step.zone, visit))
                    return false;
            }
            return true;
        }
        for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size) {
            if (!each_sequence(child, visit))
                return false;
        }
        return true;
    }

    /// The deal all of whose conditions hold, or null.
    const Deal* find_deal(std::uint32_t step);
    bool holds_of_deal(std::uint32_t step, const Deal& deal);

    bool fact_holds(std::uint32_t step, Reason* why);

    const Article& article() const { return article_; }
    const Facts& facts() const { return facts_; }
    const Reading& reading() const { return reading_; }
    const Machine& machine() const { return machine_; }

private:
    template <class Visit>
    bool each_of(std::uint32_t first, std::uint32_t count, Zone zone, const Visit& visit) {
        for (std::uint32_t at = first; at < first + count; ++at) {
            const FlatSequence& sequence = machine_.sequences[at];
            if (reading_.has(sequence.word) && !visit(sequence, zone))
                return false;
        }
        return true;
    }

    bool is_there(const FlatSequence& sequence, Zone zone);
    bool has_word(std::uint32_t word, Zone zone) const;
    bool is_at(const FlatSequence& sequence, std::uint32_t begin) const;
    bool is_backed(std::uint32_t position);
    Hits joined(std::uint32_t at, std::size_t most);
    bool meets(std::uint32_t at);
    void gather(std::uint32_t at, std::size_t most, Hits& into);

    const Machine& machine_;
    const Reading& reading_;
    const Article& article_;
    const Facts& facts_;
    std::uint32_t watchlist_ = 0;
    signed char backed_[2] = {-1, -1};  ///< per title and text: -1 = not looked at yet
    Hits scratch_, left_, right_;       ///< only their memory outlives a call
};

}  // namespace tocsin::match
