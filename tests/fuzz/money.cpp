// NEEDS facts
// Amounts alone: every language reads the same bytes.
#include "facts/extractor.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

const tocsin::facts::Extractor& extractor() {
    static const auto loaded = tocsin::facts::Extractor::load(TOCSIN_TEST_CONFIG "/knowledge");
    if (!loaded) {
        std::abort();
    }
    return *loaded;
}

constexpr std::array languages{"en", "ko", "pt"};

}  // namespace

/// The tables of a language are made when it is first read: not on the first input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    for (const char* language : languages) {
        extractor().read({}, "x", language);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    for (const char* language : languages) {
        for (const auto& money : extractor().read({}, text, language).money) {
            if (std::isnan(money.value) || money.low > money.high || money.currency.size() != 3) {
                std::abort();
            }
        }
    }
    return 0;
}
