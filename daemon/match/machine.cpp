#include "match/machine.h"

#include "match/flattener.h"

#include <atomic>
#include <utility>

namespace tocsin::match {
namespace {

std::uint64_t next_serial() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

bool is_bare(const Program& program) {
    return program.lines.empty() && program.threshold <= 0 && program.languages.empty() &&
           program.allowed.empty() && program.blocked.empty();
}

void add_watchlist(Machine& machine, const Watchlist& watchlist) {
    FlatWatchlist flat;
    if (watchlist.enabled && watchlist.program != nullptr && !watchlist.program->require.nodes.empty()) {
        const Program& program = *watchlist.program;
        const auto first = static_cast<std::uint32_t>(machine.sequences.size());
        Flattener flattener(machine, program);
        flat.require = flattener.add(program.require);
        flat.exclude = flattener.add(program.exclude);
        flat.lines.first = static_cast<std::uint32_t>(machine.lines.size());
        flat.lines.count = static_cast<std::uint32_t>(program.lines.size());
        for (const ScoreLine& line : program.lines) {
            FlatLine laid;
            laid.step = flattener.add(line.when);
            laid.points = line.points;
            machine.lines.push_back(laid);
        }
        flat.sequences = {first, static_cast<std::uint32_t>(machine.sequences.size()) - first};
    }
    machine.flat.push_back(flat);
    machine.bare.push_back(flat.require != no_step && is_bare(*watchlist.program));
}

}  // namespace

Machine::Machine(std::vector<Watchlist> lists) : watchlists(std::move(lists)), serial(next_serial()) {
    languages.emplace_back();
    for (const Watchlist& watchlist : watchlists)
        add_watchlist(*this, watchlist);
}

void gather_needed(const Machine& machine, std::uint32_t at, std::vector<std::uint32_t>& into) {
    const Step& step = machine.steps[at];
    if (step.op == StepOp::word)
        into.push_back(machine.number_in(step.a, step.zone));
    if (step.op == StepOp::sequences && step.b == 1) {
        const FlatSequence& sequence = machine.sequences[step.a];
        for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part)
            into.push_back(machine.number_in(machine.parts[part].word, step.zone));
    }
    if (step.op != StepOp::all && step.op != StepOp::near && step.op != StepOp::then)
        return;
    for (std::uint32_t child = at + 1; child < at + step.size; child += machine.steps[child].size)
        gather_needed(machine, child, into);
}

}  // namespace tocsin::match
