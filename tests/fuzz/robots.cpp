// NEEDS parse base
// What a stranger says of his feeds: the lines of a robots.txt, and a Link header.
#include "parse/robots.h"
#include "base/url.h"
#include "parse/feed_links.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const std::string& url :
         tocsin::parse::sitemaps_of_robots(bytes, "https://paper.example/robots.txt")) {
        if (tocsin::origin_of(url).empty()) {
            std::abort();
        }
    }
    for (const tocsin::parse::FeedLink& link : tocsin::parse::header_links(bytes, "https://paper.example/")) {
        if (tocsin::origin_of(link.url).empty()) {
            std::abort();
        }
    }
    return 0;
}
