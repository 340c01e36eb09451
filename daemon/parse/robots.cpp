#include "parse/robots.h"

#include "base/url.h"
#include "html/word_table.h"
#include "parse/scope.h"

#include <algorithm>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_sitemaps = 32;
constexpr std::size_t most_bytes = 512U << 10U;  ///< RFC 9309 asks for no more

}  // namespace

std::vector<std::string> sitemaps_of_robots(std::string_view text, std::string_view url) {
    std::vector<std::string> sitemaps;
    text = text.substr(0, most_bytes);
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    while (!text.empty() && sitemaps.size() < most_sitemaps) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !html::same_folded(trim(line.substr(0, colon)), "sitemap")) {
            continue;
        }
        const std::string_view value = trim(line.substr(colon + 1));
        std::string sitemap = resolve_url(url, value.substr(0, value.find_first_of(" \t")));
        const bool known = std::find(sitemaps.begin(), sitemaps.end(), sitemap) != sitemaps.end();
        if (!known && !origin_of(sitemap).empty()) {
            sitemaps.push_back(std::move(sitemap));
        }
    }
    return sitemaps;
}

}  // namespace tocsin::parse
