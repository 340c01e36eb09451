#include "match/item_text.h"

#include "base/hash.h"
#include "text/utf8.h"

#include <algorithm>
#include <random>
#include <utility>

namespace tocsin::match {
namespace {

std::uint32_t count_lead(std::string_view bytes, const text::Tokens& tokens) {
    const std::size_t paragraph = std::min(bytes.find('\n'), bytes.size());
    std::uint32_t words = 0;
    std::uint32_t halves = 0;
    while (words < tokens.list.size() && tokens.list[words].start < paragraph) {
        halves += text::is_character(tokens.list[words].script) ? 1 : 2;
        if (halves > most_lead_words * 2)
            break;
        ++words;
    }
    return words;
}

std::uint64_t draw_seed() {
    std::random_device source;
    return std::uint64_t{source()} << 32U | source();
}

void find_keys(const text::Tokens& tokens, std::vector<std::uint64_t>& keys) {
    keys.clear();
    keys.reserve(tokens.list.size());
    for (const text::Token& token : tokens.list)
        keys.push_back(key_of(tokens.word(token)));
}

}  // namespace

std::uint64_t key_of(std::string_view folded) {
    static const std::uint64_t seed = draw_seed();
    return hash64(folded, seed) | 1U;
}

ItemText read_text(const Article& article, ItemText reused) {
    ItemText text = std::move(reused);
    text.title_bytes = text::cut(article.title, most_body_bytes);
    text.body_bytes = text::cut(article.text, most_body_bytes);
    text.title = text::tokenise(text.title_bytes, std::move(text.title));
    text.body = text::tokenise(text.body_bytes, std::move(text.body));
    find_keys(text.title, text.title_keys);
    find_keys(text.body, text.body_keys);
    text.lead_words = count_lead(text.body_bytes, text.body);
    return text;
}

}  // namespace tocsin::match
