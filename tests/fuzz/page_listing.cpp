// NEEDS base model text html parse
#include "parse/page_detector.h"
#include "parse/page_items.h"
#include "parse/page_reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// The detector's selectors must compile, and must read on the same page as many items as it said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    tocsin::parse::Transport transport;
    transport.url = "https://www.herald.example/news/";
    const tocsin::parse::PageDocument page =
        tocsin::parse::read_page_document(bytes, transport, tocsin::Time(std::chrono::hours(480'000)));
    const tocsin::parse::Detection detection = tocsin::parse::detect_items(page);
    for (const tocsin::parse::Proposal& proposal : detection.proposals) {
        const auto feed = tocsin::parse::read_page_feed(page, proposal.selectors);
        if (!feed || feed->items.size() < proposal.items) {
            std::abort();
        }
    }
    if (detection.proposals.empty() == detection.refusal.empty()) {
        std::abort();
    }
    tocsin::Selectors given;
    given.item = "li, article, tr";
    given.title = "h2, h3 a, ~ td > a";
    given.date = "time@datetime, span, ~ td, :scope";
    static_cast<void>(tocsin::parse::read_page_feed(page, given));
    return 0;
}
