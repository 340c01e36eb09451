// OPML in and out: a list of sources, folders kept as tags.
#pragma once

#include "base/diagnostic.h"
#include "model/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::config {

/// Outlines with an address are sources, wherever they stand; the others are folders, and each folder around
/// a source is a tag of it, as are its categories. A source listed twice comes once, with the tags of both.
/// Broken OPML is read as far as it goes, with a warning; what is not OPML at all becomes an error in
/// `remarks`.
std::vector<Source> read_opml(std::string_view bytes, const std::string& file, Diagnostics& remarks);

/// OPML 2.0, UTF-8: each source in the folder of its first tag, the other tags as categories; selectors of
/// pages in attributes of our own namespace. read_opml() gives back URL, name, tags, language, selectors and
/// whether it is enabled.
std::string write_opml(const std::vector<Source>& sources);

}  // namespace tocsin::config
