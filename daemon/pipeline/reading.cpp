#include "pipeline/reading.h"

#include "parse/feed_reader.h"
#include "parse/page_reader.h"
#include "parse/slug.h"

#include <algorithm>

namespace tocsin::pipeline {
namespace {

Result<Feed> parse_body(const FetchResult& fetched,
                        const Source& source,
                        Time arrived,
                        std::size_t most_bytes) {
    const parse::Transport transport{fetched.url, fetched.headers, most_bytes};
    if (source.kind == SourceKind::page) {
        return parse::read_page_feed(fetched.body, transport, source.selectors, arrived);
    }
    return parse::read_feed(fetched.body, transport);
}

}  // namespace

Result<Reading> read(const FetchResult& fetched,
                     const Source& source,
                     const clean::Cleaner& cleaner,
                     Time arrived,
                     std::size_t most_bytes) {
    Result<Feed> feed = parse_body(fetched, source, arrived, most_bytes);
    if (!feed) {
        return fail(feed.error());
    }
    Reading reading;
    reading.title = feed->info.title;
    reading.format = feed->format;
    reading.charset = feed->charset;
    reading.well_formed = feed->well_formed;
    reading.asked_interval = Seconds(feed->update_seconds);
    reading.warnings = std::move(feed->warnings);
    reading.parts = std::move(feed->parts);
    reading.articles.reserve(feed->items.size());
    for (RawItem& item : feed->items) {
        if (feed->format == "sitemap") {
            item.title = parse::slug_words(item.url);
        }
        Article article = cleaner.clean(item, feed->info, source, arrived);
        if (article.title.empty() && article.text.empty()) {
            ++reading.left_out;
        } else {
            reading.articles.push_back(std::move(article));
        }
    }
    std::reverse(reading.articles.begin(), reading.articles.end());
    std::stable_sort(reading.articles.begin(),
                     reading.articles.end(),
                     [](const Article& a, const Article& b) { return a.published < b.published; });
    return reading;
}

}  // namespace tocsin::pipeline
