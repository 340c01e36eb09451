// Bytes to a feed: RSS, RDF, Atom, CDF, JSON Feed, sitemaps, however broken. Pure.
//
//   Takes   a body and what its transport said of it
//   Gives   model/feed.h: Feed
#pragma once

#include "base/result.h"
#include "model/feed.h"
#include "model/source.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

struct Transport {
    std::string url;                     ///< where it was retrieved: the outermost base
    std::vector<Header> headers;         ///< Content-Type, Content-Location, Content-Language are read
    std::size_t most_bytes = 8U << 20U;  ///< of a gzipped body, unpacked
};

/// Fails with `malformed` when the bytes are no feed, and with `refused` when they unpack to too many. One
/// bad item is left out with a warning, never its feed.
[[nodiscard]] Result<Feed> read_feed(std::string_view bytes, const Transport& transport);

}  // namespace tocsin::parse
