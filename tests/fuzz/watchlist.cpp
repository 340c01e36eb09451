// NEEDS match model text base
#include "match/examples.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Any text as a watchlist; what is accepted must also run its own examples.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    tocsin::Diagnostics remarks;
    const auto watchlist = tocsin::match::read_watchlist(text, "/nowhere/fuzz.toml", remarks);
    if (watchlist)
        tocsin::match::run_examples(*watchlist, {});
    return 0;
}
