// NEEDS dedup model text base
#include "dedup/index.h"
#include "dedup/saved.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// What the store hands back may be anything; what is taken for good must come out as it went in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (const auto saved = tocsin::dedup::saved_from(bytes)) {
        if (!tocsin::dedup::saved_from(tocsin::dedup::to_bytes(*saved))) {
            std::abort();
        }
    }
    tocsin::Fingerprint print;
    print.item_id = "saved";
    print.text_key = 7;
    print.sketch = bytes;
    tocsin::dedup::Index index;
    index.restore({print, print});
    tocsin::Article article;
    article.id = "new";
    article.title = "Harbour town votes to close its last coal pier";
    article.text = "The council voted on Thursday.";
    index.judge(article);
    article.id = "saved";
    index.judge(article);
    return 0;
}
