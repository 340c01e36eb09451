// Sitemaps as feeds: <urlset>, with Google's news entries or without, and <sitemapindex>.
#pragma once

#include "model/feed.h"
#include "parse/scope.h"

#include <string_view>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// Of the formats format_of() gives.
bool is_sitemap(std::string_view format);

/// Fills the items of a <urlset> or the parts of a <sitemapindex>. An urlset with news entries becomes a
/// "news-sitemap" and keeps only those; without any, each entry is an address and perhaps a time, and of very
/// many only the newest stay.
void read_sitemap(pugi::xml_node root, const Scope& scope, Scopes& scopes, Feed& feed);

}  // namespace tocsin::parse
