#include "story/deal_index.h"

#include "base/hash.h"
#include "model/commitments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin::story {
namespace {

constexpr double rounded = 0.98;         // of two figures in one currency
constexpr double to_two_digits = 0.955;  // of 12.4bn and "about 12bn"
constexpr double converted = 0.87;       // of two in dollars: the report's rate and ours may be a year apart
constexpr double covered = 0.96;         // what a step of the index covers
constexpr std::int64_t steps_around = 3;
constexpr std::size_t most_figures = 6, most_parties = 24;  // of one deal, that are looked up
constexpr std::size_t newest_of_key = 16, most_found = 32;

void add(std::vector<Figure>& figures, const Figure& figure) {
    const bool known = std::any_of(figures.begin(), figures.end(), [&](const Figure& each) {
        return each.currency == figure.currency && each.value == figure.value;
    });
    if (figure.value > 0 && !figure.currency.empty() && !known && figures.size() < most_figures) {
        figures.push_back(figure);
    }
}

/// Whether one figure has two digits and is the other rounded to them.
bool rounds_to(const Figure& one, const Figure& other) {
    const double unit = std::pow(10, std::floor(std::log10(std::min(one.value, other.value))) - 1);
    const double ours = one.value / unit;
    const double theirs = other.value / unit;
    const auto is_of_two_digits = [](double digits) {
        return std::abs(digits - std::round(digits)) < 1e-6 && std::fmod(std::round(digits), 10) != 0;
    };
    return (is_of_two_digits(ours) || is_of_two_digits(theirs)) && std::round(ours) == std::round(theirs);
}

std::int64_t step_of(double usd) { return std::llround(std::log(usd) / -std::log(covered)); }

std::uint64_t key_of(std::int64_t step, std::string_view party) {
    return hash64(party, static_cast<std::uint64_t>(step));
}

/// Who the deal is known by: its actors and its countries.
std::vector<std::string> parties_of(const Deal& deal) {
    std::vector<std::string> parties;
    for (const Actor& actor : deal.actors) {
        parties.push_back("actor\n" + actor.name);
    }
    for (const Place& place : deal.places) {
        parties.push_back("country\n" + (place.country.empty() ? place.name : place.country));
    }
    parties.resize(std::min(parties.size(), most_parties));
    return parties;
}

/// One key for each step and party; `around` takes the neighbouring steps too.
std::vector<std::uint64_t> keys_of(const std::vector<Figure>& figures,
                                   const Deal& deal,
                                   std::int64_t around) {
    std::vector<std::uint64_t> keys;
    const std::vector<std::string> parties = parties_of(deal);
    for (const Figure& figure : figures) {
        if (figure.usd <= 0) {
            continue;
        }
        const std::int64_t middle = step_of(figure.usd);
        for (std::int64_t step = middle - around; step <= middle + around; ++step) {
            for (const std::string& party : parties) {
                keys.push_back(key_of(step, party));
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace

std::vector<Figure> figures_of(const Deal& deal) {
    std::vector<Figure> figures;
    for (const Boxed<Money>& money : {deal.amount, deal.ceiling}) {
        if (money && money->role != "programme") {
            add(figures, {money->currency, money->value, money->usd});
            const double share = money->value > 0 ? money->former / money->value : 0;
            add(figures, {money->currency, money->former, money->usd * share});
        }
    }
    return figures;
}

std::vector<Figure> figures_of(const Facts& facts) {
    std::vector<Figure> figures;
    if (!facts.deals.empty()) {
        figures = figures_of(facts.deals.front());
    }
    for (const Money& money : opening_sums(facts)) {
        if (is_own_sum(money.role)) {
            add(figures, {money.currency, money.value, money.usd});
        }
    }
    return figures;
}

std::vector<Figure> figures_of(const Story& story) {
    std::vector<Figure> figures = figures_of(story.deal);
    for (const LedgerEntry& entry : story.ledger) {
        if (entry.kind == "amount" && (entry.subject.empty() || is_own_sum(entry.subject)) &&
            entry.value.size() > 4) {
            add(figures,
                {entry.value.substr(0, 3), std::strtod(entry.value.c_str() + 4, nullptr), entry.usd});
        }
    }
    return figures;
}

bool is_same_sum(const Figure& one, const Figure& other) {
    if (one.currency == other.currency) {
        const double ratio = std::min(one.value, other.value) / std::max(one.value, other.value);
        return ratio >= rounded || (ratio >= to_two_digits && rounds_to(one, other));
    }
    return one.usd > 0 && other.usd > 0 &&
           std::min(one.usd, other.usd) >= converted * std::max(one.usd, other.usd);
}

bool is_by_another_rate(const Figure& one, const Figure& other) {
    return one.currency != other.currency &&
           std::min(one.usd, other.usd) < covered * std::max(one.usd, other.usd);
}

void DealIndex::enter(std::uint32_t slot, std::uint64_t rank, const Story& story) {
    std::vector<std::uint64_t> keys = keys_of(figures_of(story), story.deal, 0);
    const auto known = entered_.find(slot);
    if (known != entered_.end() ? known->second.keys == keys : keys.empty()) {
        return;
    }
    remove(slot);
    for (const std::uint64_t key : keys) {
        auto& list = lists_[key];
        const std::pair<std::uint64_t, std::uint32_t> entry(rank, slot);
        list.insert(std::upper_bound(list.begin(), list.end(), entry), entry);
    }
    entered_[slot] = Entered{rank, std::move(keys)};
}

void DealIndex::remove(std::uint32_t slot) {
    const auto known = entered_.find(slot);
    if (known == entered_.end()) {
        return;
    }
    for (const std::uint64_t key : known->second.keys) {
        const auto list = lists_.find(key);
        std::erase(list->second, std::pair(known->second.rank, slot));
        if (list->second.empty()) {
            lists_.erase(list);
        }
    }
    entered_.erase(known);
}

std::vector<std::uint32_t> DealIndex::candidates(const Facts& facts) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> found;
    for (const std::uint64_t key : keys_of(figures_of(facts), facts.deals.front(), steps_around)) {
        const auto list = lists_.find(key);
        if (list == lists_.end()) {
            continue;
        }
        const auto count = static_cast<std::ptrdiff_t>(std::min(list->second.size(), newest_of_key));
        found.insert(found.end(), list->second.end() - count, list->second.end());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    found.resize(std::min(found.size(), most_found));
    std::vector<std::uint32_t> slots;
    for (const auto& [rank, slot] : found) {
        slots.push_back(slot);
    }
    return slots;
}

}  // namespace tocsin::story
