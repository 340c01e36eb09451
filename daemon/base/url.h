// URLs: taken apart, put together, resolved (RFC 3986, as browsers read them).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin {

struct Url {
    std::string scheme;      ///< lower-case, without ':'
    std::string user;        ///< "name:password", usually empty
    std::string host;        ///< lower-case; an IPv6 address keeps its brackets
    std::uint16_t port = 0;  ///< 0 = the scheme's own
    std::string path;
    std::string query;     ///< without '?'
    std::string fragment;  ///< without '#'
    bool has_authority = false, has_query = false, has_fragment = false;
};

/// Null for anything that is not an absolute URL with a scheme, for control characters, and, in http(s) URLs,
/// for a backslash, an empty host or a bad port. Surrounding white space is ignored.
std::optional<Url> parse_url(std::string_view text);

std::string to_text(const Url& url);

/// `reference` as seen from `base`; the trimmed reference itself when `base` is not an absolute URL.
/// Never fails: what cannot be resolved is handed back as it came.
std::string resolve_url(std::string_view base, std::string_view reference);

/// The URL without "name:password@"; as it came when it is not an absolute URL.
std::string without_user(const std::string& url);

/// "https://host:port" without a default port; "" when not http(s).
std::string origin_of(std::string_view url);

/// Lower-case host name, or "".
std::string host_of(std::string_view url);

}  // namespace tocsin
