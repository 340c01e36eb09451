// `tocsin feeds discover`: the feeds of a site, or selectors for a page without one.
#pragma once

#include <string>
#include <vector>

namespace tocsin::cli {

struct DiscoverRequest {
    std::string target;  ///< a URL, a bare host name, or a file
    std::string url;     ///< of a file: where it came from
    std::string knowledge;
    std::vector<std::string> allowed_networks;
    bool everything = false;
    bool json = false;
};

/// Prints to standard output. Gives an exit code: 1 when nothing was found.
int discover(const DiscoverRequest& request);

}  // namespace tocsin::cli
