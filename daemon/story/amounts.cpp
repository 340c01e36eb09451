#include "story/amounts.h"

#include "model/commitments.h"
#include "story/deal_sheet.h"

#include <algorithm>
#include <vector>

namespace tocsin::story {
namespace {

constexpr double same_amount_above = 0.8;  // smaller / larger: apart by 25 % or more is another amount
constexpr double same_figure_above = 0.9;  // the old figure, said again or converted
constexpr double rounded_above = 0.97;     // nearer is a rounding, even in a correction
constexpr double largest_rise = 6;         // what is larger still, or as small, is the sum of something else
constexpr double largest_fall = 0.4;
constexpr double largest_of_all = 25;  // even in a headline

bool is_near(double one, double other, double above = same_amount_above) {
    const double larger = std::max(one, other);
    return larger <= 0 || std::min(one, other) / larger > above;
}

/// Whether the item names the figure, as new or as old.
bool says(const Facts& facts, double usd) {
    return std::any_of(facts.money.begin(), facts.money.end(), [&](const Money& money) {
        return money.usd > 0 && is_near(money.usd, usd, same_figure_above);
    });
}

}  // namespace

const LedgerEntry* current_amount(const Story& story, std::string_view role) {
    const LedgerEntry* current = nullptr;
    std::vector<double> known;
    for (const LedgerEntry& entry : story.ledger) {
        if (entry.kind != "amount" || entry.subject != role || entry.usd <= 0) {
            continue;
        }
        const bool again = std::any_of(known.begin(), known.end(), [&](double then) {
            return is_near(then, entry.usd, same_figure_above);
        });
        if (current == nullptr || (!again && !is_near(current->usd, entry.usd))) {
            current = &entry;
        }
        known.push_back(entry.usd);
    }
    return current;
}

bool is_material_amount(const Story& story, std::string_view role, double usd) {
    if (!is_own_sum(role) || usd <= 0) {
        return false;
    }
    bool same_role = false;
    double largest = 0;
    for (const LedgerEntry& entry : story.ledger) {
        if (entry.kind != "amount" || entry.usd <= 0) {
            continue;
        }
        const LedgerEntry* current = current_amount(story, entry.subject);
        const double above = is_near(current->usd, entry.usd) ? same_amount_above : same_figure_above;
        if (is_own_sum(entry.subject) && is_near(entry.usd, usd, above)) {
            return false;
        }
        same_role = same_role || entry.subject == role;
        largest = is_own_sum(entry.subject) ? std::max(largest, entry.usd) : largest;
    }
    return same_role || (largest > 0 && usd > largest);
}

bool is_corrected_amount(
    const Story& story, std::string_view role, const Money& money, const Facts& facts, bool headline) {
    const Boxed<Money>& holds = role == "ceiling" ? story.deal.ceiling : story.deal.amount;
    if (!holds || holds->usd <= 0 || holds->role == "programme") {
        return is_material_amount(story, role, money.usd);
    }
    const bool converted = holds->currency != money.currency;
    const bool same =
        converted ? is_near(holds->usd, money.usd) : is_near(holds->value, money.value, rounded_above);
    if (!is_own_sum(role) || money.usd <= 0 || same) {
        return false;
    }
    const bool known = std::any_of(story.ledger.begin(), story.ledger.end(), [&](const LedgerEntry& entry) {
        return entry.kind == "amount" && is_own_sum(entry.subject) &&
               is_near(entry.usd, money.usd, rounded_above);
    });
    return says(facts, holds->usd) || (headline && !known);
}

const Money* corrected_sum(const Story& story, const Facts& facts) {
    constexpr double same_scale = 0.2;
    const Boxed<Money>& holds = story.deal.amount;
    const Money* other = nullptr;
    bool repeated = false;
    for (const Money& money : facts.money) {
        if (!holds || money.currency != holds->currency) {
            continue;
        }
        if (is_near(money.value, holds->value, rounded_above)) {
            repeated = true;
        } else if (money.revised && is_near(money.value, holds->value, same_scale)) {
            if (other != nullptr && !is_near(other->value, money.value, rounded_above)) {
                return nullptr;
            }
            other = &money;
        }
    }
    return repeated ? other : nullptr;
}

bool is_of_something_else(
    const Story& story, const Facts& facts, const Money& money, int this_year, bool headline) {
    double largest = 0;
    bool former_said = false;
    for (const LedgerEntry& entry : story.ledger) {
        if (entry.kind == "amount") {
            largest = std::max(largest, entry.usd);
            former_said = former_said || (is_own_sum(entry.subject) && says(facts, entry.usd));
        }
    }
    if (largest <= 0 || money.revised) {
        return false;
    }
    const bool past = money.year != 0 && money.year + 1 < this_year;  // last year's are often its own
    if (past || (money.of_plan && same_amount_above * money.usd > largest)) {
        return true;
    }
    if (money.usd > largest_rise * largest) {
        // Beside the former one only a headline's is of more than the deal.
        return headline == former_said || money.usd > largest_of_all * largest;
    }
    const bool elsewhere = !facts.deals.empty() && differs_in_place_or_name(facts.deals.front(), story.deal);
    return !former_said && (elsewhere || money.usd < largest_fall * largest);
}

}  // namespace tocsin::story
