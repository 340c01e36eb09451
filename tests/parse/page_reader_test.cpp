#include "parse/page_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

const char* page =
    "<html lang='fr-CA'><head><title>Actualités\n de l'usine</title><base href='/presse/'></head><body>"
    "<ul><li class=n><a href='un.html'><b>Premier</b> titre</a> <time "
    "datetime='2025-01-21T10:00:00Z'>mardi</time>"
    "<p>Résumé un.</p></li>"
    "<li class=n><a href='//autre.example/deux'>Deuxième titre</a> <span class=d>2025-01-20</span></li>"
    "<li class=n><a href='un.html'>Premier titre encore</a></li><li class=n></li></ul></body></html>";

Transport at(const std::string& url) {
    Transport transport;
    transport.url = url;
    transport.headers.push_back({"Content-Type", "text/html; charset=utf-8"});
    return transport;
}

Selectors selectors(std::string item) {
    Selectors given;
    given.item = std::move(item);
    return given;
}

TEST(PageReader, ReadsItemsByTheirUsualElements) {
    const auto feed = read_page_feed(page, at("https://usine.example/news"), selectors("li.n"));
    ASSERT_TRUE(feed) << feed.error().what;
    EXPECT_EQ(feed->format, "page");
    EXPECT_EQ(feed->info.title, "Actualités de l'usine");
    EXPECT_EQ(feed->info.language, "fr");
    ASSERT_EQ(feed->items.size(), 2U) << "a repeated link is one item, an empty one none";
    EXPECT_EQ(feed->items[0].title, "Premier titre");
    EXPECT_EQ(feed->items[0].url, "https://usine.example/presse/un.html");
    EXPECT_EQ(feed->items[0].id, "") << "its URL identifies it, once cleaned of tracking";
    ASSERT_TRUE(feed->items[0].published);
    EXPECT_EQ(to_rfc3339(*feed->items[0].published), "2025-01-21T10:00:00Z");
    EXPECT_EQ(feed->items[1].url, "https://autre.example/deux");
    EXPECT_FALSE(feed->items[1].published);
    EXPECT_EQ(feed->warnings.size(), 1U);
}

TEST(PageReader, FollowsTheSelectorsGiven) {
    Selectors given = selectors("li");
    given.title = "a b";
    given.link = "a@href";
    given.date = ".d";
    given.summary = "p";
    const auto feed = read_page_feed(page, at("https://usine.example/news"), given);
    ASSERT_TRUE(feed) << feed.error().what;
    EXPECT_EQ(feed->items[0].title, "Premier");
    EXPECT_EQ(feed->items[0].summary, "Résumé un.");
    EXPECT_EQ(to_rfc3339(*feed->items[1].published), "2025-01-20T00:00:00Z");
}

TEST(PageReader, FindsTheLinkAroundTheItem) {
    const auto feed =
        read_page_feed("<a href=/x><div class=n>Title</div></a>", at("http://a/"), selectors(".n"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items[0].url, "http://a/x");
}

TEST(PageReader, CallsAnEmptyPageAnError) {
    const auto feed = read_page_feed("<p>captcha</p>", at("http://a/"), selectors("li.n"));
    ASSERT_FALSE(feed);
    EXPECT_EQ(feed.error().kind, ErrorKind::malformed);
    EXPECT_NE(feed.error().what.find("li.n"), std::string::npos);
}

TEST(PageReader, NamesTheWrongSelector) {
    Selectors given = selectors("li");
    given.date = "time[";
    const auto feed = read_page_feed(page, at("http://a/"), given);
    ASSERT_FALSE(feed);
    EXPECT_EQ(feed.error().what.rfind("date: ", 0), 0U);
}

}  // namespace
}  // namespace tocsin::parse
