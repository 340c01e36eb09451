#include "facts/amount_context.h"

#include "facts/years.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t widest_preposition = 12;
constexpr std::uint32_t widest_clause = 160;
constexpr std::uint32_t widest_word = 40;
constexpr std::uint32_t longest_adverbial = 14;  ///< letters of "In 2017, ", "В 2020 году, "
constexpr std::uint32_t before_reach = 14;       ///< "plan over ", "programme: "
constexpr std::uint32_t behind_reach = 24;       ///< " national AI "

/// "In 2019", "2019年", "2019 году": a time, where "2000 jobs" are a number.
bool is_time(const Page& page, std::uint32_t at) {
    const std::uint32_t behind = page.reading->skip_space(at + year_digits);
    if (page.hits->longest(behind, Kind::year_word) != nullptr) {
        return true;
    }
    const std::uint32_t gap = at - (at > 0 && page.reading->is_space(at - 1) ? 1U : 0U);
    const auto before = page.hits->between(gap - std::min(gap, widest_preposition), gap);
    return std::any_of(before.begin(), before.end(), [&](const Hit& hit) {
        const bool time = hit.kind == Kind::within || hit.kind == Kind::at || hit.kind == Kind::year_word;
        return time && hit.end == gap;
    });
}

/// "A programme of $5bn", "the $5bn programme": what it is called stands next to it.
bool is_of_plan(const Page& page, Stretch amount, Stretch sentence) {
    const std::uint32_t from = std::max(sentence.start, amount.start - std::min(amount.start, before_reach));
    const std::uint32_t to = std::min(sentence.end, amount.end + behind_reach);
    const auto told = page.hits->between(from - std::min(from, widest_word), to);
    return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
        const bool before = hit.end > from && hit.end <= amount.start;
        const bool behind = hit.start >= amount.end;
        const Stretch gap = before ? Stretch{hit.end, amount.start} : Stretch{amount.end, hit.start};
        return hit.kind == Kind::plan && hit.word->text != "own" && (before || behind) &&
               gap.end >= gap.start && !page.reading->has_pause(gap);
    });
}

/// The words around the amount up to the nearest pauses, with a short beginning of the sentence: "In 2017,".
Stretch clause_of(const Page& page, Stretch amount, Stretch sentence) {
    Stretch clause = amount;
    const std::uint32_t first =
        std::max(sentence.start, amount.start - std::min(amount.start, widest_clause));
    const std::uint32_t last = std::min(sentence.end, amount.end + widest_clause);
    while (clause.start > first && !is_pause(page.reading->text[clause.start - 1])) {
        --clause.start;
    }
    while (clause.end < last && !is_pause(page.reading->text[clause.end])) {
        ++clause.end;
    }
    const bool begins = clause.start - sentence.start <= longest_adverbial;
    return begins ? Stretch{sentence.start, clause.end} : clause;
}

/// The earliest year beside the amount at `index`; digits of its neighbours are none.
int earliest_year(const Page& page, const std::vector<FoundMoney>& money, std::size_t index, Stretch clause) {
    const std::uint32_t before =
        index > 0 ? std::max(money[index - 1].where.end, clause.start) : clause.start;
    const std::uint32_t behind =
        index + 1 < money.size() ? std::min(money[index + 1].where.start, clause.end) : clause.end;
    int earliest = 0;
    const auto look = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t at = from; at + year_digits <= to; ++at) {
            const int year = page.reading->is_digit(at) ? year_at(*page.reading, at) : 0;
            const bool counts = year != 0 && (earliest == 0 || year < earliest) && is_time(page, at);
            earliest = counts ? year : earliest;
        }
    };
    look(before, money[index].where.start);
    look(money[index].where.end, behind);
    return earliest;
}

}  // namespace

void read_contexts(const Page& page, std::vector<FoundMoney>& money) {
    for (std::size_t index = 0; index < money.size(); ++index) {
        const Stretch amount = money[index].where;
        const Stretch sentence = page.reading->sentences[page.reading->sentence_of(amount.start)];
        money[index].money.year = earliest_year(page, money, index, clause_of(page, amount, sentence));
        money[index].money.of_plan = is_of_plan(page, amount, sentence);
    }
}

void share_contexts(std::vector<FoundMoney>& money) {
    struct Context {
        int year = 0;
        double former = 0;
        bool revised = false;
    };
    std::map<std::pair<std::string, double>, Context> contexts;
    for (const FoundMoney& found : money) {
        Context& context = contexts[{found.money.currency, found.money.value}];
        context.year = context.year == 0 ? found.money.year : context.year;
        context.revised = context.revised || found.money.revised;
        context.former = context.former <= 0 ? found.money.former : context.former;
    }
    for (FoundMoney& found : money) {
        const Context& context = contexts[{found.money.currency, found.money.value}];
        found.money.year = found.money.year == 0 ? context.year : found.money.year;
        found.money.revised = found.money.revised || context.revised;
        found.money.former = found.money.former <= 0 ? context.former : found.money.former;
    }
}

}  // namespace tocsin::facts
