// A feed as its publisher wrote it: any format, one shape. The fields of `tocsin parse`.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace tocsin {

struct Person {
    std::string name, email, url;
};

struct Category {
    std::string term, scheme, label;
};

struct Link {
    std::string href, rel, type, title, hreflang, length;
};

struct Enclosure {
    std::string url, type, length;
};

/// Everything but its items, for a feed and for an item's <source>.
struct FeedInfo {
    std::string title, description, description_html, url, feed_url, new_url, id, language, rights, generator,
        icon, image, ttl;
    std::vector<int> skip_hours;  ///< of UTC, 0..23: nothing new is published in them
    std::vector<int> skip_days;   ///< 0 = Sunday .. 6
    std::optional<Time> published, updated;
    std::optional<Person> publisher;
    std::vector<Person> authors, contributors;
    std::vector<Category> categories;
    std::vector<Link> links;
    std::vector<std::string> hubs;
};

struct RawItem {
    std::string id, title, url;
    std::string summary_html, content_html;  ///< sanitised, URLs absolute
    std::string summary, content_text;       ///< plain text, when the format has it
    std::string language;
    std::optional<Time> published, updated;
    std::vector<Person> authors, contributors;
    std::optional<Person> publisher;
    std::vector<Category> categories;
    std::vector<Enclosure> enclosures;
    std::vector<Link> links;
    std::string comments_url, image, rights;
    std::optional<FeedInfo> source;
};

/// One sitemap that a sitemap index lists.
struct FeedPart {
    std::string url;
    std::optional<Time> updated;
    bool by_day = false;  ///< `updated` names a day only: the part may change until that day is over
};

struct Feed {
    std::string format;  ///< "rss-2.0", "atom-1.0", "json-1.1", "page", "news-sitemap" ...
    bool well_formed = true;
    std::string charset;
    FeedInfo info;
    std::int64_t update_seconds = 0;  ///< what ttl or sy:* ask for; 0 = nothing
    std::vector<RawItem> items;
    std::vector<FeedPart> parts;        ///< of a "sitemap-index", which has no items
    std::vector<std::string> warnings;  ///< what was repaired or left out
};

}  // namespace tocsin
