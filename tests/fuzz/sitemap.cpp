// NEEDS parse model base
// Sitemaps, gzipped or not, and the words in their addresses.
#include "parse/feed_reader.h"
#include "parse/slug.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const tocsin::parse::Transport transport{
        "https://paper.example/sitemap.xml", {{"Content-Type", "application/xml"}}, 1U << 20U};
    const auto feed = tocsin::parse::read_feed(bytes, transport);
    if (!feed) {
        return 0;
    }
    if (!feed->parts.empty() && (feed->format != "sitemap-index" || !feed->items.empty())) {
        std::abort();
    }
    for (const tocsin::RawItem& item : feed->items) {
        static_cast<void>(tocsin::parse::slug_words(item.url));
    }
    return 0;
}
