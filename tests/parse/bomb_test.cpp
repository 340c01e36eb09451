// Small documents made to cost much: time, memory and output stay in proportion.
#include "parse/feed_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tocsin::parse {
namespace {

Feed read(const std::string& bytes) {
    Result<Feed> feed = read_feed(bytes, {"https://example.org/feed", {}});
    EXPECT_TRUE(feed) << (feed ? "" : feed.error().what);
    return feed ? std::move(*feed) : Feed{};
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

std::string with_title(const std::string& subset, const std::string& title) {
    return "<!DOCTYPE rss [" + subset + "]><rss version='2.0'><channel><title>" + title +
           "</title><item><title>One</title></item></channel></rss>";
}

TEST(Bomb, AMillionElementsInEachOther) {
    const Feed feed =
        read("<rss><channel><item><title>One</title><description>" + repeated("<a>", 1'000'000) + "x" +
             repeated("</a>", 1'000'000) + "</description></item></channel></rss>");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "One");
    EXPECT_LT(feed.items[0].summary_html.size(), 10'000U);
}

TEST(Bomb, AMillionElementsNeverClosed) {
    const Feed feed = read("<rss><channel><title>T</title><item><description>" + repeated("<a>", 1'000'000));
    EXPECT_EQ(feed.info.title, "T");
    EXPECT_EQ(feed.items.size(), 1U);
}

TEST(Bomb, AnAttributeOfAMegabyte) {
    const Feed feed =
        read("<rss><channel><title a='" + std::string(1'000'000, 'x') + "'>T</title></channel></rss>");
    EXPECT_EQ(feed.info.title, "T");
    EXPECT_TRUE(feed.well_formed);
}

TEST(Bomb, AHundredThousandAttributes) {
    std::string attributes;
    for (int i = 0; i < 100'000; ++i) {
        attributes += " a" + std::to_string(i) + "='1'";
    }
    EXPECT_EQ(read("<rss><channel><title" + attributes + ">T</title></channel></rss>").info.title, "T");
}

TEST(Bomb, ABillionLaughsAreNotEvenOne) {
    std::string subset = "<!ENTITY a 'ha'>";
    for (char name = 'b'; name < 'l'; ++name) {
        const std::string before = std::string("&") + static_cast<char>(name - 1) + ';';
        subset += std::string("<!ENTITY ") + name + " '" + repeated(before, 10) + "'>";
    }
    const Feed feed = read(with_title(subset, "x &k; y"));
    EXPECT_EQ(feed.info.title, "x &k; y");
    EXPECT_EQ(feed.items.size(), 1U);
}

TEST(Bomb, AGiganticEntityIsNotExpanded) {
    const std::string subset = "<!ENTITY big '" + std::string(1'000'000, 'x') + "'>";
    const Feed feed = read(with_title(subset, repeated("&big;", 10'000)));
    EXPECT_LT(feed.info.title.size(), 100'000U);
    EXPECT_EQ(feed.items.size(), 1U);
}

TEST(Bomb, AnExternalEntityIsNotFetched) {
    EXPECT_EQ(read(with_title("<!ENTITY file SYSTEM 'file:///etc/hostname'>", "&file;")).info.title,
              "&file;");
}

TEST(Bomb, MoreItemsThanAnyFeedHas) {
    const Feed feed = read("<rss><channel>" + repeated("<item/>", 100'000) + "</channel></rss>");
    EXPECT_EQ(feed.items.size(), 20'000U);
    EXPECT_EQ(feed.warnings.size(), 1U);
    const Feed json = read(R"({"version":"1.1","items":[)" + repeated("{},7,", 50'000) + "{}]}");
    EXPECT_EQ(json.items.size(), 20'000U);
    EXPECT_EQ(json.warnings.size(), 2U);
}

TEST(Bomb, JsonAMillionDeep) {
    EXPECT_FALSE(read_feed(R"({"version":"1.1","items":)" + repeated("[", 1'000'000), {}));
}

}  // namespace
}  // namespace tocsin::parse
