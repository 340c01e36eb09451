// The order of an archive's items, whatever the order of its lines.
#pragma once

#include "cli/item_json.h"

#include <vector>

namespace tocsin::cli {

/// Puts the items in the order of publication. One without a date stands behind the line before it. One that
/// knows but its month, or year, is dated in the middle of it.
void put_in_order(std::vector<ItemLine>& lines);

}  // namespace tocsin::cli
