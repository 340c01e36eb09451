// Whether an amount is exact: "up to", "at least", "about" around it.
#pragma once

#include "facts/numeral.h"
#include "model/facts.h"

namespace tocsin::facts {

/// Sets bound and approx of the amount at `where`; a range stays a range.
void read_bounds(const Page& page, Stretch where, Money& money);

/// Whether a bound, an approximation or "of which" stands right before `start`.
bool is_bounded(const Page& page, std::uint32_t start);

}  // namespace tocsin::facts
