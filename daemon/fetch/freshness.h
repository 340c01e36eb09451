// What an answer's headers say of the time of the next request.
#pragma once

#include "model/fetch.h"

#include <optional>

namespace tocsin::fetch {

struct Freshness {
    std::optional<Seconds> retry_after;  ///< Retry-After, as seconds or as a date
    std::optional<Seconds> fresh_for;    ///< Cache-Control max-age less Age, or else Expires
};

/// Both lie between zero and a day. Headers that cannot be understood count as absent.
Freshness freshness_of(const FetchResult& result, Time now);

}  // namespace tocsin::fetch
