#include "dedup/examine.h"

#include "base/hash.h"
#include "base/url.h"

#include <algorithm>
#include <utility>

namespace tocsin::dedup {
namespace {

std::uint64_t key_of(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    const std::uint64_t key = hash64(text);
    return key == 0 ? 1 : key;
}

std::uint32_t short_key(std::string_view text) { return static_cast<std::uint32_t>(key_of(text) >> 32U); }

// The front page of a site names no item, though some feeds link nothing else.
std::uint64_t url_key(const std::string& text) {
    const std::optional<Url> url = parse_url(text);
    if (!url || ((url->path.empty() || url->path == "/") && url->query.empty())) {
        return 0;
    }
    return key_of(text);
}

std::string_view outlet_of(const Article& article, const std::string& host) {
    if (!article.outlet.empty()) {
        return article.outlet;
    }
    return host.empty() ? std::string_view(article.feed_id) : std::string_view(host);
}

}  // namespace

Document examine(const Article& article) {
    const text::Tokens title = text::tokenise(article.title);
    const text::Tokens body = text::tokenise(article.text);
    const Words title_words = words_of(title);
    const Words body_words = words_of(body);
    const std::string host = host_of(article.url);

    Document document;
    document.item_id = article.id;
    document.published = article.published;
    document.keys[Key::item] = key_of(article.id);
    document.keys[Key::guid] = article.guid.empty() ? 0 : key_of(article.feed_id + '\n' + article.guid);
    document.keys[Key::url] = url_key(article.url);
    document.keys[Key::text] = words_key(title_words, body_words);
    Saved& saved = document.saved;
    saved.arrived = article.arrived == Time{} ? article.published : article.arrived;
    saved.title_key = words_key(title_words, {});
    saved.feed_key = short_key(article.feed_id);
    saved.outlet_key = short_key(outlet_of(article, host));
    saved.words =
        static_cast<std::uint16_t>(std::min<std::size_t>(word_count(title) + word_count(body), 0xFFFF));
    saved.title_only = words_key(body_words, {}) == saved.title_key || word_count(body) < 3;
    saved.sketch = sketch_of(title_words, body_words);
    document.keys[Key::title] = saved.title_key;
    return document;
}

Fingerprint print_of(const Document& document) {
    Fingerprint print;
    print.item_id = document.item_id;
    print.guid_key = document.keys[Key::guid];
    print.url_key = document.keys[Key::url];
    print.text_key = document.keys[Key::text];
    print.sketch = to_bytes(document.saved);
    print.published = document.published;
    return print;
}

Document document_from(const Fingerprint& print) {
    Document document;
    document.item_id = print.item_id;
    document.published = std::clamp(print.published, Time{}, Time(Milliseconds(1LL << 52)));
    document.keys[Key::item] = key_of(print.item_id);
    document.keys[Key::guid] = print.guid_key;
    document.keys[Key::url] = print.url_key;
    document.keys[Key::text] = print.text_key;
    if (std::optional<Saved> saved = saved_from(print.sketch)) {
        document.saved = std::move(*saved);
    } else {
        document.saved.arrived = document.published;
    }
    document.keys[Key::title] = document.saved.title_key;
    return document;
}

}  // namespace tocsin::dedup
