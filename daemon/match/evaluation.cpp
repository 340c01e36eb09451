#include "match/evaluation.h"

#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::match {
namespace {

constexpr std::size_t most_hits = 4096;

}  // namespace

Evaluation::Evaluation(const Machine& machine,
                       const Reading& reading,
                       const Article& article,
                       const Facts& facts)
    : machine_(machine), reading_(reading), article_(article), facts_(facts) {}

void Evaluation::turn_to(std::uint32_t watchlist) {
    watchlist_ = watchlist;
    backed_[0] = backed_[1] = -1;
}

bool Evaluation::has_word(std::uint32_t word, Zone zone) const {
    if (!reading_.has(word))
        return false;
    if (zone == Zone::anywhere)
        return true;
    const std::uint32_t begin = reading_.zone_begin(zone);
    const std::uint32_t end = reading_.zone_end(zone);
    for (std::uint32_t at = reading_.first(word); at != nowhere; at = reading_.occurrence(at).next) {
        const std::uint32_t position = reading_.occurrence(at).position;
        if (position >= begin)
            return position < end;
    }
    return false;
}

bool Evaluation::is_there(const FlatSequence& sequence, Zone zone) {
    if (!reading_.has(sequence.word))
        return false;
    if (sequence.length == 1 && sequence.count == 1 && !(sequence.exact && reading_.shouts()))
        return has_word(sequence.word, zone);
    scratch_.clear();
    find(sequence, zone, scratch_, 1);
    return !scratch_.empty();
}

bool Evaluation::is_at(const FlatSequence& sequence, std::uint32_t begin) const {
    for (std::uint32_t at = sequence.first; at < sequence.first + sequence.count; ++at) {
        const Part& part = machine_.parts[at];
        if (!reading_.stands_at(part.word, begin + part.offset))
            return false;
    }
    return true;
}

void Evaluation::find(const FlatSequence& sequence, Zone zone, Hits& into, std::size_t most) {
    if (!reading_.has(sequence.word))
        return;
    std::uint32_t offset = 0;
    for (std::uint32_t at = sequence.first; at < sequence.first + sequence.count; ++at) {
        if (!reading_.has(machine_.parts[at].word))
            return;
        if (machine_.parts[at].word == sequence.word)
            offset = machine_.parts[at].offset;
    }
    const std::uint32_t begins = reading_.zone_begin(zone);
    const std::uint32_t ends = reading_.zone_end(zone);
    for (std::uint32_t at = reading_.first(sequence.word); at != nowhere && into.size() < most;
         at = reading_.occurrence(at).next) {
        const std::uint32_t position = reading_.occurrence(at).position;
        const std::uint32_t base = position >= body_starts ? body_starts : 0;
        if (position < base + offset)
            continue;
        const Hit hit{position - offset, position - offset + sequence.length};
        if (hit.begin < begins || hit.end > ends || (sequence.count > 1 && !is_at(sequence, hit.begin)))
            continue;
        if (sequence.exact && reading_.is_shouting(hit.begin) && !is_backed(hit.begin))
            continue;
        into.push_back(hit);
    }
}

/// In a headline all in capitals "AI" may be any language's small word: it counts beside another word of the
/// watchlist that is there whatever its case.
bool Evaluation::is_backed(std::uint32_t position) {
    signed char& known = backed_[position < body_starts ? 0 : 1];
    if (known >= 0)
        return known == 1;
    known = 0;
    const Zone zone = position < body_starts ? Zone::title : Zone::body;
    const Range range = machine_.flat[watchlist_].sequences;
    for (std::uint32_t at = range.first; at < range.first + range.count && known == 0; ++at) {
        Hits found;
        if (!machine_.sequences[at].exact)
            find(machine_.sequences[at], zone, found, 1);
        known = found.empty() ? 0 : 1;
    }
    return known == 1;
}

bool Evaluation::holds(std::uint32_t at) {
    const Step& step = machine_.steps[at];
    const std::uint32_t end = at + step.size;
    switch (step.op) {
        case StepOp::word:
            return has_word(step.a, step.zone);
        case StepOp::sequences:
        case StepOp::groups:
            return !each_sequence(
                at, [this](const FlatSequence& sequence, Zone zone) { return !is_there(sequence, zone); });
        case StepOp::all:
            for (std::uint32_t child = at + 1; child < end; child += machine_.steps[child].size) {
                if (!holds(child))
                    return false;
            }
            return true;
        case StepOp::any:
            for (std::uint32_t child = at + 1; child < end; child += machine_.steps[child].size) {
                if (holds(child))
                    return true;
            }
            return false;
        case StepOp::negation:
            return !holds(at + 1);
        case StepOp::near:
        case StepOp::then:
            return meets(at);
        case StepOp::atleast:
            return members(at + 1, step.number).size() >= step.number;
        case StepOp::fact:
            return fact_holds(at, nullptr);
        case StepOp::deal:
            return find_deal(at) != nullptr;
    }
    return false;
}

bool Evaluation::fact_holds(std::uint32_t at, Reason* why) {
    const Step& step = machine_.steps[at];
    Stretch stretch;
    if (step.zone == Zone::title)
        stretch.end = text::count_points(article_.title);
    else if (step.zone != Zone::anywhere)
        stretch.begin = article_.title.empty() ? 0 : text::count_points(article_.title) + 1;
    if (step.zone == Zone::lead)
        stretch.end = stretch.begin + text::count_points(reading_.lead());
    return match::holds(machine_.conditions[step.a], article_, facts_, stretch, why);
}

Hits Evaluation::joined(std::uint32_t at, std::size_t most) {
    const Step& step = machine_.steps[at];
    for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size) {
        if (!holds(child))
            return {};
    }
    std::vector<Hits> operands;
    for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size) {
        operands.push_back(hits(child, most_hits));
        if (operands.back().empty())
            return {};
    }
    return join(operands, {step.number, step.op == StepOp::then}, most);
}

bool Evaluation::meets(std::uint32_t at) {
    const Step& step = machine_.steps[at];
    const std::uint32_t second = at + 1 + machine_.steps[at + 1].size;
    if (second + machine_.steps[second].size != at + step.size)
        return !joined(at, 1).empty();
    Hits left = std::move(left_);
    Hits right = std::move(right_);
    left.clear();
    right.clear();
    gather(at + 1, most_hits, left);
    if (!left.empty())
        gather(second, most_hits, right);
    const bool found = meet(left, right, {step.number, step.op == StepOp::then});
    left_ = std::move(left);
    right_ = std::move(right);
    return found;
}

Hits Evaluation::hits(std::uint32_t at, std::size_t most) {
    Hits found;
    gather(at, most, found);
    return found;
}

/// `into` is empty before.
void Evaluation::gather(std::uint32_t at, std::size_t most, Hits& into) {
    const Step& step = machine_.steps[at];
    if (step.op == StepOp::near || step.op == StepOp::then) {
        into = joined(at, most);
        return;
    }
    if (step.op == StepOp::any) {
        for (std::uint32_t child = at + 1; child < at + step.size; child += machine_.steps[child].size) {
            const Hits more = hits(child, most);
            into.insert(into.end(), more.begin(), more.end());
        }
    } else if (step.op == StepOp::word || step.op == StepOp::sequences || step.op == StepOp::groups) {
        each_sequence(at, [&](const FlatSequence& sequence, Zone zone) {
            find(sequence, zone, into, most);
            return into.size() < most;
        });
    }
    if (!std::is_sorted(into.begin(), into.end()))
        std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

std::vector<std::uint32_t> Evaluation::members(std::uint32_t at, std::size_t most) {
    std::vector<std::uint32_t> terms;
    each_sequence(at, [&](const FlatSequence& sequence, Zone zone) {
        if (std::find(terms.begin(), terms.end(), sequence.term) == terms.end() && is_there(sequence, zone))
            terms.push_back(sequence.term);
        return terms.size() < most;
    });
    return terms;
}

const Deal* Evaluation::find_deal(std::uint32_t at) {
    for (const Deal& deal : facts_.deals) {
        if (holds_of_deal(at + 1, deal))
            return &deal;
    }
    return nullptr;
}

bool Evaluation::holds_of_deal(std::uint32_t at, const Deal& deal) {
    const Step& step = machine_.steps[at];
    const std::uint32_t end = at + step.size;
    switch (step.op) {
        case StepOp::all:
            for (std::uint32_t child = at + 1; child < end; child += machine_.steps[child].size) {
                if (!holds_of_deal(child, deal))
                    return false;
            }
            return true;
        case StepOp::any:
            for (std::uint32_t child = at + 1; child < end; child += machine_.steps[child].size) {
                if (holds_of_deal(child, deal))
                    return true;
            }
            return false;
        case StepOp::negation:
            return !holds_of_deal(at + 1, deal);
        case StepOp::fact:
            return match::holds(machine_.conditions[step.a], deal, nullptr);
        default:
            return false;
    }
}

}  // namespace tocsin::match
