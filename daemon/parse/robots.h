// The Sitemap lines of a robots.txt. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

/// Absolute http and https addresses, each once, at most 32, in their order; `url` is where the file was
/// found.
std::vector<std::string> sitemaps_of_robots(std::string_view text, std::string_view url);

}  // namespace tocsin::parse
