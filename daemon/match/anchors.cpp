#include "match/anchors.h"

#include <limits>
#include <utility>

namespace tocsin::match {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// A word that wakes, and what must be there beside it: itself when nothing more is known.
struct Waker {
    std::uint32_t word = 0, mate = 0;
};

/// Words one of which must be there, and what looking for them costs.
struct Anchor {
    std::vector<Waker> wakers;
    double cost = never;
    std::uint32_t step = no_step;
};

class Chooser {
public:
    Chooser(const Machine& machine, const Rarity& rarity) : machine_(machine), rarity_(rarity) {}

    Anchor choose(std::uint32_t at) const {
        const Step& step = machine_.steps[at];
        switch (step.op) {
            case StepOp::word:
                return {{{step.a, machine_.number_in(step.a, step.zone)}},
                        rarity_.share(machine_.number_in(step.a, step.zone)),
                        at};
            case StepOp::sequences: {
                Anchor anchor{{}, 0, at};
                add_sequences(step.a, step.b, step.zone, anchor);
                return anchor;
            }
            case StepOp::groups: {
                Anchor anchor{{}, 0, at};
                for (std::uint32_t group = step.a; group < step.a + step.b; ++group)
                    add_sequences(
                        machine_.groups[group].first, machine_.groups[group].count, step.zone, anchor);
                return anchor;
            }
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

    /// The rarest of `waker.mate` and `needed` that tells more than the waking word itself.
    std::uint32_t mate_of(const Waker& waker, const std::vector<std::uint32_t>& needed) const {
        std::uint32_t best = waker.mate;
        for (const std::uint32_t word : needed) {
            if (word != waker.word && (best == waker.word || rarity_.share(word) < rarity_.share(best)))
                best = word;
        }
        return best;
    }

private:
    void add_sequences(std::uint32_t first, std::uint32_t count, Zone zone, Anchor& anchor) const {
        for (std::uint32_t at = first; at < first + count; ++at) {
            const Waker waker = waker_of(machine_.sequences[at], zone);
            anchor.wakers.push_back(waker);
            anchor.cost += rarity_.share(waker.word) * (waker.mate == waker.word ? 1 : 0.3);
        }
    }

    /// The two rarest words of the sequence.
    Waker waker_of(const FlatSequence& sequence, Zone zone) const {
        std::uint32_t rarest = machine_.parts[sequence.first].word;
        for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part) {
            if (rarity_.share(machine_.parts[part].word) < rarity_.share(rarest))
                rarest = machine_.parts[part].word;
        }
        Waker waker{rarest, machine_.number_in(rarest, zone)};
        std::vector<std::uint32_t> others;
        for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part)
            others.push_back(machine_.number_in(machine_.parts[part].word, zone));
        waker.mate = mate_of(waker, others);
        return waker;
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
        Anchor sum{{}, 0, at};
        for (std::uint32_t child = at + 1; child < at + machine_.steps[at].size;
             child += machine_.steps[child].size) {
            const Anchor one = choose(child);
            sum.wakers.insert(sum.wakers.end(), one.wakers.begin(), one.wakers.end());
            sum.cost += one.cost;
        }
        return sum;
    }

    const Machine& machine_;
    const Rarity& rarity_;
};

/// Wakes by word, gathered in any order and then sorted by counting.
class Gatherer {
public:
    explicit Gatherer(std::size_t words) : counts_(words + 1) {}

    void add(std::uint32_t word, const Wake& wake) {
        if (!gathered_.empty() && gathered_.back().first == word && gathered_.back().second == wake)
            return;
        gathered_.emplace_back(word, wake);
        ++counts_[word + 1];
    }

    void lay(Anchors& anchors) {
        for (std::size_t word = 1; word < counts_.size(); ++word)
            counts_[word] += counts_[word - 1];
        anchors.starts = counts_;
        anchors.wakes.resize(gathered_.size());
        for (const auto& [word, wake] : gathered_)
            anchors.wakes[counts_[word]++] = wake;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::pair<std::uint32_t, Wake>> gathered_;
};

}  // namespace

Anchors lay_anchors(const Machine& machine, const Rarity& rarity) {
    const Chooser chooser(machine, rarity);
    Anchors anchors;
    anchors.chosen.resize(machine.flat.size(), no_step);
    Gatherer gatherer(machine.dictionary.size());
    std::vector<std::uint32_t> needed;
    for (std::uint32_t list = 0; list < machine.flat.size(); ++list) {
        const std::uint32_t require = machine.flat[list].require;
        if (require == no_step)
            continue;
        const Anchor anchor = chooser.choose(require);
        if (anchor.cost >= never) {
            anchors.always.push_back(list);
            continue;
        }
        anchors.chosen[list] = anchor.step;
        needed.clear();
        gather_needed(machine, require, needed);
        for (const Waker& waker : anchor.wakers)
            gatherer.add(waker.word, {list, 0, chooser.mate_of(waker, needed)});
    }
    gatherer.lay(anchors);
    return anchors;
}

}  // namespace tocsin::match
