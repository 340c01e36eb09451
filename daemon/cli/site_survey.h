// Asks a site for its feeds: what its page names, what robots.txt names, then the usual places. Only what
// parses is listed.
//
//   Takes   the address of a page
//   Gives   its feeds, best first, and what the page looks like when there is none
//   Runs    on the loop thread; every request through fetch::Client and its guard
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "base/time.h"
#include "model/feed.h"
#include "model/fetch.h"
#include "parse/feed_links.h"
#include "parse/page_detector.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tocsin {
class Clock;
}

namespace tocsin::fetch {
class Client;
}

namespace tocsin::cli {

struct FoundFeed {
    std::string url, title, format, language;
    parse::LinkClue clue = parse::LinkClue::guess;
    std::size_t items = 0;
    std::size_t parts = 0;  ///< of a sitemap index
    std::optional<Time> newest;
};

struct Survey {
    std::string url;  ///< of the page, after redirects
    std::vector<FoundFeed> feeds;
    parse::Detection detection;  ///< when no feed tells of news
    std::size_t asked = 0;       ///< requests
};

struct SurveyLimits {
    std::size_t most_requests = 40;
    std::size_t most_bytes = 8U << 20U;  ///< of one answer
    Milliseconds timeout{10000};         ///< of one request
    Milliseconds spacing{250};           ///< between two requests to one host
    Seconds patience{90};                ///< for all of it; a request under way is let finish
    bool everything = false;             ///< the usual places as well when the page names feeds
};

/// What a feed is listed as. `source_title` is what the page called it.
FoundFeed describe(const Feed& feed, const parse::FeedLink& link, Time now);

/// Feeds before sitemaps, news sitemaps before others; the better clue first.
void sort_by_worth(std::vector<FoundFeed>& feeds);

/// Whether any of them has news with headlines.
bool has_news(const std::vector<FoundFeed>& feeds);

class Surveyor {
public:
    /// All of them outlive the survey. `asking` is told each address before it is asked.
    Surveyor(fetch::Client& client,
             Clock& clock,
             const parse::FeedPlaces& places,
             SurveyLimits limits,
             std::function<void(const std::string&)> asking);

    /// Fails when the page itself does not answer. One survey for each surveyor.
    Task<Result<Survey>> survey(std::string url);

private:
    Task<Result<FetchResult>> ask(std::string url);
    Task<> try_links(std::vector<parse::FeedLink> links);
    Task<std::vector<parse::FeedLink>> robots();
    Task<> try_maps();
    bool take(const FetchResult& answer, const parse::FeedLink& link);
    void read_page(const FetchResult& page, std::vector<parse::FeedLink>& links);
    bool is_over() const;

    fetch::Client& client_;
    Clock& clock_;
    const parse::FeedPlaces& places_;
    SurveyLimits limits_;
    std::function<void(const std::string&)> asking_;
    Survey survey_;
    Time began_{};
    std::set<std::string> asked_;         ///< addresses
    std::set<std::uint64_t> seen_;        ///< bodies
    std::map<std::string, Time> last_;    ///< request by host
    std::vector<parse::FeedLink> later_;  ///< parts of indexes worth asking
    std::optional<parse::PageDocument> page_;
};

}  // namespace tocsin::cli
