// Lays the expressions of one watchlist into the machine: zones pushed down to the words, operands likely to
// fail first.
#pragma once

#include "match/machine.h"
#include "match/program.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tocsin::match {

class Flattener {
public:
    /// The program must outlive the machine, which quotes its terms.
    Flattener(Machine& machine, const Program& program);

    /// The number of the expression's first step; no_step when it is empty.
    std::uint32_t add(const Expression& expression);

private:
    using Steps = std::vector<Step>;

    std::uint32_t language_index(const std::string& language);
    Range add_terms(std::span<const Term> terms);
    void add_sequence(const Sequence& sequence, std::uint32_t term);
    Range groups_of(std::uint32_t concept_index);

    Steps lay(const Expression& expression, std::uint32_t node, Zone zone);
    Steps lay_literal(const Term& term, Step step);
    Steps lay_children(const Expression& expression, const Node& node, Step step, Zone zone);
    double chance(const Steps& steps, std::size_t at) const;

    Machine& machine_;
    const Program& program_;
    std::vector<Range> groups_;  ///< by concept; count 0 = not laid yet
};

}  // namespace tocsin::match
