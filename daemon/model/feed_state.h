// What is remembered of a source between polls and restarts.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tocsin {

/// What is remembered of one sitemap that was read because an index lists it.
struct PartState {
    std::string url;
    Time updated{};       ///< as the index said when it was read; 0 = it does not say
    bool by_day = false;  ///< `updated` names a day only
    std::string etag, last_modified, body_hash;
};

struct FeedState {
    std::string feed_id;
    std::string url;
    std::string etag;           ///< verbatim from the last 200 or 304 whose items were committed
    std::string last_modified;  ///< verbatim
    std::string body_hash;      ///< of the last body read
    Time next_due{};
    Time last_polled{};
    Time last_success{};
    Time last_item{};           ///< when a new item was last seen
    std::int64_t mean_gap = 0;  ///< seconds between items, smoothed; 0 = unknown
    int failures = 0;           ///< in a row
    int status = 0;             ///< of the last answer; 0 = none
    std::string error;          ///< of the last poll; "" = fine
    std::string moved_to;       ///< target of a permanent redirect under observation
    Time moved_since{};
    int gone_sightings = 0;        ///< 410 answers on different days
    bool known = false;            ///< polled successfully at least once
    std::vector<PartState> parts;  ///< of a sitemap index
    Time parts_until{};            ///< parts that are not in `parts` and no newer count as read
};

}  // namespace tocsin
