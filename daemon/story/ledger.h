// Enters an item's facts into a story's ledger and says what is new, and what is worth ringing again for.
#pragma once

#include "model/article.h"
#include "model/facts.h"
#include "model/story.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tocsin::story {

/// Partners named by one outlet of little trust, waiting for a second: hashes of ledger entries.
using Unconfirmed = std::vector<std::uint64_t>;

/// Adds one, once. The oldest gives way when there are more than a ledger has entries.
void wait_for_second(Unconfirmed& unconfirmed, std::uint64_t waiting);

/// Only the item's own deal, the first, is entered; the others are kept beside it. `opening` is true for the
/// item that opened the story: nothing it says is a change worth a ring.
std::vector<Change> enter(
    Story& story, Unconfirmed& unconfirmed, const Article& article, const Facts& facts, bool opening);

/// Moves the facts of a story that turned out to be `into` there.
void merge_ledgers(Story& into, const Story& from);

}  // namespace tocsin::story
