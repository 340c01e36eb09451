#include "fetch/route.h"

#include <gtest/gtest.h>

namespace tocsin::fetch {
namespace {

Route from(const char* url) {
    auto route = Route::from(url);
    EXPECT_TRUE(route) << url;
    return route ? *route : *Route::from("http://broken.example/");
}

/// Follows one redirect that must be good.
void follow(Route& route, int status, const char* location) {
    const auto again = route.follow(status, location);
    ASSERT_TRUE(again) << again.error().what;
    ASSERT_TRUE(*again);
}

TEST(RouteTest, RequestLineIsCleanlySpelt) {
    EXPECT_EQ(from("HTTP://News.Example:80/a b/\xc3\xa9?q=\"x\"#part").url(),
              "http://news.example/a%20b/%C3%A9?q=%22x%22");
    EXPECT_EQ(from("https://news.example").url(), "https://news.example/");
    EXPECT_EQ(from("https://news.example/%7Ea%2F?x=%41").url(), "https://news.example/%7Ea%2F?x=%41");
}

TEST(RouteTest, OtherStatusesAndEmptyLocationsLeadNowhere) {
    Route route = from("http://a.example/");
    for (const int status : {200, 204, 300, 304, 305, 400, 500})
        EXPECT_FALSE(*route.follow(status, "/b"));
    EXPECT_FALSE(*route.follow(302, ""));
    EXPECT_EQ(route.url(), "http://a.example/");
}

TEST(RouteTest, RelativeTargetsAreResolved) {
    Route route = from("http://a.example/x/y?z");
    follow(route, 302, "../feed?n=1#top");
    EXPECT_EQ(route.url(), "http://a.example/feed?n=1");
    follow(route, 302, "//b.example/feed");
    EXPECT_EQ(route.url(), "http://b.example/feed");
}

TEST(RouteTest, LeavingHomeIsForGood) {
    Route route = from("http://user:pass@a.example/");
    follow(route, 302, "/b");
    EXPECT_TRUE(route.at_home());
    EXPECT_EQ(route.url(), "http://user:pass@a.example/b");
    follow(route, 302, "http://b.example/");
    EXPECT_FALSE(route.at_home());
    follow(route, 302, "http://a.example/c");
    EXPECT_FALSE(route.at_home()) << "another site must not steer what our credentials ask for";
    EXPECT_EQ(route.url(), "http://a.example/c");
}

TEST(RouteTest, AnotherPortOrSchemeIsAnotherOrigin) {
    Route port = from("http://a.example/");
    follow(port, 302, "http://a.example:8080/");
    EXPECT_FALSE(port.at_home());
    Route scheme = from("https://a.example/");
    follow(scheme, 302, "http://a.example/");
    EXPECT_FALSE(scheme.at_home());
}

TEST(RouteTest, DowngradeIsNeverPermanent) {
    Route route = from("https://a.example/1");
    follow(route, 301, "https://a.example/2");
    follow(route, 301, "http://a.example/3");
    EXPECT_EQ(route.permanent_url(), "https://a.example/2");
}

TEST(RouteTest, FragmentDoesNotHideALoop) {
    Route route = from("http://a.example/1");
    const auto again = route.follow(302, "/1#other");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::refused);
}

TEST(RouteTest, ShownUrlsKeepNoSecret) {
    EXPECT_EQ(shown("https://u:p@a.example/feed?token=1#x"), "https://a.example/feed");
    EXPECT_EQ(shown("nonsense"), "(not a URL)");
}

}  // namespace
}  // namespace tocsin::fetch
