// What the status port answers: a function of the request and of how we are.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::status {

/// What a probe is told.
struct Condition {
    bool ready = false;
    std::vector<std::pair<std::string, std::string>> details;  ///< for ?verbose
};

struct Page {
    unsigned status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
};

/// "/readyz?verbose" and the like.
Page readiness_page(const Condition& condition, bool verbose);
Page text_page(unsigned status, std::string_view line);

/// Headers every answer bears, so that no browser makes more of it than it is.
const std::vector<std::pair<std::string, std::string>>& security_headers();

}  // namespace tocsin::status
