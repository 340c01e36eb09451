// NEEDS html text base
#include "html/fragment.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const tocsin::html::Fragment fragment = tocsin::html::read_fragment(bytes, "https://example.org/");
    if (fragment.html.find("<script") != std::string::npos ||
        fragment.html.find("<style") != std::string::npos) {
        std::abort();
    }
    static_cast<void>(tocsin::html::to_text(bytes));
    static_cast<void>(tocsin::html::looks_like_html(bytes));
    static_cast<void>(tocsin::html::decode_entities(bytes));
    return 0;
}
