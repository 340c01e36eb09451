#include "story/amounts.h"

#include "model/commitments.h"

#include <algorithm>
#include <vector>

namespace tocsin::story {
namespace {

constexpr double same_amount_above = 0.8;  // smaller / larger: apart by 25 % or more is another amount
constexpr double same_figure_above = 0.9;  // the old figure, said again or converted
constexpr double rounded_above = 0.97;     // nearer is a rounding, even in a correction
constexpr double largest_rise = 6;         // what is larger still is the sum of something else

bool is_near(double one, double other, double above = same_amount_above) {
    const double larger = std::max(one, other);
    return larger <= 0 || std::min(one, other) / larger > above;
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

bool is_corrected_amount(const Story& story, std::string_view role, double usd) {
    const double holds = story.deal.amount ? story.deal.amount->usd : 0;
    return is_own_sum(role) && holds > 0 && usd > 0 && !is_near(holds, usd, rounded_above);
}

bool is_of_something_else(const Story& story, const Facts& facts, double usd) {
    double largest = 0;
    for (const LedgerEntry& entry : story.ledger) {
        largest = entry.kind == "amount" ? std::max(largest, entry.usd) : largest;
    }
    const bool former_said = std::any_of(facts.money.begin(), facts.money.end(), [&](const Money& money) {
        return money.usd > 0 && is_near(money.usd, largest, same_figure_above);
    });
    return largest > 0 && usd > largest_rise * largest && !former_said;
}

}  // namespace tocsin::story
