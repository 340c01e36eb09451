// Which format a document's outermost element announces.
#pragma once

#include "parse/namespaces.h"

#include <string>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// "rss-2.0", "atom-1.0", "cdf", "sitemap", "sitemap-index" ...; "" = no feed. `bindings` are those inside
/// `root`.
std::string format_of(pugi::xml_node root, const Bindings& bindings);

}  // namespace tocsin::parse
