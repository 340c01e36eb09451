#include "facts/roles.h"

#include "model/commitments.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace tocsin::facts {
namespace {

constexpr double reach_of_role = 55;  ///< of a script with blanks
constexpr double reach_of_invest = 90;
constexpr double denser = 2.4;   ///< Han and kana say as much in fewer characters
constexpr double behind = 1.25;  ///< words before an amount are nearer to it than words behind it
constexpr double comma = 12;
constexpr double reach_of_whole = 40;
constexpr std::uint32_t reach_of_plan = 20;  ///< "$40bn investment plan"
constexpr std::uint32_t widest = 160;        ///< no word further away matters

struct Distances {
    double commitment = 1e9, object = 1e9, role = 1e9, tranche = 1e9, ceiling = 1e9;
    double purpose = 1e9;  ///< of an object named behind the amount: "raises $80bn for data centres"
    std::string role_name;
};

double distance(const Reading& reading, const Hit& hit, Stretch amount) {
    const bool before = hit.end <= amount.start;
    const std::uint32_t from = before ? hit.end : amount.end;
    const std::uint32_t to = std::max(from, before ? amount.start : hit.start);
    double away = before ? to - from : (to - from) * behind;
    for (std::uint32_t at = from; at < to; ++at) {
        const char32_t point = reading.text[at];
        away += point == U',' || point == U';' || point == U'\u3001' || point == U'\uFF0C' ? comma : 0;
        away += reading.class_at(at) == CharClass::block ? denser - 1 : 0;
    }
    return away;
}

/// "the initial" of "instead of the initial $1bn" says nothing of tranches.
bool is_of_the_past(const Page& page, const Hit& hit) {
    const Hit* instead = page.hits->longest(hit.start, Kind::instead);
    return instead != nullptr && instead->end >= hit.end;
}

/// Whether the amount before or behind stands between: then the word says when that one comes.
bool is_beyond_another(const std::vector<FoundMoney>& money, std::size_t index, const Hit& hit) {
    const bool follows = hit.start >= money[index].where.end;
    return follows ? index + 1 < money.size() && money[index + 1].where.end <= hit.start
                   : index > 0 && money[index - 1].where.start >= hit.end;
}

void measure(const Page& page,
             const std::vector<FoundMoney>& money,
             std::size_t index,
             Stretch sentence,
             Distances& near) {
    const Stretch amount = money[index].where;
    const std::uint32_t from = amount.start > widest ? amount.start - widest : 0;
    const std::uint32_t to = std::min(sentence.end, amount.end + widest);
    for (const Hit& hit : page.hits->between(std::max(sentence.start, from), to)) {
        const Word& word = *hit.word;
        const bool matters =
            word.kind == Kind::role || word.kind == Kind::invest || word.kind == Kind::object;
        if (!matters || (hit.start < amount.end && hit.end > amount.start) || is_of_the_past(page, hit)) {
            continue;
        }
        const double away = distance(*page.reading, hit, amount);
        if (word.kind == Kind::invest || word.text == "commitment") {
            near.commitment = std::min(near.commitment, away);
        } else if (word.kind == Kind::object) {
            near.object = std::min(near.object, away);
            near.purpose = hit.start >= amount.end ? std::min(near.purpose, away) : near.purpose;
        } else if (word.text == "first_tranche") {
            near.tranche = is_beyond_another(money, index, hit) ? near.tranche : std::min(near.tranche, away);
        } else if (word.text == "ceiling") {
            near.ceiling = std::min(near.ceiling, away);
        } else if (away < near.role) {
            near.role = away;
            near.role_name = word.text;
        }
    }
}

std::string role_of(const Money& money, const Distances& near) {
    const bool invested = near.commitment < reach_of_invest || near.object < reach_of_role;
    if (near.role_name == "funding_round" && near.purpose < reach_of_role) {
        return "commitment";  // capital raised for what is to be built
    }
    if (near.role < reach_of_role && near.role <= near.commitment) {
        return near.role_name;
    }
    if (near.role < reach_of_role / 5) {
        return near.role_name;
    }
    if (money.bound == Bound::max) {
        return "ceiling";
    }
    if (near.tranche < reach_of_role && near.tranche <= near.ceiling) {
        return "first_tranche";
    }
    if (near.ceiling < reach_of_role / 3 && invested) {
        return "ceiling";
    }
    return invested ? "commitment" : "";
}

/// "Part of" in "as part of", behind which somebody puts in a sum of his own.
bool is_of_longer(const Hit& whole, std::span<const Hit> told) {
    return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
        return hit.kind == Kind::whole && hit.word->text == "other" && hit.start <= whole.start &&
               hit.end >= whole.end;
    });
}

/// Whether a plan is named between the words that say "part of" and an amount, or next to the amount.
bool names_a_plan(const Page& page, Stretch gap, Stretch amount, bool ahead) {
    const auto has = [&](Kind kind, std::uint32_t from, std::uint32_t to) {
        const auto told = page.hits->between(from, to);
        return std::any_of(
            told.begin(), told.end(), [&](const Hit& hit) { return hit.kind == kind && hit.end <= to; });
    };
    // "part of the plan is a $5bn data centre", "part of the plan, and invests $5bn"
    const bool own = has(Kind::object, gap.start, gap.end) || has(Kind::list_and, gap.start, gap.end) ||
                     (has(Kind::organization, gap.start, gap.end) && has(Kind::invest, gap.start, gap.end));
    return has(Kind::plan, gap.start, gap.end)
               ? !own
               : ahead && has(Kind::plan, amount.end, amount.end + reach_of_plan);
}

/// "Is part of a $40bn plan": the sum of what this is a part of.
bool is_of_programme(const Page& page,
                     const std::vector<FoundMoney>& money,
                     std::size_t index,
                     Stretch sentence) {
    const Stretch amount = money[index].where;
    const auto told = page.hits->between(sentence.start, sentence.end);
    return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
        const bool ahead = hit.kind == Kind::whole && hit.start > sentence.start && hit.end <= amount.start;
        const bool after = hit.kind == Kind::whole_after && hit.start >= amount.end;
        const Stretch gap = ahead ? Stretch{hit.end, amount.start} : Stretch{amount.end, hit.end};
        return (ahead || after) && !is_of_longer(hit, told) && !is_beyond_another(money, index, hit) &&
               distance(*page.reading, hit, amount) < reach_of_whole &&
               !page.reading->has_pause(gap) &&  // "AWS, part of Amazon, plans a $9bn site"
               names_a_plan(page, gap, amount, ahead);
    });
}

}  // namespace

void give_money_roles(const Page& page, std::vector<FoundMoney>& money) {
    for (std::size_t index = 0; index < money.size(); ++index) {
        FoundMoney& found = money[index];
        const Stretch sentence = page.reading->sentences[page.reading->sentence_of(found.where.start)];
        Distances near;
        measure(page, money, index, sentence, near);
        found.money.role = role_of(found.money, near);
        if (is_of_deal(found.money.role) && is_of_programme(page, money, index, sentence)) {
            found.money.role = "programme";
        }
    }
}

}  // namespace tocsin::facts
