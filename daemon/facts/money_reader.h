// Amounts of money in a text: exact ones, bounds, ranges, and those whose currency is left unsaid.
#pragma once

#include "facts/amount.h"
#include "model/facts.h"

#include <vector>

namespace tocsin::facts {

struct FoundMoney {
    Money money;
    Stretch where;
    bool bare = false;      ///< no currency is said anywhere: the country's own
    bool restated = false;  ///< the amount before it again, in another currency: "€75bn ($87bn)"
};

/// In order of place, without USD value and role.
std::vector<FoundMoney> read_money(const Page& page, const Families& families);

}  // namespace tocsin::facts
