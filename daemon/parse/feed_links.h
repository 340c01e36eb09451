// Addresses at which a site may keep its feeds: what its page and its headers say, and the usual places.
// Pure.
//
//   Takes   parse/page_document.h: PageDocument
//   Gives   addresses to ask, none of them asked yet
#pragma once

#include "base/result.h"
#include "parse/page_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

/// Why an address may be a feed's, the best reason first.
enum class LinkClue {
    itself,    ///< it was given, and it is one
    declared,  ///< <link rel="alternate">, or the Link header
    robots,    ///< a Sitemap line of robots.txt, or a part of a sitemap index
    anchor,    ///< an <a> that looks like it
    guess,     ///< a usual place
};

const char* name_of(LinkClue clue);

struct FeedLink {
    std::string url;    ///< absolute, http or https
    std::string title;  ///< as the page calls it
    LinkClue clue = LinkClue::guess;
};

/// What sites do when they do not say.
struct FeedPlaces {
    std::vector<std::string> paths, beside, maps, words;
};

/// Reads `folder`/feed_places.tsv.
[[nodiscard]] Result<FeedPlaces> load_feed_places(const std::string& folder);

/// What the page declares, then its links that look like feeds; each address once, at most 32 of each kind.
std::vector<FeedLink> feed_links(const PageDocument& page, const FeedPlaces& places);

/// The value of a Link header (RFC 8288), as seen from `base`.
std::vector<FeedLink> header_links(std::string_view value, std::string_view base);

/// Feeds at the root of the site and below the page.
std::vector<FeedLink> usual_feeds(std::string_view url, const FeedPlaces& places);

/// Sitemaps at the root of the site.
std::vector<FeedLink> usual_maps(std::string_view url, const FeedPlaces& places);

}  // namespace tocsin::parse
