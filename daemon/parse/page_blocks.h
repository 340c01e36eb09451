// Where a page repeats itself: selectors of elements that may be items of a list. Pure.
#pragma once

#include "parse/page_map.h"

#include <string>
#include <vector>

namespace tocsin::parse {

/// Item selectors worth a look, the likeliest first; at most `most`.
std::vector<std::string> item_selectors(const PageDocument& page, const PageMap& map, std::size_t most);

}  // namespace tocsin::parse
