// NEEDS story model text base
#include "story/book.h"
#include "story/saved.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// What the store hands back may be anything; what is taken for good must come out as it went in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (const auto saved = tocsin::story::saved_from(bytes)) {
        if (tocsin::story::to_bytes(*saved) != bytes) {
            std::abort();
        }
    }
    tocsin::StoryRecord record;
    record.story.id = "saved";
    record.features = bytes;
    tocsin::story::Book book;
    book.restore({record});
    tocsin::Article article;
    article.id = "new";
    article.title = "Harbour town votes to close its last coal pier";
    article.text = "The council voted on Thursday.";
    article.language = "en";
    for (int i = 0; i < 3; ++i) {
        article.id += "!";
        book.record(book.place(article, {}, {}).story_id);
    }
    return 0;
}
