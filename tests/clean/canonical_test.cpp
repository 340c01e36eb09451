#include "clean/canonical.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::clean {
namespace {

std::string canonical(const std::string& url) {
    static const Canonical made = *Canonical::load(TOCSIN_TEST_CONFIG "/knowledge/url_parameters.tsv");
    return made(url);
}

TEST(Canonical, LowersHostDropsPortAndFragment) {
    EXPECT_EQ(canonical("HTTPS://News.Example:443/A?b=1#top"), "https://news.example/A?b=1");
    EXPECT_EQ(canonical("http://news.example"), "http://news.example/");
}

TEST(Canonical, DropsTrackingAndKeepsTheRestInOrder) {
    EXPECT_EQ(canonical("http://a.example/x?z=1&utm_source=rss&a=2&fbclid=q&&at_medium=RSS&xtor=1"),
              "http://a.example/x?z=1&a=2");
    EXPECT_EQ(canonical("http://a.example/x?UTM_Medium=rss"), "http://a.example/x");
    EXPECT_EQ(canonical("http://a.example/x?utmost=1"), "http://a.example/x?utmost=1");
}

TEST(Canonical, HoldsHostRowsToTheirHost) {
    EXPECT_EQ(canonical("https://www.youtube.com/watch?v=1&feature=share"),
              "https://www.youtube.com/watch?v=1");
    EXPECT_EQ(canonical("https://a.example/watch?feature=share"), "https://a.example/watch?feature=share");
    EXPECT_EQ(canonical("https://notyoutube.com/watch?feature=share"),
              "https://notyoutube.com/watch?feature=share");
}

TEST(Canonical, FoldsAmpAndMobileSpellings) {
    const std::string page = "https://www.a.example/news/1";
    EXPECT_EQ(canonical("https://www.a.example/news/1/amp/"), page);
    EXPECT_EQ(canonical("https://www.a.example/news/1.amp"), page);
    EXPECT_EQ(canonical("https://www.a.example/amp/news/1"), page);
    EXPECT_EQ(canonical("https://www.a.example/news/1?amp=1"), page);
    EXPECT_EQ(canonical("https://amp.a.example/news/1"), page);
    EXPECT_EQ(canonical("https://m.a.example/news/1"), page);
    EXPECT_EQ(canonical("https://www.google.com/amp/s/www.a.example/news/1"), page);
    EXPECT_EQ(canonical("https://www-a-example.cdn.ampproject.org/c/s/www.a.example/news/1"), page);
}

TEST(Canonical, LeavesOtherWordsWithAmpAlone) {
    EXPECT_EQ(canonical("https://a.example/camp"), "https://a.example/camp");
    EXPECT_EQ(canonical("https://m.example/x"), "https://m.example/x");
}

TEST(Canonical, HandsBackWhatIsNoWebUrl) {
    EXPECT_EQ(canonical("urn:uuid:1"), "urn:uuid:1");
    EXPECT_EQ(canonical("not a url"), "not a url");
    EXPECT_EQ(canonical(""), "");
}

TEST(Canonical, IsIdempotent) {
    for (const char* url :
         {"https://m.a.example/amp/x.amp?amp&a=1", "http://A/?utm_a=1", "https://amp.m.a.example/"})
        EXPECT_EQ(canonical(canonical(url)), canonical(url)) << url;
}

}  // namespace
}  // namespace tocsin::clean
