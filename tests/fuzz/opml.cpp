// NEEDS config model base
// What was read from a list and is written again is read the same.
#include "config/opml.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

std::vector<tocsin::Source> read(std::string_view bytes) {
    tocsin::Diagnostics remarks;
    std::vector<tocsin::Source> sources = tocsin::config::read_opml(bytes, "list.opml", remarks);
    std::sort(sources.begin(), sources.end(), [](const tocsin::Source& a, const tocsin::Source& b) {
        return a.url < b.url;
    });
    return sources;
}

bool same(const tocsin::Source& a, const tocsin::Source& b) {
    return a.url == b.url && a.name == b.name && a.tags == b.tags && a.language == b.language &&
           a.enabled == b.enabled && a.kind == b.kind && a.selectors.item == b.selectors.item;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<tocsin::Source> once = read({reinterpret_cast<const char*>(data), size});
    const std::vector<tocsin::Source> again = read(tocsin::config::write_opml(once));
    if (!std::equal(once.begin(), once.end(), again.begin(), again.end(), same)) {
        std::abort();
    }
    return 0;
}
