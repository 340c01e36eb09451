// The way of one request through its redirects.
#pragma once

#include "base/result.h"
#include "base/url.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::fetch {

/// A URL as an error may show it: without credentials, query and fragment.
std::string shown(std::string_view url);

class Route {
public:
    /// Fails with `refused` unless `url` is a good http or https URL.
    [[nodiscard]] static Result<Route> from(std::string_view url);

    /// What to ask next, spelt for the wire, without fragment.
    const std::string& url() const { return url_; }

    /// Whether the route never left its first origin: only there do headers and credentials go.
    bool at_home() const { return at_home_; }

    /// Where the leading permanent redirects led; "" = none did.
    const std::string& permanent_url() const { return permanent_url_; }

    /// Takes one answer: true when it redirects and url() is the next to ask. Fails with `refused` on a loop,
    /// on too many hops, and on a target that is not http or https.
    [[nodiscard]] Result<bool> follow(int status, const std::string& location);

private:
    std::string url_, origin_, user_, permanent_url_;
    std::vector<std::string> seen_;
    bool at_home_ = true;
    bool permanent_ = true;
};

}  // namespace tocsin::fetch
