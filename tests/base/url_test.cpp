#include "base/url.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

struct Example {
    const char* reference;
    const char* target;
};

class Rfc3986 : public testing::TestWithParam<Example> {};

TEST_P(Rfc3986, ResolvesItsExample) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", GetParam().reference), GetParam().target)
        << GetParam().reference;
}

INSTANTIATE_TEST_SUITE_P(Normal,
                         Rfc3986,
                         testing::Values(Example{"g:h", "g:h"},
                                         Example{"g", "http://a/b/c/g"},
                                         Example{"./g", "http://a/b/c/g"},
                                         Example{"g/", "http://a/b/c/g/"},
                                         Example{"/g", "http://a/g"},
                                         Example{"//g", "http://g"},
                                         Example{"?y", "http://a/b/c/d;p?y"},
                                         Example{"g?y", "http://a/b/c/g?y"},
                                         Example{"#s", "http://a/b/c/d;p?q#s"},
                                         Example{"g#s", "http://a/b/c/g#s"},
                                         Example{"g?y#s", "http://a/b/c/g?y#s"},
                                         Example{";x", "http://a/b/c/;x"},
                                         Example{"g;x", "http://a/b/c/g;x"},
                                         Example{"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                         Example{"", "http://a/b/c/d;p?q"},
                                         Example{".", "http://a/b/c/"},
                                         Example{"./", "http://a/b/c/"},
                                         Example{"..", "http://a/b/"},
                                         Example{"../", "http://a/b/"},
                                         Example{"../g", "http://a/b/g"},
                                         Example{"../..", "http://a/"},
                                         Example{"../../", "http://a/"},
                                         Example{"../../g", "http://a/g"}));

INSTANTIATE_TEST_SUITE_P(Abnormal,
                         Rfc3986,
                         testing::Values(Example{"../../../g", "http://a/g"},
                                         Example{"../../../../g", "http://a/g"},
                                         Example{"/./g", "http://a/g"},
                                         Example{"/../g", "http://a/g"},
                                         Example{"g.", "http://a/b/c/g."},
                                         Example{".g", "http://a/b/c/.g"},
                                         Example{"g..", "http://a/b/c/g.."},
                                         Example{"..g", "http://a/b/c/..g"},
                                         Example{"./../g", "http://a/b/g"},
                                         Example{"./g/.", "http://a/b/c/g/"},
                                         Example{"g/./h", "http://a/b/c/g/h"},
                                         Example{"g/../h", "http://a/b/c/h"},
                                         Example{"g;x=1/./y", "http://a/b/c/g;x=1/y"},
                                         Example{"g;x=1/../y", "http://a/b/c/y"},
                                         Example{"g?y/./x", "http://a/b/c/g?y/./x"},
                                         Example{"g?y/../x", "http://a/b/c/g?y/../x"},
                                         Example{"g#s/./x", "http://a/b/c/g#s/./x"},
                                         Example{"g#s/../x", "http://a/b/c/g#s/../x"},
                                         Example{"http:g", "http://a/b/c/g"}));

TEST(Url, TrimsAndDropsLineEndsWhenResolving) {
    EXPECT_EQ(resolve_url("http://a/b", "  ne\nws\t.html \r\n"), "http://a/news.html");
}

TEST(Url, KeepsOpaqueBasesOutOfIt) {
    EXPECT_EQ(resolve_url("mailto:desk@example.org", "news.html"), "news.html");
    EXPECT_EQ(resolve_url("urn:uuid:1", "#part"), "urn:uuid:1#part");
    EXPECT_EQ(resolve_url("urn:uuid:1", "http://b/x"), "http://b/x");
    EXPECT_EQ(resolve_url("http://a/", "mailto:desk@example.org"), "mailto:desk@example.org");
}

TEST(Url, HandsBackTheReferenceWhenTheBaseIsNone) {
    EXPECT_EQ(resolve_url("", " /x "), "/x");
    EXPECT_EQ(resolve_url("/only/a/path", "x"), "x");
    EXPECT_EQ(resolve_url("http://", "x"), "x");
}

TEST(Url, MergesWithAnEmptyPath) {
    EXPECT_EQ(resolve_url("http://a", "x"), "http://a/x");
    EXPECT_EQ(resolve_url("http://a?q", "x"), "http://a/x");
}

TEST(Url, KeepsEmptySegmentsOfThePath) {
    EXPECT_EQ(resolve_url("http://a/b//c", "x//y"), "http://a/b//x//y");
}

TEST(Url, DropsExtraSlashesBeforeTheHost) {
    EXPECT_EQ(resolve_url("http://a/", "http:////b.example/x"), "http://b.example/x");
}

TEST(Url, TakesApartAndPutsTogether) {
    const auto url = parse_url(" HTTPS://user:pw@News.Example:8443/a/b?x=1#top\n");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->scheme, "https");
    EXPECT_EQ(url->user, "user:pw");
    EXPECT_EQ(url->host, "news.example");
    EXPECT_EQ(url->port, 8443);
    EXPECT_EQ(url->path, "/a/b");
    EXPECT_EQ(url->query, "x=1");
    EXPECT_EQ(url->fragment, "top");
    EXPECT_EQ(to_text(*url), "https://user:pw@news.example:8443/a/b?x=1#top");
}

TEST(Url, ForgetsTheDefaultPort) {
    EXPECT_EQ(to_text(*parse_url("https://a:443/x")), "https://a/x");
    EXPECT_EQ(origin_of("http://A:80/x"), "http://a");
    EXPECT_EQ(origin_of("http://a:8080/x"), "http://a:8080");
    EXPECT_EQ(origin_of("ftp://a/x"), "");
}

TEST(Url, KeepsTheBracketsOfIpv6) {
    EXPECT_EQ(host_of("http://[2001:DB8::1]:8080/"), "[2001:db8::1]");
    EXPECT_FALSE(parse_url("http://[2001:db8::1/"));
    EXPECT_FALSE(parse_url("http://[::1]x/"));
}

TEST(Url, RefusesWhatCouldFoolAGuard) {
    EXPECT_FALSE(parse_url("http://good.example\\@evil.example/"));
    EXPECT_FALSE(parse_url("http:///path"));
    EXPECT_FALSE(parse_url("http://a:99999/"));
    EXPECT_FALSE(parse_url("http://a:8x/"));
    EXPECT_FALSE(parse_url("http://a/\x01/"));
    EXPECT_FALSE(parse_url("http://a b/"));
    EXPECT_FALSE(parse_url("http://%31.example/"));
    EXPECT_FALSE(parse_url("/relative"));
    EXPECT_FALSE(parse_url("https:host"));
}

TEST(Url, TakesTheLastAtSignAsTheEndOfTheUser) { EXPECT_EQ(host_of("http://a@b@c/"), "c"); }

TEST(Url, EscapesSpacesInThePath) { EXPECT_EQ(parse_url("http://a/b c?d e")->path, "/b%20c"); }

TEST(Url, ReadsOpaqueUrls) {
    const auto url = parse_url("tag:example.org,2025:item/1");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->scheme, "tag");
    EXPECT_EQ(url->path, "example.org,2025:item/1");
    EXPECT_EQ(to_text(*url), "tag:example.org,2025:item/1");
}

TEST(WithoutUser, TakesNameAndPasswordAway) {
    EXPECT_EQ(without_user("https://bob:secret@news.example:8080/a?b#c"), "https://news.example:8080/a?b#c");
    EXPECT_EQ(without_user("https://news.example/a@b"), "https://news.example/a@b");
    EXPECT_EQ(without_user("not a url"), "not a url");
}

}  // namespace
}  // namespace tocsin
