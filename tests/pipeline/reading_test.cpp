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

}  // namespace
}  // namespace tocsin::pipeline
