#include "match/anchors.h"

#include <algorithm>
#include <limits>

namespace tocsin::match {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// Words one of which must be there, and what looking for them costs.
struct Anchor {
    std::vector<std::uint32_t> words;
    double cost = never;
};

class Chooser {
public:
    explicit Chooser(const Machine& machine) : machine_(machine) {
        uses_.resize(machine.dictionary.size());
        for (const FlatSequence& sequence : machine.sequences)
            ++uses_[sequence.word];
        for (const Step& step : machine.steps) {
            if (step.op == StepOp::word)
                ++uses_[step.a];
        }
    }

    Anchor choose(std::uint32_t at) const {
        const Step& step = machine_.steps[at];
        switch (step.op) {
            case StepOp::word:
                return {{step.a}, cost(step.a)};
            case StepOp::sequences:
                return of_sequences({step.a, step.b});
            case StepOp::groups:
                return of_groups({step.a, step.b});
            case StepOp::all:
            case StepOp::near:
            case StepOp::then:
                return cheapest_child(at);
            case StepOp::any:
                return all_children(at);
            case StepOp::atleast:
                return choose(at + 1);
            default:
                return {};
        }
    }

private:
    /// Words of many watchlists are common words, and wake many.
    double cost(std::uint32_t word) const {
        return machine_.dictionary.commonness(word) * (1 + static_cast<double>(uses_[word]));
    }

    Anchor of_sequences(Range range) const {
        Anchor anchor{{}, 0};
        for (std::uint32_t at = range.first; at < range.first + range.count; ++at) {
            const FlatSequence& sequence = machine_.sequences[at];
            std::uint32_t best = sequence.word;
            for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part) {
                if (cost(machine_.parts[part].word) < cost(best))
                    best = machine_.parts[part].word;
            }
            anchor.words.push_back(best);
            anchor.cost += cost(best);
        }
        return anchor;
    }

    Anchor of_groups(Range range) const {
        Anchor anchor{{}, 0};
        for (std::uint32_t at = range.first; at < range.first + range.count; ++at) {
            const Anchor one = of_sequences({machine_.groups[at].first, machine_.groups[at].count});
            anchor.words.insert(anchor.words.end(), one.words.begin(), one.words.end());
            anchor.cost += one.cost;
        }
        return anchor;
    }

    Anchor cheapest_child(std::uint32_t at) const {
        Anchor best;
        for (std::uint32_t child = at + 1; child < at + machine_.steps[at].size;
             child += machine_.steps[child].size) {
            Anchor one = choose(child);
            if (one.cost < best.cost)
                best = std::move(one);
        }
        return best;
    }

    Anchor all_children(std::uint32_t at) const {
        Anchor sum{{}, 0};
        for (std::uint32_t child = at + 1; child < at + machine_.steps[at].size;
             child += machine_.steps[child].size) {
            const Anchor one = choose(child);
            sum.words.insert(sum.words.end(), one.words.begin(), one.words.end());
            sum.cost += one.cost;
        }
        return sum;
    }

    const Machine& machine_;
    std::vector<std::uint32_t> uses_;
};

}  // namespace

void lay_anchors(Machine& machine) {
    const Chooser chooser(machine);
    std::vector<std::vector<std::uint32_t>> woken(machine.dictionary.size());
    for (std::uint32_t list = 0; list < machine.flat.size(); ++list) {
        FlatWatchlist& flat = machine.flat[list];
        if (flat.require == no_step)
            continue;
        const Anchor anchor = chooser.choose(flat.require);
        flat.anchored = anchor.cost < never;
        if (!flat.anchored)
            machine.always.push_back(list);
        for (const std::uint32_t word : anchor.words) {
            if (flat.anchored && (woken[word].empty() || woken[word].back() != list))
                woken[word].push_back(list);
        }
    }
    for (const std::vector<std::uint32_t>& lists : woken) {
        machine.posting_starts.push_back(static_cast<std::uint32_t>(machine.postings.size()));
        machine.postings.insert(machine.postings.end(), lists.begin(), lists.end());
    }
    machine.posting_starts.push_back(static_cast<std::uint32_t>(machine.postings.size()));
}

}  // namespace tocsin::match
