#include "cli/site_survey.h"

#include "base/clock.h"
#include "base/hash.h"
#include "base/url.h"
#include "fetch/client.h"
#include "fetch/site.h"
#include "parse/robots.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::cli {
namespace {

using parse::FeedLink;
using parse::LinkClue;

constexpr std::size_t most_parts = 3;    ///< of one index
constexpr std::size_t most_titles = 20;  ///< that tell the language
constexpr std::size_t least_text = 100;  ///< bytes of titles, or the language is not told by them
constexpr std::chrono::hours believable{24};

bool is_ok(const FetchResult& answer) { return answer.status >= 200 && answer.status < 300; }

std::string language_of(const Feed& feed) {
    std::string titles, claimed = feed.info.language;
    std::size_t count = 0;
    for (const RawItem& item : feed.items) {
        claimed = claimed.empty() ? item.language : claimed;
        titles += ++count <= most_titles ? item.title + "\n" : "";
    }
    const std::string base = text::base_language(claimed);
    return titles.size() < least_text ? base : text::language_of(titles, base);
}

int worth(const FoundFeed& feed) {
    constexpr int step = 10;
    const int kind = feed.format == "sitemap"         ? 3
                     : feed.format == "sitemap-index" ? 2
                     : feed.format == "news-sitemap"  ? 1
                                                      : 0;
    return kind * step + static_cast<int>(feed.clue);
}

/// Parts of an index that name news in their address.
std::vector<FeedLink> news_parts(const Feed& feed, const std::string& index_url) {
    std::vector<FeedLink> links;
    for (const FeedPart& part : feed.parts) {
        const std::optional<Url> url = parse_url(part.url);
        const bool news = url && (url->path + url->query).find("news") != std::string::npos;
        if (news && links.size() < most_parts && fetch::same_site(index_url, part.url)) {
            links.push_back({part.url, {}, LinkClue::robots});
        }
    }
    return links;
}

}  // namespace

FoundFeed describe(const Feed& feed, const FeedLink& link, Time now) {
    FoundFeed found;
    found.url = link.url;
    found.title = text::collapse_spaces(text::scrub(feed.info.title.empty() ? link.title : feed.info.title));
    found.format = feed.format;
    found.language = language_of(feed);
    found.clue = link.clue;
    found.items = feed.items.size();
    found.parts = feed.parts.size();
    const auto consider = [&](const std::optional<Time>& time) {
        if (time && *time <= now + believable) {
            found.newest = std::max(found.newest.value_or(*time), *time);
        }
    };
    for (const RawItem& item : feed.items) {
        consider(item.published ? item.published : item.updated);
    }
    for (const FeedPart& part : feed.parts) {
        consider(part.updated);
    }
    return found;
}

void sort_by_worth(std::vector<FoundFeed>& feeds) {
    std::stable_sort(feeds.begin(), feeds.end(), [](const FoundFeed& a, const FoundFeed& b) {
        return worth(a) < worth(b);
    });
}

bool has_news(const std::vector<FoundFeed>& feeds) {
    return std::any_of(feeds.begin(), feeds.end(), [](const FoundFeed& feed) {
        return feed.items > 0 && feed.format != "sitemap";
    });
}

Surveyor::Surveyor(fetch::Client& client,
                   Clock& clock,
                   const parse::FeedPlaces& places,
                   SurveyLimits limits,
                   std::function<void(const std::string&)> asking)
    : client_(client), clock_(clock), places_(places), limits_(limits), asking_(std::move(asking)) {}

bool Surveyor::is_over() const {
    return survey_.asked >= limits_.most_requests || clock_.now() > began_ + limits_.patience;
}

Task<Result<FetchResult>> Surveyor::ask(std::string url) {
    asked_.insert(url);
    ++survey_.asked;
    const std::string host = host_of(url);
    const auto last = last_.find(host);
    if (last != last_.end()) {
        const Time turn = last->second + limits_.spacing;
        co_await clock_.sleep_until(turn);
    }
    last_[host] = clock_.now();
    if (asking_) {
        asking_(url);
    }
    FetchRequest request;
    request.url = std::move(url);
    request.timeout = limits_.timeout;
    request.most_bytes = limits_.most_bytes;
    co_return co_await client_.send(std::move(request));
}

/// Whether the answer is a feed, listed now or before under another address. A feed without items is listed
/// only where the site itself says that it is one.
bool Surveyor::take(const FetchResult& answer, const FeedLink& link) {
    const Result<Feed> feed = parse::read_feed(answer.body, {answer.url, answer.headers, limits_.most_bytes});
    if (!feed || (feed->items.empty() && feed->parts.empty() && link.clue != LinkClue::declared)) {
        return false;
    }
    asked_.insert(answer.url);
    if (seen_.insert(hash64(answer.body)).second) {
        survey_.feeds.push_back(describe(*feed, {answer.url, link.title, link.clue}, clock_.now()));
        for (FeedLink& part : news_parts(*feed, answer.url)) {
            later_.push_back(std::move(part));
        }
    }
    return true;
}

Task<> Surveyor::try_links(std::vector<FeedLink> links) {
    for (const FeedLink& link : links) {
        if (is_over()) {
            co_return;
        }
        if (asked_.contains(link.url)) {
            continue;
        }
        const Result<FetchResult> answer = co_await ask(link.url);
        if (answer && is_ok(*answer)) {
            take(*answer, link);
        }
    }
}

Task<std::vector<FeedLink>> Surveyor::robots() {
    std::vector<FeedLink> links;
    if (is_over()) {
        co_return links;
    }
    const std::string url = origin_of(survey_.url) + "/robots.txt";
    const Result<FetchResult> answer = co_await ask(url);
    if (answer && is_ok(*answer)) {
        for (std::string& sitemap : parse::sitemaps_of_robots(answer->body, answer->url)) {
            links.push_back({std::move(sitemap), {}, LinkClue::robots});
        }
    }
    co_return links;
}

/// Those for news first: robots.txt of large sites names dozens.
Task<> Surveyor::try_maps() {
    std::vector<FeedLink> maps = co_await robots();
    if (maps.empty()) {
        maps = parse::usual_maps(survey_.url, places_);
    }
    std::stable_partition(maps.begin(), maps.end(), [](const FeedLink& link) {
        return link.url.find("news") != std::string::npos;
    });
    co_await try_links(std::move(maps));
    std::vector<FeedLink> parts = std::move(later_);
    co_await try_links(std::move(parts));
}

void Surveyor::read_page(const FetchResult& page, std::vector<FeedLink>& links) {
    for (const Header& header : page.headers) {
        const bool is_link = header.name.size() == 4 && (header.name[0] | 0x20) == 'l' &&
                             (header.name[1] | 0x20) == 'i' && (header.name[2] | 0x20) == 'n' &&
                             (header.name[3] | 0x20) == 'k';
        if (is_link) {
            const std::vector<FeedLink> named = parse::header_links(header.value, page.url);
            links.insert(links.end(), named.begin(), named.end());
        }
    }
    page_ = parse::read_page_document(page.body, {page.url, page.headers, limits_.most_bytes});
    const std::vector<FeedLink> named = parse::feed_links(*page_, places_);
    links.insert(links.end(), named.begin(), named.end());
}

Task<Result<Survey>> Surveyor::survey(std::string url) {
    began_ = clock_.now();
    const Result<FetchResult> page = co_await ask(url);
    if (!page) {
        co_return fail(page.error());
    }
    survey_.url = page->url;
    if (is_ok(*page) && take(*page, {page->url, {}, LinkClue::itself})) {
        co_return std::move(survey_);
    }
    std::vector<FeedLink> links;
    if (is_ok(*page)) {
        read_page(*page, links);
    }
    co_await try_links(std::move(links));
    if (limits_.everything || !has_news(survey_.feeds)) {
        std::vector<FeedLink> guesses = parse::usual_feeds(survey_.url, places_);
        co_await try_links(std::move(guesses));
    }
    co_await try_maps();
    sort_by_worth(survey_.feeds);
    if (page_ && !has_news(survey_.feeds)) {
        survey_.detection = parse::detect_items(*page_);
    }
    co_return std::move(survey_);
}

}  // namespace tocsin::cli
