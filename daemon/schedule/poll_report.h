// What a poll told about the time of the next one.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace tocsin::schedule {

struct PollReport {
    bool success = false;  ///< a feed was read, or 304
    int status = 0;        ///< of the HTTP answer; 0 = none
    std::string error;
    std::optional<Seconds> retry_after;     ///< Retry-After
    std::optional<Seconds> fresh_for;       ///< Cache-Control max-age or Expires
    std::optional<Seconds> asked_interval;  ///< ttl, sy:*
    int new_items = 0;
    std::vector<Time> item_times;  ///< when its new items were published
    std::string permanent_url;     ///< FetchResult::permanent_url
};

}  // namespace tocsin::schedule
