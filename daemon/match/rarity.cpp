#include "match/rarity.h"

#include <algorithm>

namespace tocsin::match {
namespace {

/// Of the words of an item about this many stand in its title too.
constexpr double share_of_title = 0.1;

/// Words that are there stand in a row, or near each other, about this often.
constexpr double share_of_order = 0.3;

}  // namespace

Rarity::Rarity(const Machine& machine, const Experience& experience)
    : machine_(machine), experience_(experience), uses_(machine.dictionary.size()) {
    for (const FlatSequence& sequence : machine.sequences)
        most_uses_ = std::max(most_uses_, ++uses_[sequence.word]);
}

double Rarity::share(std::uint32_t number) const {
    const bool title = number >= machine_.title_shift();
    const std::uint32_t word = title ? number - machine_.title_shift() : number;
    const double guess = machine_.dictionary.commonness(word);
    const double known = experience_.items == 0 ? guess * (1 + uses_[word]) / (1 + most_uses_)
                                                : (experience_.seen[word] + guess) / (experience_.items + 1);
    return known * (title ? share_of_title : 1);
}

double Rarity::chance_of_sequence(const FlatSequence& sequence, Zone zone) const {
    double rarest = 1;
    for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part)
        rarest = std::min(rarest, share(machine_.number_in(machine_.parts[part].word, zone)));
    return sequence.count > 1 ? rarest * share_of_order : rarest;
}

double Rarity::chance_of_range(std::uint32_t first, std::uint32_t count, Zone zone) const {
    double none = 1;
    for (std::uint32_t at = first; at < first + count; ++at)
        none *= 1 - chance_of_sequence(machine_.sequences[at], zone);
    return 1 - none;
}

double Rarity::chance(std::uint32_t at) const {
    const Step& step = machine_.steps[at];
    double all = 1;
    double none = 1;
    double least = 1;
    for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size) {
        const double one = chance(child);
        all *= one;
        none *= 1 - one;
        least = std::min(least, one);
    }
    switch (step.op) {
        case StepOp::word:
            return share(machine_.number_in(step.a, step.zone));
        case StepOp::sequences:
            return chance_of_range(step.a, step.b, step.zone);
        case StepOp::groups:
            for (std::uint32_t group = step.a; group < step.a + step.b; ++group)
                none *= 1 - chance_of_range(
                                machine_.groups[group].first, machine_.groups[group].count, step.zone);
            return 1 - none;
        case StepOp::all:
            return all;
        case StepOp::any:
        case StepOp::atleast:
            return 1 - none;
        case StepOp::negation:
            return none;
        case StepOp::near:
        case StepOp::then:
            return least * share_of_order;
        case StepOp::fact:
        case StepOp::deal:
            break;
    }
    return 0.5;
}

}  // namespace tocsin::match
