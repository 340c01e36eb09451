// What stands around an amount: a year long past, the name of a plan.
#pragma once

#include "facts/money_reader.h"

#include <vector>

namespace tocsin::facts {

/// Fills in `Money::year` and `Money::of_plan`. The amounts are in order of place.
void read_contexts(const Page& page, std::vector<FoundMoney>& money);

/// Gives a sum said twice what is said of it in either place: its year, that it has changed, the figure
/// before.
void share_contexts(std::vector<FoundMoney>& money);

}  // namespace tocsin::facts
