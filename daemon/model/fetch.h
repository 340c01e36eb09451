// One request to the outside world, and what came back.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/source.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace tocsin {

struct FetchRequest {
    std::string method = "GET";
    std::string url;
    std::string body;             ///< of a POST
    std::vector<Header> headers;  ///< all of them stay at the first origin
    std::string etag, last_modified;
    std::string user_agent;  ///< "" = the daemon's
    bool follow_redirects = true;
    std::chrono::milliseconds timeout{30000};
    std::size_t most_bytes = 8U << 20U;  ///< after decompression
    bool body_wanted = true;             ///< false: what of the body exceeds `most_bytes` is dropped
};

enum class FetchOutcome { fresh, not_modified };

/// Any complete HTTP answer, 4xx and 5xx included; no answer is an Error.
struct FetchResult {
    FetchOutcome outcome = FetchOutcome::fresh;
    int status = 0;
    std::string url;            ///< after redirects; without name and password
    std::string permanent_url;  ///< after the leading permanent redirects (301, 308) only; "" = none
    std::vector<Header> headers;
    std::string body;  ///< decoded from its transfer and content encodings
    Time started{}, finished{};
};

/// The value of a header by its name in any case, or "".
std::string header_of(const FetchResult& result, std::string_view name);

}  // namespace tocsin
