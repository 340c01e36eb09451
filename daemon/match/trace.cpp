#include "match/trace.h"

#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::match {
namespace {

constexpr std::size_t most_quote_bytes = 240;
constexpr std::size_t most_members = 16;

bool is_words(StepOp op) { return op == StepOp::word || op == StepOp::sequences || op == StepOp::groups; }

std::string quoted(std::string_view words) {
    return "\"" + std::string(text::cut(words, most_quote_bytes)) + "\"";
}

}  // namespace

Trace::Trace(Evaluation& evaluation, const Expression& expression)
    : evaluation_(evaluation), expression_(expression) {}

std::string Trace::name_of_step(std::uint32_t at) const {
    const Step& step = evaluation_.machine().steps[at];
    const std::string zone = (is_words(step.op) || step.op == StepOp::fact) && step.zone != Zone::anywhere
                                 ? std::string(name_of(step.zone)) + ":"
                                 : std::string();
    return zone + std::string(expression_.words_of(expression_.nodes[step.node]));
}

std::vector<std::uint32_t> Trace::children(std::uint32_t at) const {
    const std::vector<Step>& steps = evaluation_.machine().steps;
    std::vector<std::uint32_t> found;
    for (std::uint32_t child = at + 1; child < at + steps[at].size; child += steps[child].size)
        found.push_back(child);
    put_in_order(found);
    return found;
}

/// The others' places in the file are not even looked at.
std::vector<std::uint32_t> Trace::holding_children(std::uint32_t at) {
    const std::vector<Step>& steps = evaluation_.machine().steps;
    std::vector<std::uint32_t> found;
    for (std::uint32_t child = at + 1; child < at + steps[at].size; child += steps[child].size) {
        if (evaluation_.holds(child))
            found.push_back(child);
    }
    put_in_order(found);
    return found;
}

/// That of the file.
void Trace::put_in_order(std::vector<std::uint32_t>& found) const {
    const std::vector<Step>& steps = evaluation_.machine().steps;
    const auto begin = [&](std::uint32_t step) { return expression_.nodes[steps[step].node].begin; };
    std::sort(found.begin(), found.end(), [&](std::uint32_t left, std::uint32_t right) {
        return std::pair(begin(left), left) < std::pair(begin(right), right);
    });
}

void Trace::add_hit(const std::string& what, const Hit& hit, std::vector<Evidence>& into) {
    const Reading& reading = evaluation_.reading();
    Evidence evidence;
    evidence.what = what;
    evidence.zone = name_of(reading.zone_at(hit.begin));
    evidence.quote = std::string(text::cut(reading.quote(hit.begin, hit.end), most_quote_bytes));
    evidence.word = hit.begin < body_starts ? hit.begin : hit.begin - body_starts;
    const bool known = std::any_of(into.begin(), into.end(), [&](const Evidence& other) {
        return other.what == evidence.what && other.zone == evidence.zone && other.word == evidence.word;
    });
    if (!known)
        into.push_back(std::move(evidence));
}

void Trace::collect(std::uint32_t at, std::vector<Evidence>& into) {
    const Step& step = evaluation_.machine().steps[at];
    switch (step.op) {
        case StepOp::word:
        case StepOp::sequences:
        case StepOp::groups:
        case StepOp::near:
        case StepOp::then: {
            const Hits hits = evaluation_.hits(at, most_members);
            if (!hits.empty())
                add_hit(name_of_step(at), hits.front(), into);
            break;
        }
        case StepOp::atleast:
            collect_members(at, into);
            break;
        case StepOp::fact: {
            Reason why;
            if (evaluation_.fact_holds(at, &why))
                into.push_back({name_of_step(at), "facts", why.quote, 0, 0});
            break;
        }
        case StepOp::deal:
            if (const Deal* deal = evaluation_.find_deal(at))
                collect_deal(at + 1, *deal, into);
            break;
        case StepOp::negation:
            break;
        default:
            for (const std::uint32_t child : holding_children(at))
                collect(child, into);
    }
}

void Trace::collect_members(std::uint32_t at, std::vector<Evidence>& into) {
    std::vector<std::uint32_t> terms;
    evaluation_.each_sequence(at + 1, [&](const FlatSequence& sequence, Zone zone) {
        Hits hits;
        if (std::find(terms.begin(), terms.end(), sequence.term) == terms.end())
            evaluation_.find(sequence, zone, hits, 1);
        if (!hits.empty()) {
            terms.push_back(sequence.term);
            add_hit(name_of_step(at), hits.front(), into);
        }
        return terms.size() < most_members;
    });
}

void Trace::collect_deal(std::uint32_t at, const Deal& deal, std::vector<Evidence>& into) {
    const Step& step = evaluation_.machine().steps[at];
    if (step.op == StepOp::fact) {
        Reason why;
        if (match::holds(evaluation_.machine().conditions[step.a], deal, &why))
            into.push_back({name_of_step(at), "facts", why.quote, 0, 0});
    } else if (step.op != StepOp::negation) {
        for (const std::uint32_t child : children(at)) {
            if (evaluation_.holds_of_deal(child, deal))
                collect_deal(child, deal, into);
        }
    }
}

std::string Trace::failure(std::uint32_t at) {
    const Step& step = evaluation_.machine().steps[at];
    switch (step.op) {
        case StepOp::all:
            for (const std::uint32_t child : children(at)) {
                if (!evaluation_.holds(child))
                    return failure(child);
            }
            return "";
        case StepOp::any:
            return failure_of_choice(at);
        case StepOp::negation: {
            std::vector<Evidence> there;
            collect(at + 1, there);
            const std::string name = name_of_step(at);
            return there.empty() ? name : name + ": there is " + quoted(there.front().quote);
        }
        case StepOp::near:
        case StepOp::then:
            return failure_of_window(at);
        case StepOp::atleast:
            return failure_of_count(at);
        case StepOp::fact:
            return name_of_step(at) + ": " +
                   nearest_miss(
                       evaluation_.machine().conditions[step.a], evaluation_.article(), evaluation_.facts());
        case StepOp::deal: {
            const Step* inner = &step + 1;
            while (inner->op != StepOp::fact)
                ++inner;
            return name_of_step(at + 1) + ": " +
                   nearest_miss(evaluation_.machine().conditions[inner->a],
                                evaluation_.article(),
                                evaluation_.facts());
        }
        default:
            return failure_of_words(at);
    }
}

std::string Trace::failure_of_choice(std::uint32_t at) {
    constexpr std::size_t most_branches = 4;
    std::string text;
    std::size_t branches = 0;
    for (const std::uint32_t child : children(at)) {
        if (branches++ == most_branches)
            return text + "; ...";
        text += (text.empty() ? "" : "; ") + failure(child);
    }
    return text;
}

std::string Trace::failure_of_window(std::uint32_t at) {
    const std::string name = name_of_step(at);
    std::vector<Hits> operands;
    for (const std::uint32_t child : children(at)) {
        operands.push_back(evaluation_.hits(child, most_members * most_members));
        if (operands.back().empty())
            return name + ": " + failure(child);
    }
    const std::uint32_t apart = closest(operands[0], operands[1]);
    if (apart == nowhere)
        return name + ": never in the same part of the item";
    return name + ": closest pair is " + std::to_string(apart) + (apart == 1 ? " word" : " words") + " apart";
}

std::string Trace::failure_of_words(std::uint32_t at) {
    const Step& step = evaluation_.machine().steps[at];
    const std::string name = name_of_step(at);
    if (step.zone == Zone::anywhere)
        return name + ": not there";
    Hits elsewhere;
    evaluation_.each_sequence(at, [&](const FlatSequence& sequence, Zone) {
        evaluation_.find(sequence, Zone::anywhere, elsewhere, 1);
        return elsewhere.empty();
    });
    if (elsewhere.empty())
        return name + ": not there";
    const Reading& reading = evaluation_.reading();
    return name + ": only " + quoted(reading.quote(elsewhere.front().begin, elsewhere.front().end)) +
           " in the " + name_of(reading.zone_at(elsewhere.front().begin));
}

std::string Trace::failure_of_count(std::uint32_t at) {
    const std::vector<std::uint32_t> terms = evaluation_.members(at + 1, most_members);
    std::string text = name_of_step(at) + ": found " + std::to_string(terms.size());
    for (std::size_t each = 0; each < terms.size(); ++each)
        text.append(each == 0 ? ": " : ", ").append(evaluation_.machine().terms[terms[each]]);
    return text;
}

}  // namespace tocsin::match
