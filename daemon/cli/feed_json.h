// A feed as the JSON document that `tocsin parse` prints.
#pragma once

#include "base/time.h"
#include "model/feed.h"

#include <string>

namespace tocsin::cli {

/// One line. What is unknown is left out. Dates that cannot be meant by a feed that was read at `arrived` are
/// marked.
std::string to_json(const Feed& feed, Time arrived);

}  // namespace tocsin::cli
