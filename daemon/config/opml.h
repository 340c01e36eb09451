// OPML in: a list of sources, folders kept as tags.
#pragma once

#include "base/diagnostic.h"
#include "model/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::config {

/// Outlines without xmlUrl are folders. What is not OPML becomes an error in `remarks`.
std::vector<Source> read_opml(std::string_view bytes, const std::string& file, Diagnostics& remarks);

}  // namespace tocsin::config
