#include "match/tape.h"

#include <algorithm>
#include <utility>

namespace tocsin::match {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// One operation with its estimated worth as a question.
struct Piece {
    Numbers row;
    double chance = 1;
    double cost = 1;
};

void append(Numbers& into, const Numbers& more) { into.insert(into.end(), more.begin(), more.end()); }

Numbers operation(TapeOp op, const Numbers& numbers, Zone zone = Zone::anywhere) {
    Numbers made{written({op, zone, static_cast<std::uint32_t>(numbers.size())})};
    append(made, numbers);
    return made;
}

/// Deciding costs about one look for each number, and more where the row hands on.
double cost_of(TapeOp op, std::size_t numbers) {
    const double looks = 1 + static_cast<double>(numbers) / 8;
    return op == TapeOp::sequence ? 4 + looks : op == TapeOp::step ? 8 + looks : looks;
}

class Writer {
public:
    Writer(const Machine& machine, const Rarity& rarity) : machine_(machine), rarity_(rarity) {}

    /// `known` is the step that is likely true, for its words woke the watchlist.
    Numbers write(const FlatWatchlist& list, std::uint32_t known) {
        known_ = known;
        std::vector<Piece> pieces{piece(list.require)};
        if (list.exclude != no_step)
            pieces.push_back(negated(piece(list.exclude)));
        return joined(TapeOp::both, std::move(pieces)).row;
    }

private:
    bool is_plain(const FlatSequence& sequence, Zone zone) const {
        return sequence.length == 1 && sequence.count == 1 && !sequence.exact &&
               (zone == Zone::anywhere || zone == Zone::title);
    }

    Piece piece(std::uint32_t at) {
        const Step& step = machine_.steps[at];
        Piece made;
        switch (step.op) {
            case StepOp::word:
                made = of_sequences(step.b, 1, step.zone);
                break;
            case StepOp::sequences:
                made = of_sequences(step.a, step.b, step.zone);
                break;
            case StepOp::groups:
                made = of_groups(step);
                break;
            case StepOp::all:
            case StepOp::any:
                made = joined(step.op == StepOp::all ? TapeOp::both : TapeOp::either, children(at));
                break;
            case StepOp::negation:
                made = negated(piece(at + 1));
                break;
            default:
                made = handed_on(at);
        }
        made.chance = rarity_.chance(at);
        if (at == known_)
            made.chance = 0.99;
        return made;
    }

    std::vector<Piece> children(std::uint32_t at) {
        std::vector<Piece> pieces;
        for (std::uint32_t child = at + 1; child < at + machine_.steps[at].size;
             child += machine_.steps[child].size)
            pieces.push_back(piece(child));
        return pieces;
    }

    Piece handed_on(std::uint32_t at) const {
        Numbers numbers{at};
        gather_needed(machine_, at, numbers);
        const double cost = cost_of(TapeOp::step, numbers.size());
        return {operation(TapeOp::step, numbers), 1, cost};
    }

    Piece of_sequences(std::uint32_t first, std::uint32_t count, Zone zone) const {
        Numbers words;
        std::vector<Piece> pieces;
        for (std::uint32_t at = first; at < first + count; ++at) {
            const FlatSequence& sequence = machine_.sequences[at];
            if (is_plain(sequence, zone)) {
                words.push_back(machine_.number_in(sequence.word, zone));
                continue;
            }
            Numbers numbers{at};
            for (std::uint32_t part = sequence.first; part < sequence.first + sequence.count; ++part)
                numbers.push_back(machine_.number_in(machine_.parts[part].word, zone));
            pieces.push_back(
                {operation(TapeOp::sequence, numbers, zone), 0.1, cost_of(TapeOp::sequence, numbers.size())});
        }
        if (!words.empty())
            pieces.push_back(
                {operation(TapeOp::any_word, words), 1, cost_of(TapeOp::any_word, words.size())});
        return joined(TapeOp::either, std::move(pieces));
    }

    Piece of_groups(const Step& step) const {
        std::vector<Piece> pieces;
        for (std::uint32_t at = step.a; at < step.a + step.b; ++at) {
            const Group& group = machine_.groups[at];
            Piece one = of_sequences(group.first, group.count, step.zone);
            if (group.language != 0) {
                one.row.insert(one.row.begin(), group.language);
                one.row = operation(TapeOp::spoken, one.row);
            }
            pieces.push_back(std::move(one));
        }
        return joined(TapeOp::either, std::move(pieces));
    }

    static Piece negated(Piece piece) {
        const TapeHead head = read_head(piece.row.front());
        if (head.op == TapeOp::any_word)
            piece.row.front() = written({TapeOp::no_word, head.zone, head.count});
        else
            piece.row = operation(TapeOp::none, piece.row);
        piece.chance = 1 - piece.chance;
        return piece;
    }

    /// The words of single questions become one list; the rest follows by what deciding is worth.
    static Piece joined(TapeOp op, std::vector<Piece> pieces) {
        if (pieces.empty())
            return {operation(op, {}), 1, 1};
        if (pieces.size() == 1)
            return std::move(pieces.front());
        const bool both = op == TapeOp::both;
        std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& left, const Piece& right) {
            const auto worth = [&](const Piece& one) {
                return one.cost / (1.0001 - (both ? one.chance : 1 - one.chance));
            };
            return worth(left) < worth(right);
        });
        Numbers rest;
        Numbers words;
        std::size_t others = 0;
        double cost = 0;
        for (const Piece& one : pieces) {
            const TapeHead head = read_head(one.row.front());
            cost += one.cost;
            if (head.op == TapeOp::any_word && (!both || head.count == 1)) {
                words.insert(words.end(), one.row.begin() + 1, one.row.end());
                continue;
            }
            append(rest, one.row);
            ++others;
        }
        const Numbers list =
            words.empty() ? Numbers{} : operation(both ? TapeOp::all_words : TapeOp::any_word, words);
        if (others == 0)
            return {list, 1, cost};
        if (others == 1 && list.empty())
            return {rest, 1, cost};
        Numbers all = list;
        append(all, rest);
        return {operation(op, all), 1, cost};
    }

    const Machine& machine_;
    const Rarity& rarity_;
    std::uint32_t known_ = no_step;
};

}  // namespace

Tape write_tape(const Machine& machine, const Rarity& rarity, const Anchors& anchors) {
    Tape tape;
    Writer writer(machine, rarity);
    for (std::uint32_t list = 0; list < machine.flat.size(); ++list) {
        if (machine.flat[list].require == no_step) {
            tape.starts.push_back(no_step);
            continue;
        }
        tape.starts.push_back(static_cast<std::uint32_t>(tape.row.size()));
        append(tape.row, writer.write(machine.flat[list], anchors.chosen[list]));
    }
    tape.row.resize(tape.row.size() + tape_margin);
    return tape;
}

}  // namespace tocsin::match
