// Tells how items came to be one story, or did not: for `tocsin explain`.
#pragma once

#include "base/result.h"
#include "cli/item_json.h"
#include "model/batch.h"
#include "pipeline/knowledge.h"

#include <ostream>
#include <vector>

namespace tocsin::cli {

/// The items in their order, through copies, facts and stories, with nothing remembered before. True when all
/// came together.
bool trace_stories(const std::vector<ItemLine>& items,
                   const pipeline::Knowledge& knowledge,
                   std::ostream& out);

/// Two stored items, weighed by what is rare among `stories`. True when they are one story.
bool compare_items(const ItemRecord& one,
                   const ItemRecord& other,
                   const std::vector<StoryRecord>& stories,
                   const pipeline::Knowledge& knowledge,
                   std::ostream& out);

}  // namespace tocsin::cli
