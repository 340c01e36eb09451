// The sitemaps that a sitemap index lists: which of them to ask now, and what is remembered of them. Pure.
//
//   Takes   model/feed.h: FeedPart, model/feed_state.h: PartState
//   Gives   parts to ask, each with its validators
#pragma once

#include "model/feed.h"
#include "model/feed_state.h"
#include "model/source.h"

#include <cstddef>
#include <vector>

namespace tocsin::pipeline {

/// One poll asks for no more.
inline constexpr std::size_t most_parts = 4;

struct PartPlan {
    std::vector<PartState> due;  ///< in order, with what was remembered; at most `most_parts`
    bool complete = true;        ///< whether nothing is due besides
};

/// Due is a part that is newer than when it was read, that names only the day and the day is not over, or
/// that has no time at all; of the latter the first few. A part on another site is never asked. What the
/// index had when it was first met counts as read but for the newest.
PartPlan plan_parts(const std::vector<FeedPart>& listed,
                    const FeedState& state,
                    const std::string& index_url,
                    Time now);

/// The remembered parts as an index would list them: for when the index itself did not change.
std::vector<FeedPart> listed_again(const FeedState& state);

/// Forgets the parts that the index lists no more, and, the first time, notes how far back it is read.
void meet_index(const std::vector<FeedPart>& listed, FeedState& state);

/// Puts one part's new state in its place. Of very many the oldest are forgotten and count as read.
void remember_part(PartState part, FeedState& state);

/// The source as it is when the part is asked: headers stay at the index's origin.
Source source_of_part(const Source& index, const PartState& part);

}  // namespace tocsin::pipeline
