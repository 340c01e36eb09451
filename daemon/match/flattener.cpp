#include "match/flattener.h"

#include <algorithm>
#include <numeric>

namespace tocsin::match {
namespace {

bool is_of_deal(const Expression& expression, std::uint32_t at) {
    const Node& node = expression.nodes[at];
    if (node.op == Op::fact)
        return expression.conditions[node.index].of_deal;
    if (node.op != Op::all && node.op != Op::any && node.op != Op::negation)
        return false;
    return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
        return is_of_deal(expression, child);
    });
}

StepOp op_of(Op op) {
    switch (op) {
        case Op::all:
            return StepOp::all;
        case Op::any:
            return StepOp::any;
        case Op::negation:
            return StepOp::negation;
        case Op::near:
            return StepOp::near;
        case Op::then:
            return StepOp::then;
        case Op::atleast:
            return StepOp::atleast;
        default:
            return StepOp::fact;
    }
}

std::vector<Step> wrap_as_deal(std::vector<Step> inner) {
    Step deal;
    deal.op = StepOp::deal;
    deal.node = inner.front().node;
    deal.size = static_cast<std::uint32_t>(inner.size()) + 1;
    inner.insert(inner.begin(), deal);
    return inner;
}

}  // namespace

Flattener::Flattener(Machine& machine, const Program& program)
    : machine_(machine), program_(program), groups_(program.concepts.size()) {}

std::uint32_t Flattener::language_index(const std::string& language) {
    auto& known = machine_.languages;
    const auto at =
        static_cast<std::uint32_t>(std::find(known.begin(), known.end(), language) - known.begin());
    if (at == known.size())
        known.push_back(language);
    return at;
}

void Flattener::add_sequence(const Sequence& sequence, std::uint32_t term) {
    FlatSequence flat;
    flat.first = static_cast<std::uint32_t>(machine_.parts.size());
    flat.count = static_cast<std::uint16_t>(sequence.patterns.size());
    flat.length = static_cast<std::uint16_t>(sequence.length);
    flat.term = term;
    flat.exact = true;
    double rarest = 2;
    for (const WordPattern& pattern : sequence.patterns) {
        const std::uint32_t word = machine_.dictionary.add(pattern);
        machine_.parts.push_back({word, pattern.offset});
        flat.exact = flat.exact && !pattern.exact.empty();
        if (machine_.dictionary.commonness(word) < rarest) {
            rarest = machine_.dictionary.commonness(word);
            flat.word = word;
        }
    }
    machine_.sequences.push_back(flat);
}

Range Flattener::add_terms(std::span<const Term> terms) {
    Range range{static_cast<std::uint32_t>(machine_.sequences.size()), 0};
    for (const Term& term : terms) {
        const auto number = static_cast<std::uint32_t>(machine_.terms.size());
        machine_.terms.push_back(term.source);
        for (const Sequence& sequence : term.sequences)
            add_sequence(sequence, number);
    }
    range.count = static_cast<std::uint32_t>(machine_.sequences.size()) - range.first;
    return range;
}

Range Flattener::groups_of(std::uint32_t concept_index) {
    Range& range = groups_[concept_index];
    if (range.count > 0)
        return range;
    const Concept& one = program_.concepts[concept_index];
    std::vector<Group> laid;
    for (const TermList& list : one.lists) {
        const Range terms = add_terms(list.terms);
        laid.push_back({language_index(list.language), terms.first, terms.count});
    }
    range = {static_cast<std::uint32_t>(machine_.groups.size()), static_cast<std::uint32_t>(laid.size())};
    machine_.groups.insert(machine_.groups.end(), laid.begin(), laid.end());
    return range;
}

std::uint32_t Flattener::add(const Expression& expression) {
    if (expression.nodes.empty())
        return no_step;
    const Steps steps = lay(expression, expression.root, Zone::anywhere);
    const auto first = static_cast<std::uint32_t>(machine_.steps.size());
    machine_.steps.insert(machine_.steps.end(), steps.begin(), steps.end());
    return first;
}

Flattener::Steps Flattener::lay_literal(const Term& term, Step step) {
    const Range range = add_terms({&term, 1});
    const FlatSequence& first = machine_.sequences[range.first];
    const bool plain = range.count == 1 && first.count == 1 && first.length == 1 && !first.exact;
    step.op = plain ? StepOp::word : StepOp::sequences;
    step.a = plain ? first.word : range.first;
    step.b = plain ? range.first : range.count;
    return {step};
}

Flattener::Steps Flattener::lay(const Expression& expression, std::uint32_t at, Zone zone) {
    const Node& node = expression.nodes[at];
    Step step;
    step.node = at;
    step.zone = zone;
    step.number = static_cast<std::uint16_t>(node.number);
    switch (node.op) {
        case Op::literal:
            return lay_literal(expression.literals[node.index], step);
        case Op::named: {
            const Range range = groups_of(node.index);
            step.op = StepOp::groups;
            step.a = range.first;
            step.b = range.count;
            return {step};
        }
        case Op::zone:
            return lay(expression, node.children.front(), node.zone);
        case Op::fact: {
            step.op = StepOp::fact;
            step.a = static_cast<std::uint32_t>(machine_.conditions.size());
            machine_.conditions.push_back(expression.conditions[node.index]);
            return machine_.conditions.back().of_deal ? wrap_as_deal({step}) : Steps{step};
        }
        default:
            step.op = op_of(node.op);
            return lay_children(expression, node, step, zone);
    }
}

/// Conditions on deals that stand together under one `and`, `or` or `not` speak of one and the same deal.
Flattener::Steps Flattener::lay_children(const Expression& expression,
                                         const Node& node,
                                         Step step,
                                         Zone zone) {
    std::vector<Steps> laid;
    Steps of_deal;
    for (const std::uint32_t child : node.children) {
        Steps steps = lay(expression, child, zone);
        if (!is_of_deal(expression, child)) {
            laid.push_back(std::move(steps));
            continue;
        }
        of_deal.insert(of_deal.end(), steps.begin() + 1, steps.end());
    }
    const bool only_deals = laid.empty() && !of_deal.empty();
    if (!of_deal.empty()) {
        Step inner = step;
        inner.op = only_deals || step.op == StepOp::any ? step.op : StepOp::all;
        inner.size = static_cast<std::uint32_t>(of_deal.size()) + 1;
        of_deal.insert(of_deal.begin(), inner);
        if (only_deals)
            return wrap_as_deal(std::move(of_deal));
        laid.push_back(wrap_as_deal(std::move(of_deal)));
    }
    if (step.op == StepOp::all || step.op == StepOp::any)
        std::stable_sort(laid.begin(), laid.end(), [&](const Steps& left, const Steps& right) {
            const double one = chance(left, 0);
            const double other = chance(right, 0);
            return step.op == StepOp::all ? one < other : one > other;
        });
    Steps steps{step};
    for (const Steps& child : laid)
        steps.insert(steps.end(), child.begin(), child.end());
    steps.front().size = static_cast<std::uint32_t>(steps.size());
    return steps;
}

/// A guess at how likely the step holds, plus a little for what it costs to know.
double Flattener::chance(const Steps& steps, std::size_t at) const {
    const Step& step = steps[at];
    const auto of_range = [&](std::uint32_t first, std::uint32_t count) {
        double sum = 0;
        for (std::uint32_t each = first; each < first + count; ++each)
            sum += machine_.dictionary.commonness(machine_.sequences[each].word);
        return sum;
    };
    switch (step.op) {
        case StepOp::word:
            return machine_.dictionary.commonness(step.a);
        case StepOp::sequences:
            return of_range(step.a, step.b);
        case StepOp::groups: {
            double sum = 0;
            for (std::uint32_t group = step.a; group < step.a + step.b; ++group)
                sum += of_range(machine_.groups[group].first, machine_.groups[group].count);
            return sum;
        }
        case StepOp::negation:
            return 4;
        case StepOp::fact:
        case StepOp::deal:
            return 0.5;
        default:
            break;
    }
    const bool sums = step.op == StepOp::any || step.op == StepOp::atleast;
    double best = sums ? 0 : 1e9;
    for (std::size_t child = at + 1; child < at + step.size; child += steps[child].size)
        best = sums ? best + chance(steps, child) : std::min(best, chance(steps, child));
    return best + (sums ? 0 : 0.01);
}

}  // namespace tocsin::match
