// Tells how the items of a file came to be one story, or did not: for `tocsin explain --stories`.
#pragma once

#include "base/result.h"
#include "cli/item_json.h"
#include "pipeline/knowledge.h"

#include <ostream>
#include <vector>

namespace tocsin::cli {

/// The items in their order, through copies, facts and stories, with nothing remembered before. True when all
/// came together.
bool trace_stories(const std::vector<ItemLine>& items,
                   const pipeline::Knowledge& knowledge,
                   std::ostream& out);

}  // namespace tocsin::cli
