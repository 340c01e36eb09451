// An HTML page to a feed, by CSS selectors: those given, or those found by parse/page_detector.h. Pure.
#pragma once

#include "base/result.h"
#include "model/feed.h"
#include "parse/feed_reader.h"
#include "parse/page_document.h"

#include <optional>
#include <string_view>

namespace tocsin::parse {

/// Without an item selector the list is detected; the other selectors given stay in force. Fails with
/// `malformed` when a selector is not one, when no list of news is to be seen or the item selector finds
/// nothing, and names the bot wall when the page is one: an empty page is an error to be seen, not a feed
/// without news. Format is "page". An item's id is empty, its URL identifies it, unless only its fragment
/// does.
[[nodiscard]] Result<Feed> read_page_feed(const PageDocument& page, const Selectors& selectors);

/// The same from bytes. Without `arrived` relative times ("two hours ago") are not dates.
[[nodiscard]] Result<Feed> read_page_feed(std::string_view bytes,
                                          const Transport& transport,
                                          const Selectors& selectors,
                                          std::optional<Time> arrived = std::nullopt);

}  // namespace tocsin::parse
