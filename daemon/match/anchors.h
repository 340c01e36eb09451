// Chooses the words without which a watchlist cannot match, so that only they wake it.
#pragma once

#include "match/machine.h"

#include <cstdint>
#include <vector>

namespace tocsin::match {

/// Fills postings, posting_starts, always and FlatWatchlist::anchored.
void lay_anchors(Machine& machine);

}  // namespace tocsin::match
