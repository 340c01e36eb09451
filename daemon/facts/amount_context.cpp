#include "facts/amount_context.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr int first_year = 1990, last_year = 2099;
constexpr std::uint32_t year_digits = 4;
constexpr std::uint32_t before_reach = 14;  ///< "plan over ", "programme: "
constexpr std::uint32_t behind_reach = 24;  ///< " national AI "

/// The four digits at `at` as a year; 0 when they are part of a longer number, or no year.
int year_at(const Reading& reading, std::uint32_t at) {
    const bool inside = at > 0 && (reading.is_digit(at - 1) || reading.is_letter(at - 1));
    int year = 0;
    for (std::uint32_t next = at; next < at + year_digits; ++next) {
        if (!reading.is_digit(next)) {
            return 0;
        }
        year = year * 10 + static_cast<int>(reading.text[next] - U'0');
    }
    const bool whole = !inside && !reading.is_digit(at + year_digits);
    return whole && year >= first_year && year <= last_year ? year : 0;
}

bool is_amount(const std::vector<FoundMoney>& money, std::uint32_t at) {
    return std::any_of(money.begin(), money.end(), [&](const FoundMoney& found) {
        return found.where.start <= at && at < found.where.end;
    });
}

int earliest_year(const Page& page, const std::vector<FoundMoney>& money, Stretch sentence) {
    int earliest = 0;
    for (std::uint32_t at = sentence.start; at + year_digits <= sentence.end; ++at) {
        const int year = page.reading->is_digit(at) && !is_amount(money, at) ? year_at(*page.reading, at) : 0;
        earliest = year != 0 && (earliest == 0 || year < earliest) ? year : earliest;
    }
    return earliest;
}

bool has_pause(const Page& page, Stretch gap) {
    constexpr std::u32string_view pauses = U",;.\u3001\uFF0C\u3002";
    const std::u32string& text = page.reading->text;
    return std::any_of(text.begin() + gap.start, text.begin() + gap.end, [&](char32_t point) {
        return pauses.find(point) != std::u32string_view::npos;
    });
}

/// "A programme of $5bn", "the $5bn programme": what it is called stands next to it.
bool is_of_plan(const Page& page, Stretch amount, Stretch sentence) {
    const std::uint32_t from = std::max(sentence.start, amount.start - std::min(amount.start, before_reach));
    const std::uint32_t to = std::min(sentence.end, amount.end + behind_reach);
    const auto told = page.hits->between(sentence.start, to);
    return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
        const bool before = hit.end > from && hit.end <= amount.start;
        const bool behind = hit.start >= amount.end;
        const Stretch gap = before ? Stretch{hit.end, amount.start} : Stretch{amount.end, hit.start};
        return hit.kind == Kind::plan && hit.word->text != "own" && (before || behind) &&
               gap.end >= gap.start && !has_pause(page, gap);
    });
}

}  // namespace

void read_contexts(const Page& page, std::vector<FoundMoney>& money) {
    std::size_t last = page.reading->sentences.size();
    int year = 0;
    for (FoundMoney& found : money) {
        const std::size_t number = page.reading->sentence_of(found.where.start);
        const Stretch sentence = page.reading->sentences[number];
        year = number == last ? year : earliest_year(page, money, sentence);
        last = number;
        found.money.year = year;
        found.money.of_plan = is_of_plan(page, found.where, sentence);
    }
}

}  // namespace tocsin::facts
