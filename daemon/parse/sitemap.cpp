#include "parse/sitemap.h"

#include "html/word_table.h"
#include "parse/construct.h"
#include "parse/date.h"
#include "parse/links.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_plain_entries = 1000;
constexpr std::size_t longest_day = 10;  ///< "2025-01-21"

class SitemapReader {
public:
    SitemapReader(Scopes& scopes, Feed& feed) : scopes_(scopes), feed_(feed) {}

    void read_urls(pugi::xml_node root, const Scope& scope);
    void read_parts(pugi::xml_node root, const Scope& scope);

private:
    /// Hands every element inside `parent` to `take(child, its scope, its name)`.
    template <class Take>
    void each(pugi::xml_node parent, const Scope& scope, Take take);

    RawItem url(pugi::xml_node element, const Scope& scope, bool& has_news);
    void news(pugi::xml_node element, const Scope& scope, RawItem& item);
    void publication(pugi::xml_node element, const Scope& scope, RawItem& item);
    void keep_newest();
    void introduce();

    Scopes& scopes_;
    Feed& feed_;
    std::string scratch_;
};

template <class Take>
void SitemapReader::each(pugi::xml_node parent, const Scope& scope, Take take) {
    for (const pugi::xml_node child : parent.children()) {
        if (child.type() == pugi::node_element) {
            const Scope inner = scopes_.enter(scope, child);
            take(child, inner, scopes_.name(child));
        }
    }
}

bool is(Name name, Ns ns, std::string_view local) {
    return name.ns == ns && html::same_folded(name.local, local);
}

std::string line_of(pugi::xml_node element) { return plain_line(read_construct(element, Reading::title)); }

void SitemapReader::read_urls(pugi::xml_node root, const Scope& scope) {
    std::vector<RawItem> plain;
    each(root, scope, [&](pugi::xml_node child, const Scope& inner, Name name) {
        if (!is(name, Ns::core, "url")) {
            return;
        }
        bool has_news = false;
        RawItem item = url(child, inner, has_news);
        if (!item.url.empty()) {
            (has_news ? feed_.items : plain).push_back(std::move(item));
        }
    });
    if (!feed_.items.empty()) {
        feed_.format = "news-sitemap";
        introduce();
    } else {
        feed_.items = std::move(plain);
        keep_newest();
    }
}

RawItem SitemapReader::url(pugi::xml_node element, const Scope& scope, bool& has_news) {
    RawItem item;
    each(element, scope, [&](pugi::xml_node child, const Scope& inner, Name name) {
        if (is(name, Ns::core, "loc")) {
            item.url = resolve(inner, own_text(child, scratch_));
        } else if (is(name, Ns::core, "lastmod")) {
            item.updated = read_date(own_text(child, scratch_));
        } else if (is(name, Ns::news, "news")) {
            has_news = true;
            news(child, inner, item);
        } else if (is(name, Ns::image, "image") && item.image.empty()) {
            each(child, inner, [&](pugi::xml_node part, const Scope& around, Name part_name) {
                if (is(part_name, Ns::image, "loc") && item.image.empty()) {
                    item.image = resolve(around, own_text(part, scratch_));
                }
            });
        }
    });
    return item;
}

void SitemapReader::news(pugi::xml_node element, const Scope& scope, RawItem& item) {
    each(element, scope, [&](pugi::xml_node child, const Scope& inner, Name name) {
        if (name.ns != Ns::news) {
            return;
        }
        if (html::same_folded(name.local, "title")) {
            item.title = line_of(child);
        } else if (html::same_folded(name.local, "publication_date")) {
            item.published = read_date(own_text(child, scratch_));
        } else if (html::same_folded(name.local, "keywords")) {
            read_keywords(own_text(child, scratch_), name.ns, item.categories);
        } else if (html::same_folded(name.local, "publication")) {
            publication(child, inner, item);
        } else if (html::same_folded(name.local, "language")) {
            item.language = trim(own_text(child, scratch_));
        }
    });
}

void SitemapReader::publication(pugi::xml_node element, const Scope& scope, RawItem& item) {
    each(element, scope, [&](pugi::xml_node child, const Scope&, Name name) {
        if (is(name, Ns::news, "name")) {
            item.publisher.emplace().name = line_of(child);
        } else if (is(name, Ns::news, "language")) {
            item.language = trim(own_text(child, scratch_));
        }
    });
}

/// The feed is called what its first entry calls the publication.
void SitemapReader::introduce() {
    const RawItem& first = feed_.items.front();
    feed_.info.title = first.publisher ? first.publisher->name : std::string();
    feed_.info.language = first.language;
}

/// Archives list everything that ever was. Entries without a time come last and stay in their order.
void SitemapReader::keep_newest() {
    if (feed_.items.size() <= most_plain_entries) {
        return;
    }
    std::stable_sort(feed_.items.begin(), feed_.items.end(), [](const RawItem& a, const RawItem& b) {
        return a.updated.value_or(Time::min()) > b.updated.value_or(Time::min());
    });
    feed_.warnings.push_back("of " + std::to_string(feed_.items.size()) + " entries the newest " +
                             std::to_string(most_plain_entries) + " were read");
    feed_.items.resize(most_plain_entries);
}

void SitemapReader::read_parts(pugi::xml_node root, const Scope& scope) {
    each(root, scope, [&](pugi::xml_node child, const Scope& inner, Name name) {
        if (!is(name, Ns::core, "sitemap")) {
            return;
        }
        FeedPart part;
        each(child, inner, [&](pugi::xml_node field, const Scope& around, Name field_name) {
            if (is(field_name, Ns::core, "loc")) {
                part.url = resolve(around, own_text(field, scratch_));
            } else if (is(field_name, Ns::core, "lastmod")) {
                const std::string_view text = trim(own_text(field, scratch_));
                part.updated = read_date(text);
                part.by_day = part.updated && text.size() <= longest_day;
            }
        });
        if (!part.url.empty()) {
            feed_.parts.push_back(std::move(part));
        }
    });
}

}  // namespace

bool is_sitemap(std::string_view format) { return format == "sitemap" || format == "sitemap-index"; }

void read_sitemap(pugi::xml_node root, const Scope& scope, Scopes& scopes, Feed& feed) {
    SitemapReader reader(scopes, feed);
    feed.format == "sitemap" ? reader.read_urls(root, scope) : reader.read_parts(root, scope);
}

}  // namespace tocsin::parse
