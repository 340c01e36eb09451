// JSON Feed 1.0 and 1.1.
#pragma once

#include "base/result.h"
#include "model/feed.h"

#include <string_view>

namespace tocsin::parse {

/// `base` is the outermost base URL. Fails with `malformed` when the text is no JSON object with items.
[[nodiscard]] Result<Feed> read_json_feed(std::string_view utf8, std::string_view base);

}  // namespace tocsin::parse
