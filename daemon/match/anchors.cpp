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
    Chooser(const Machine& machine, const Experience& experience)
        : machine_(machine), experience_(experience) {
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

    /// The rarest word without which the step cannot hold, other than `known`; `known` when there is none.
    std::uint32_t mate_of(std::uint32_t at, std::uint32_t known) const {
        std::vector<std::uint32_t> needed;
        gather_needed(at, needed);
        std::uint32_t best = known;
        for (const std::uint32_t word : needed) {
            if (word != known && (best == known || cost(word) < cost(best)))
                best = word;
        }
        return best;
    }

private:
    double cost(std::uint32_t word) const {
        const double guess = machine_.dictionary.commonness(word);
        if (experience_.items == 0)
            return guess * (1 + uses_[word]);
        return (experience_.seen[word] + guess) / experience_.items;
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

    void gather_needed(std::uint32_t at, std::vector<std::uint32_t>& into) const {
        const Step& step = machine_.steps[at];
        if (step.op == StepOp::word)
            into.push_back(step.a);
        if (step.op == StepOp::sequences && step.b == 1) {
            const FlatSequence& sequence = machine_.sequences[step.a];
            for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part)
                into.push_back(machine_.parts[part].word);
        }
        if (step.op != StepOp::all && step.op != StepOp::near && step.op != StepOp::then)
            return;
        for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size)
            gather_needed(child, into);
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
    const Experience& experience_;
    std::vector<std::uint32_t> uses_;  ///< words of many watchlists are common words
};

}  // namespace

Anchors lay_anchors(const Machine& machine, const Experience& experience) {
    const Chooser chooser(machine, experience);
    Anchors anchors;
    std::vector<std::vector<Wake>> woken(machine.dictionary.size());
    for (std::uint32_t list = 0; list < machine.flat.size(); ++list) {
        if (machine.flat[list].require == no_step)
            continue;
        const Anchor anchor = chooser.choose(machine.flat[list].require);
        if (anchor.cost >= never) {
            anchors.always.push_back(list);
            continue;
        }
        for (const std::uint32_t word : anchor.words) {
            if (woken[word].empty() || woken[word].back().watchlist != list)
                woken[word].push_back({list, chooser.mate_of(machine.flat[list].require, word)});
        }
    }
    for (const std::vector<Wake>& wakes : woken) {
        anchors.starts.push_back(static_cast<std::uint32_t>(anchors.wakes.size()));
        anchors.wakes.insert(anchors.wakes.end(), wakes.begin(), wakes.end());
    }
    anchors.starts.push_back(static_cast<std::uint32_t>(anchors.wakes.size()));
    return anchors;
}

}  // namespace tocsin::match
