// NEEDS text base
#include "text/encoding.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string_view claim = bytes.substr(0, bytes.find('\n'));
    const std::string_view rest = bytes.substr(std::min(claim.size() + 1, bytes.size()));
    const tocsin::text::Decoded decoded = tocsin::text::to_utf8(
        rest, tocsin::text::charset_parameter(claim), tocsin::text::declared_charset(rest));
    if (!tocsin::text::is_utf8(decoded.utf8)) {
        std::abort();
    }
    return 0;
}
