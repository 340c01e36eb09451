// NEEDS facts
// The first byte chooses the language, the first line is the title.
#include "facts/extractor.h"

#include <array>
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

constexpr std::array languages{"en", "fr", "de", "ja", "ko", "zh", "ar", "ru", "hi", "tr", "th"};

}  // namespace

/// The tables of a language are made when it is first read: not on the first input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    for (const char* language : languages) {
        extractor().read({}, "x", language);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const std::size_t cut = text.find('\n');
    const bool titled = cut != std::string_view::npos;
    const auto facts = extractor().read(titled ? text.substr(0, cut) : std::string_view{},
                                        titled ? text.substr(cut + 1) : text,
                                        languages[bytes[0] % languages.size()]);
    for (const auto& money : facts.money) {
        if (money.span.start >= money.span.end || money.span.end > size || money.text.empty()) {
            std::abort();
        }
    }
    return 0;
}
