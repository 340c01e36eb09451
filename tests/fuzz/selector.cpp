// NEEDS base text html
#include "html/select.h"
#include "html/tree.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const tocsin::html::Tree tree = tocsin::html::read_page(
        "<div id=a class='b c'><p lang=en>x</p><p>y<a href='/z'>z</a></p></div><ul><li>1<li>2<li>3</ul>");
    const std::string_view selector(reinterpret_cast<const char*>(data), size);
    const auto selection = tocsin::html::Selection::compile(selector);
    if (!selection) {
        return 0;
    }
    tocsin::html::NodeId before = 0;
    for (const tocsin::html::NodeId node : selection->all(tree)) {
        if (node <= before || node >= tree.nodes.size() || tree.nodes[node].tag.empty()) {
            std::abort();  // elements, once each, in document order
        }
        before = node;
    }
    return 0;
}
