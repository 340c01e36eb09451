#include "pipeline/reading.h"

#include <gtest/gtest.h>

namespace tocsin::pipeline {
namespace {

class ReadingTest : public testing::Test {
protected:
    static clean::Cleaner cleaner() {
        static const Result<clean::Cleaner> loaded =
            clean::Cleaner::load(std::string(TOCSIN_TEST_CONFIG) + "/knowledge");
        return *loaded;
    }

    Result<Reading> read_body(const std::string& body) {
        FetchResult fetched;
        fetched.status = 200;
        fetched.url = "https://wire.example/feed";
        fetched.body = body;
        return read(fetched, source, cleaner(), *from_rfc3339("2025-01-21T08:00:00Z"));
    }

    Source source = [] {
        Source made;
        made.id = "wire";
        made.url = "https://wire.example/feed";
        return made;
    }();
};

TEST_F(ReadingTest, OldestItemComesFirst) {
    const auto reading = read_body(
        "<rss version='2.0'><channel><title>Wire</title>"
        "<item><title>Later</title><pubDate>Tue, 21 Jan 2025 07:00:00 GMT</pubDate></item>"
        "<item><title>Earlier</title><pubDate>Mon, 20 Jan 2025 07:00:00 "
        "GMT</pubDate></item></channel></rss>");
    ASSERT_TRUE(reading);
    ASSERT_EQ(reading->articles.size(), 2U);
    EXPECT_EQ(reading->articles[0].title, "Earlier");
}

TEST_F(ReadingTest, AnItemWithoutContentIsLeftOutAloneAndCounted) {
    const auto reading = read_body(
        "<rss "
        "version='2.0'><channel><title>Wire</title><item/><item><title>Here</title></item></channel></rss>");
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->articles.size(), 1U);
    EXPECT_EQ(reading->left_out, 1U);
}

TEST_F(ReadingTest, WhatIsNoFeedIsMalformed) {
    const auto reading = read_body("<html><body>Just a moment...</body></html>");
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().kind, ErrorKind::malformed);
}

TEST_F(ReadingTest, APageWhoseSelectorFindsNothingIsAnError) {
    source.kind = SourceKind::page;
    source.selectors.item = "article";
    const auto reading = read_body("<html><body><p>Captcha</p></body></html>");
    ASSERT_FALSE(reading);
}

const char* const press_page =
    "<html><body><ul class=press>"
    "<li><a href='/press/one-new-plant-in-the-north?utm_source=a'>One new plant opens in the north</a></li>"
    "<li><a href='/press/two-harbours-sign-a-deal'>Two harbours sign a deal on power</a></li>"
    "<li><a href='/press/three-banks-lend-to-the-grid'>Three banks lend money to the grid</a></li>"
    "</ul></body></html>";

TEST_F(ReadingTest, APageWithoutSelectorsIsReadByWhatRepeatsOnIt) {
    source.kind = SourceKind::page;
    const auto reading = read_body(press_page);
    ASSERT_TRUE(reading) << reading.error().what;
    EXPECT_EQ(reading->format, "page");
    ASSERT_EQ(reading->articles.size(), 3U);
    EXPECT_FALSE(reading->articles[0].dated);
}

TEST_F(ReadingTest, AnItemOfAPageStaysTheSameWhenItsTrackingChanges) {
    source.kind = SourceKind::page;
    const auto first = read_body(press_page);
    std::string later = press_page;
    later.replace(later.find("utm_source=a"), 12, "utm_source=b");
    const auto second = read_body(later);
    ASSERT_TRUE(first && second);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(first->articles[i].id, second->articles[i].id);
    }
}

TEST_F(ReadingTest, ABotWallIsAFailureWithItsName) {
    source.kind = SourceKind::page;
    for (const char* item : {"", "li"}) {
        source.selectors.item = item;
        const auto reading = read_body(
            "<html><title>One moment</title><div id=px-captcha></div><a href=/help>Help</a></html>");
        ASSERT_FALSE(reading);
        EXPECT_NE(reading.error().what.find("PerimeterX"), std::string::npos) << reading.error().what;
    }
}

TEST_F(ReadingTest, TimesOnPagesCountFromTheMomentTheyArrived) {
    source.kind = SourceKind::page;
    source.selectors = {"li", "", "", "i", ""};
    const auto reading = read_body("<li><a href=/1>Title</a> <i>2 hours ago</i></li>");
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->articles[0].dated);
    EXPECT_EQ(to_rfc3339(reading->articles[0].published), "2025-01-21T06:00:00Z");
}

}  // namespace
}  // namespace tocsin::pipeline
