#include "parse/page_date.h"
#include "parse/page_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

const Time now = *from_rfc3339("2025-01-21T20:00:00Z");

Transport at(const std::string& url) {
    Transport transport;
    transport.url = url;
    return transport;
}

Result<Feed> read(const std::string& body, const Selectors& selectors) {
    return read_page_feed(
        "<html><head><meta charset=utf-8></head><body>" + body, at("https://a.example/news"), selectors, now);
}

std::string date_of(const std::string& text) {
    const auto date = read_page_date(text, now);
    return date ? to_rfc3339(*date) : "";
}

TEST(PageItems, TheFirstSelectorOfAListThatGivesSomethingWins) {
    const auto feed = read(
        "<div class=n><i>By somebody</i><a href=/1></a><b>Fallback</b><em>2025-01-20</em></div>"
        "<div class=n><i>Rubric</i><h2>Heading</h2><a href=/2>x</a><time "
        "datetime=2025-01-19>soon</time></div>",
        {".n", "h2, .none, b", "h2 a@href, a@href", "time@datetime, em", ""});
    ASSERT_TRUE(feed) << feed.error().what;
    EXPECT_EQ(feed->items[0].title, "Fallback");
    EXPECT_EQ(feed->items[1].title, "Heading");
    EXPECT_EQ(feed->items[1].url, "https://a.example/2");
    EXPECT_EQ(to_rfc3339(feed->items[0].published.value()), "2025-01-20T00:00:00Z");
    EXPECT_EQ(to_rfc3339(feed->items[1].published.value()), "2025-01-19T00:00:00Z");
}

TEST(PageItems, CommasAndAtSignsInQuotesAndBracketsBelongToTheSelector) {
    const auto feed = read("<p class=n><a href='mailto:x@y,z'>no</a><a href=/1 title='One, two'>t</a></p>",
                           {".n", "a:not([href*='@y,z'])@title", "a[href^='/']@href", "", ""});
    ASSERT_TRUE(feed) << feed.error().what;
    EXPECT_EQ(feed->items[0].title, "One, two");
    EXPECT_EQ(feed->items[0].url, "https://a.example/1");
}

TEST(PageItems, WhatStandsBehindAnItemGoesWithItUpToTheNext) {
    const auto feed = read(
        "<dl><dt>2025-01-21</dt><dd><a href=/1>First</a></dd><dt>2025-01-20</dt><dd>Nothing here</dd>"
        "<dt>2025-01-19</dt><dd><a href=/3>Third</a></dd></dl><p><a href=/4>Fourth</a></p>",
        {"dt", "~ a", "~ a@href", ":scope", ""});
    ASSERT_TRUE(feed) << feed.error().what;
    ASSERT_EQ(feed->items.size(), 2U) << "the second has no link, and does not borrow the third's";
    EXPECT_EQ(feed->items[1].title, "Third");
    EXPECT_EQ(to_rfc3339(feed->items[1].published.value()), "2025-01-19T00:00:00Z");
}

TEST(PageItems, PlacesOfThisPageKeepTheirFragmentAsIdentity) {
    const auto feed = read("<ul><li><a href='#one'>One</a></li><li><a href='#two'>Two</a></li></ul>",
                           {"li", "", "", "", ""});
    ASSERT_TRUE(feed) << feed.error().what;
    ASSERT_EQ(feed->items.size(), 2U);
    EXPECT_EQ(feed->items[0].id, "https://a.example/news#one");
    EXPECT_EQ(feed->items[1].id, "https://a.example/news#two");
}

TEST(PageItems, NamesTheFieldWhoseSelectorIsWrong) {
    const auto feed = read("<p>x</p>", {"p", "b, i[", "", "", ""});
    ASSERT_FALSE(feed);
    EXPECT_EQ(feed.error().what.rfind("title: ", 0), 0U);
    EXPECT_FALSE(read("<p>x</p>", {"p", "a@", "", "", ""}));
    EXPECT_FALSE(read("<p>x</p>", {"p", "a, ", "", "", ""}));
}

TEST(PageItems, ABotWallIsNamed) {
    const auto feed =
        read("<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>One moment", {});
    ASSERT_FALSE(feed);
    EXPECT_EQ(feed.error().kind, ErrorKind::malformed);
    EXPECT_NE(feed.error().what.find("bot wall (Cloudflare)"), std::string::npos) << feed.error().what;
    EXPECT_EQ(read("<p>Nothing today</p>", {}).error().what.find("bot wall"), std::string::npos);
}

TEST(PageDate, ReadsTimesCountedFromNow) {
    EXPECT_EQ(date_of("3 hours ago"), "2025-01-21T17:00:00Z");
    EXPECT_EQ(date_of("· vor 20 Minuten"), "2025-01-21T19:40:00Z");
    EXPECT_EQ(date_of("il y a 2 h"), "2025-01-21T18:00:00Z");
    EXPECT_EQ(date_of("3 часа назад"), "2025-01-21T17:00:00Z");
    EXPECT_EQ(date_of("قبل 3 ساعات"), "2025-01-21T17:00:00Z");
    EXPECT_EQ(date_of("3時間前"), "2025-01-21T17:00:00Z");
    EXPECT_EQ(date_of("Gestern"), "2025-01-20T00:00:00Z");
    EXPECT_EQ(date_of("2 days ago"), "2025-01-19T00:00:00Z") << "the hour is not known";
}

TEST(PageDate, UnderstandsAllOrNothing) {
    for (const char* text : {"3 hours ago by Tom",
                             "in 3 hours",
                             "2 m",
                             "5 months ago",
                             "2025",
                             "1737486245",
                             "14:35",
                             "Jan 21",
                             "3 of 4 hours ago",
                             "",
                             "| - |"}) {
        EXPECT_EQ(date_of(text), "") << text;
    }
    EXPECT_FALSE(read_page_date("3 hours ago", std::nullopt)) << "counted from when?";
    EXPECT_TRUE(read_attribute_date("1737486245", now)) << "machines write so";
}

}  // namespace
}  // namespace tocsin::parse
