// NEEDS store model base
// JSON columns of the state file: damage is a failure, and what is taken for good comes out as it went in.
#include "store/record_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

template <class Value>
void check(tocsin::Result<Value> (*read)(std::string_view), std::string_view bytes) {
    const tocsin::Result<Value> value = read(bytes);
    if (!value) {
        return;
    }
    const std::string once = tocsin::store::to_json(*value);
    const tocsin::Result<Value> again = read(once);
    if (!again || tocsin::store::to_json(*again) != once) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(tocsin::store::article_from_json, bytes);
    check(tocsin::store::story_from_json, bytes);
    check(tocsin::store::ledger_from_json, bytes);
    check(tocsin::store::changes_from_json, bytes);
    check(tocsin::store::parts_from_json, bytes);
    return 0;
}
