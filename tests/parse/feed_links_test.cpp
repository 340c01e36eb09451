#include "parse/feed_links.h"
#include "parse/robots.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

const std::string page_url = "https://paper.example/business/";

const FeedPlaces& places() {
    static const Result<FeedPlaces> loaded = load_feed_places(std::string(TOCSIN_TEST_CONFIG) + "/knowledge");
    return *loaded;
}

/// "clue url|title ..." of what a page says.
std::string said(const std::string& html) {
    std::string text;
    for (const FeedLink& link : feed_links(read_page_document(html, {page_url, {}}), places())) {
        text += std::string(name_of(link.clue)) + " " + link.url + "|" + link.title + " ";
    }
    return text;
}

TEST(FeedLinks, ADeclaredFeedIsSeenFromTheBaseOfThePage) {
    EXPECT_EQ(said("<head><base href='/en/'><link rel='Alternate nofollow' type='application/RSS+xml; "
                   "charset=utf-8' title=' The  News ' href='rss#top'></head>"),
              "declared https://paper.example/en/rss|The News ");
    EXPECT_EQ(said("<link rel=alternate type=application/feed+json href=/feed.json><link rel=feed href=/f>"),
              "declared https://paper.example/feed.json| declared https://paper.example/f| ");
}

TEST(FeedLinks, OtherAlternatesAreNoFeeds) {
    EXPECT_EQ(
        said("<link rel=alternate hreflang=de href=/de><link rel=alternate type='application/json+oembed' "
             "href=/o><link rel=stylesheet type='text/css' href=/s><link rel=alternate "
             "type='application/rss+xml' href='javascript:x'>"),
        "");
}

TEST(FeedLinks, LinksThatLookLikeFeedsFollowThoseByAddressFirst) {
    EXPECT_EQ(
        said(
            "<a href='/subscribe'>RSS</a><a href='/news.rss'>Nouvelles</a><a href='feed:https://f.example/a'>"
            "x</a><a href='/feedback'>Feedback</a><a href='/p'>Why we built a new RSS reader for people who "
            "love reading long pages every day</a>"),
        "anchor https://paper.example/news.rss|Nouvelles anchor https://paper.example/subscribe|RSS ");
}

TEST(FeedLinks, WhatIsDeclaredIsNotRepeatedAsALink) {
    EXPECT_EQ(said("<link rel=alternate type='application/atom+xml' href='/atom'><a href='/atom'>Atom</a>"),
              "declared https://paper.example/atom| ");
}

TEST(FeedLinks, APageFullOfLinksGivesAFew) {
    std::string html;
    for (int i = 0; i < 5000; ++i) {
        html += "<a href='/rss/" + std::to_string(i) + "'>x</a>";
    }
    EXPECT_EQ(feed_links(read_page_document(html, {page_url, {}}), places()).size(), 32U);
}

TEST(HeaderLinks, OnlyFeedsAmongThem) {
    const auto links = header_links(
        "<https://api.example/>; rel=\"https://api.w.org/\", </feed>; rel=\"alternate\"; "
        "type=\"application/rss+xml\"; title=\"All, really\", </x>; rel=alternate; type=text/html",
        page_url);
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].url, "https://paper.example/feed");
    EXPECT_EQ(links[0].title, "All, really");
    EXPECT_TRUE(header_links("<", page_url).empty());
    EXPECT_TRUE(header_links(">;<", page_url).empty());
}

TEST(UsualPlaces, BelowThePageAndAtTheRoot) {
    const auto links = usual_feeds("https://paper.example/business/?page=2", places());
    ASSERT_GT(links.size(), 5U);
    EXPECT_EQ(links[0].url, "https://paper.example/business/feed");
    const auto at_root = usual_feeds("https://paper.example", places());
    EXPECT_EQ(at_root[0].url, "https://paper.example/feed");
    EXPECT_EQ(usual_maps("https://paper.example/a", places())[0].url,
              "https://paper.example/news-sitemap.xml");
    EXPECT_TRUE(usual_feeds("mailto:x", places()).empty());
}

TEST(Robots, ItsSitemapLinesInAnyCaseOnce) {
    const std::vector<std::string> expected{"https://paper.example/a.xml", "https://paper.example/b.xml"};
    EXPECT_EQ(
        sitemaps_of_robots("\xEF\xBB\xBFSitemap: /a.xml\rUser-agent: *\r\nDisallow: /\r\n  SITEMAP :  "
                           "https://paper.example/b.xml # news\nsitemap: /a.xml\nSitemap: ftp://x/y\nsitemap",
                           "https://paper.example/robots.txt"),
        expected);
}

TEST(Robots, VeryManyAreBounded) {
    std::string text;
    for (int i = 0; i < 10000; ++i) {
        text += "Sitemap: /" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(sitemaps_of_robots(text, "https://paper.example/robots.txt").size(), 32U);
}

}  // namespace
}  // namespace tocsin::parse
