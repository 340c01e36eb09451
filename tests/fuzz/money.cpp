// NEEDS facts
// Amounts alone: every language reads the same bytes.
#include "facts/extractor.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using tocsin::facts::Extractor;
    static const auto extractor = Extractor::load(TOCSIN_TEST_CONFIG "/knowledge");
    if (!extractor) {
        std::abort();
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    for (const char* language : {"en", "ko", "pt"}) {
        for (const auto& money : extractor->read({}, text, language).money) {
            if (std::isnan(money.value) || money.low > money.high || money.currency.size() != 3) {
                std::abort();
            }
        }
    }
    return 0;
}
