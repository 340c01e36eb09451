// Everything one round of the pipeline decided, to be made durable in one transaction.
#pragma once

#include "model/alert.h"
#include "model/article.h"
#include "model/copy.h"
#include "model/feed_state.h"
#include "model/story.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin {

/// An item as it is remembered.
struct ItemRecord {
    Article article;
    Fingerprint print;
    CopyVerdict verdict;
    std::string story_id;
};

/// A story as it is remembered; `features` are opaque to all but story/.
struct StoryRecord {
    Story story;
    std::string features;
};

struct Batch {
    std::vector<ItemRecord> items;
    std::vector<StoryRecord> stories;
    std::vector<Told> told;
    std::vector<Alert> alerts;
    std::vector<Message> messages;
    std::vector<FeedState> feeds;
};

/// How much of it a starting daemon has room for; the newest counts.
struct Room {
    std::size_t prints = 1'000'000, stories = 200'000;
};

/// What a starting daemon reads back.
struct Memory {
    std::vector<Fingerprint> prints;  ///< oldest first
    std::vector<StoryRecord> stories;
    std::vector<Told> told;
    std::vector<FeedState> feeds;
};

}  // namespace tocsin
