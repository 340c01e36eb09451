// A feed as the JSON document that `tocsin parse` prints.
#pragma once

#include "model/feed.h"

#include <string>

namespace tocsin::cli {

/// One line. What is unknown is left out.
std::string to_json(const Feed& feed);

}  // namespace tocsin::cli
