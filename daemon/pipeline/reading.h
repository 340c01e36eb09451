// One fetched body to clean articles: parse and clean, for feeds and pages alike. Pure.
//
//   Takes   model/fetch.h: FetchResult, model/source.h: Source
//   Gives   model/article.h: Article
//   Runs    on the pool
#pragma once

#include "base/result.h"
#include "model/article.h"
#include "model/feed.h"
#include "model/fetch.h"
#include "model/source.h"
#include "pipeline/knowledge.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::pipeline {

struct Reading {
    std::vector<Article> articles;  ///< oldest first, as a feed's reader would have met them
    std::string title;              ///< of the feed
    std::string format;
    std::string charset;  ///< the encoding the bytes were read as
    bool well_formed = true;
    Seconds asked_interval{0};  ///< what the feed itself asks for; 0 = nothing
    std::size_t left_out = 0;   ///< items without any content
    std::vector<std::string> warnings;
    std::vector<FeedPart> parts;  ///< of a sitemap index
};

/// Fails with `malformed` when the body is no feed, or, of a page, when its selectors find nothing.
/// `most_bytes` bounds a gzipped body, unpacked.
[[nodiscard]] Result<Reading> read(const FetchResult& fetched,
                                   const Source& source,
                                   const clean::Cleaner& cleaner,
                                   Time arrived,
                                   std::size_t most_bytes = 8U << 20U);

}  // namespace tocsin::pipeline
