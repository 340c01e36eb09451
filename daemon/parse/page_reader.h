// An HTML page to a feed, by CSS selectors. Pure.
#pragma once

#include "base/result.h"
#include "model/feed.h"
#include "parse/feed_reader.h"

namespace tocsin::parse {

/// Fails with `malformed` when a selector is not one or the item selector finds nothing: an empty page is an
/// error to be seen, not a feed without news. Format is "page".
[[nodiscard]] Result<Feed> read_page_feed(std::string_view bytes,
                                          const Transport& transport,
                                          const Selectors& selectors);

}  // namespace tocsin::parse
