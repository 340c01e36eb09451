// NEEDS base text html clean
#include "clean/page.h"
#include "html/tree.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto cleaner = tocsin::clean::Cleaner::load(TOCSIN_TEST_CONFIG "/knowledge");
    if (!cleaner) {
        std::abort();
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const tocsin::html::Tree tree = tocsin::html::read_page(bytes);
    for (tocsin::html::NodeId node = 1; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].parent >= node) {
            std::abort();  // document order is what every walk relies on
        }
    }
    tocsin::clean::extract_page(bytes, "https://www.herald.example/2025/01/21/x", "text/html", *cleaner);
    return 0;
}
