// NEEDS parse model base
#include "parse/feed_reader.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const tocsin::parse::Transport transport{"https://example.org/feed", {{"Content-Type", "text/xml"}}};
    static_cast<void>(tocsin::parse::read_feed(bytes, transport));
    return 0;
}
