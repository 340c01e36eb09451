// Amounts that no longer hold: "instead of $1bn", "cut from $2bn to $1bn", "raised from $1bn to $2bn".
#pragma once

#include "facts/money_reader.h"

#include <vector>

namespace tocsin::facts {

/// Gives the old amount the role `background`, and makes one amount, the new one, of a range that is a
/// change. In a report that corrects another what the earlier one said goes the same way. To be called when
/// the amounts have their roles; they are in order of place.
void mark_superseded(const Page& page, bool corrects, std::vector<FoundMoney>& money);

}  // namespace tocsin::facts
