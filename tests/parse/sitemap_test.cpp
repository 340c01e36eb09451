#include "parse/feed_reader.h"
#include "parse/gzip.h"
#include "parse/slug.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <utility>

namespace tocsin::parse {
namespace {

Feed read(const std::string& bytes) {
    Result<Feed> feed = read_feed(bytes, {"https://paper.example/map.xml", {}});
    EXPECT_TRUE(feed) << (feed ? "" : feed.error().what);
    return feed ? std::move(*feed) : Feed{};
}

const std::string plain_head = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>";

std::string news_map(const std::string& inside) {
    return "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
           "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' "
           "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1' "
           "xmlns:xhtml='http://www.w3.org/1999/xhtml'>" +
           inside + "</urlset>";
}

std::string news_entry(const std::string& title, const std::string& more = "") {
    return "<url><loc> https://paper.example/a </loc><news:news><news:publication><news:name>The "
           "Paper</news:name><news:language>en</news:language></news:publication>"
           "<news:publication_date>2025-01-21T19:04:05+01:00</news:publication_date><news:title>" +
           title + "</news:title>" + more + "</news:news></url>";
}

std::string gzipped(const std::string& text) {
    std::string packed(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string in = text;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

TEST(Sitemap, ReadsANewsEntry) {
    const Feed feed = read(news_map(
        "<url><loc>https://paper.example/a</loc><lastmod>2025-01-22</lastmod>"
        "<xhtml:link rel='alternate' hreflang='de' href='https://paper.example/de/a'/>"
        "<image:image><image:loc>/a.jpg</image:loc></image:image>"
        "<news:news><news:publication><news:name>The Paper</news:name><news:language>pt</news:language>"
        "</news:publication><news:publication_date>2025-01-21T19:04:05+01:00</news:publication_date>"
        "<news:title><![CDATA[Plant & grid]]></news:title><news:keywords>energy, Abilene</news:keywords>"
        "</news:news></url>"));
    EXPECT_EQ(feed.format, "news-sitemap");
    EXPECT_TRUE(feed.well_formed);
    EXPECT_EQ(feed.info.title, "The Paper");
    EXPECT_EQ(feed.info.language, "pt");
    ASSERT_EQ(feed.items.size(), 1U);
    const RawItem& item = feed.items[0];
    EXPECT_EQ(item.title, "Plant & grid");
    EXPECT_EQ(item.url, "https://paper.example/a");
    EXPECT_EQ(item.language, "pt");
    EXPECT_EQ(to_rfc3339(item.published.value_or(Time{})), "2025-01-21T18:04:05Z");
    EXPECT_EQ(to_rfc3339(item.updated.value_or(Time{})), "2025-01-22T00:00:00Z");
    EXPECT_EQ(item.image, "https://paper.example/a.jpg");
    ASSERT_TRUE(item.publisher);
    EXPECT_EQ(item.publisher->name, "The Paper");
    ASSERT_EQ(item.categories.size(), 2U);
    EXPECT_EQ(item.categories[1].term, "Abilene");
    EXPECT_TRUE(item.links.empty());
}

TEST(Sitemap, ANewsSitemapKeepsItsNewsOnly) {
    const Feed feed =
        read(news_map("<url><loc>https://paper.example/about</loc></url>" + news_entry("Grid grows")));
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "Grid grows");
}

TEST(Sitemap, KnowsTheNewsPrefixThatNobodyDeclared) {
    const Feed feed = read(plain_head + news_entry("Grid grows") + "</urlset>");
    EXPECT_EQ(feed.format, "news-sitemap");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "Grid grows");
}

TEST(Sitemap, KnowsTheNewsNamespaceUnderAnyPrefix) {
    const Feed feed = read(
        "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9' "
        "xmlns:g='https://www.google.com/schemas/sitemap-news/0.9'><s:url><s:loc>https://paper.example/a"
        "</s:loc><g:news><g:title>Grid grows</g:title></g:news></s:url></s:urlset>");
    EXPECT_EQ(feed.format, "news-sitemap");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].url, "https://paper.example/a");
}

TEST(Sitemap, WithoutNewsAnEntryIsAnAddressAndATime) {
    const Feed feed =
        read(plain_head +
             "<url><loc>/b</loc><lastmod>2025-01-21</lastmod><changefreq>daily</changefreq></url><url>"
             "<lastmod>2025-01-21</lastmod></url></urlset>");
    EXPECT_EQ(feed.format, "sitemap");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].url, "https://paper.example/b");
    EXPECT_EQ(to_rfc3339(feed.items[0].updated.value_or(Time{})), "2025-01-21T00:00:00Z");
    EXPECT_EQ(feed.items[0].title, "");
}

TEST(Sitemap, OfALongArchiveTheNewestEntriesStay) {
    std::string text = plain_head;
    for (int i = 0; i < 1500; ++i) {
        text += "<url><loc>/" + std::to_string(i) + "</loc><lastmod>" + std::to_string(500 + i) +
                "-01-01</lastmod></url>";
    }
    text += "<url><loc>/newest</loc><lastmod>2025-01-21</lastmod></url></urlset>";
    const Feed feed = read(text);
    ASSERT_EQ(feed.items.size(), 1000U);
    EXPECT_EQ(feed.items[0].url, "https://paper.example/newest");
    EXPECT_EQ(feed.warnings.size(), 1U);
}

TEST(Sitemap, AnIndexGivesItsParts) {
    const Feed feed = read(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>/n.xml</loc>"
        "<lastmod>2025-01-21T10:00:00Z</lastmod></sitemap><sitemap><loc>https://paper.example/o.xml.gz</loc>"
        "<lastmod>2025-01-20</lastmod></sitemap><sitemap><loc>/p.xml</loc></sitemap></sitemapindex>");
    EXPECT_EQ(feed.format, "sitemap-index");
    EXPECT_TRUE(feed.items.empty());
    ASSERT_EQ(feed.parts.size(), 3U);
    EXPECT_EQ(feed.parts[0].url, "https://paper.example/n.xml");
    EXPECT_EQ(to_rfc3339(feed.parts[0].updated.value_or(Time{})), "2025-01-21T10:00:00Z");
    EXPECT_FALSE(feed.parts[0].by_day);
    EXPECT_TRUE(feed.parts[1].by_day);
    EXPECT_FALSE(feed.parts[2].updated);
}

TEST(Sitemap, BrokenXmlLosesNoEntry) {
    const Feed feed = read(news_map(news_entry("Plant & grid") +
                                    "<url><loc>https://paper.example/b?x=1&y=2</loc><news:news>"
                                    "<news:title>Unclosed</news:title></url>" +
                                    news_entry("Last")));
    EXPECT_FALSE(feed.well_formed);
    ASSERT_EQ(feed.items.size(), 3U);
    EXPECT_EQ(feed.items[0].title, "Plant & grid");
    EXPECT_EQ(feed.items[1].url, "https://paper.example/b?x=1&y=2");
    EXPECT_EQ(feed.items[2].title, "Last");
}

TEST(Sitemap, OneCutOffInTheMiddleKeepsWhatCameWhole) {
    const std::string whole = news_map(news_entry("First") + news_entry("Second"));
    const Feed feed = read(whole.substr(0, whole.find("Second") + 3));
    ASSERT_GE(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "First");
}

TEST(Gzip, AGzippedSitemapIsReadLikeAnyOther) {
    EXPECT_EQ(read(gzipped(news_map(news_entry("Grid grows")))).format, "news-sitemap");
}

TEST(Gzip, AnyFeedMayBeGzipped) {
    EXPECT_EQ(
        read(gzipped("<rss version='2.0'><channel><item><title>a</title></item></channel></rss>")).format,
        "rss-2.0");
}

TEST(Gzip, ABombIsRefusedAtTheLimit) {
    const std::string bomb = gzipped(std::string(10'000'000, ' '));
    ASSERT_LT(bomb.size(), 20'000U);
    const Result<Feed> feed = read_feed(bomb, {"", {}, 1'000'000});
    ASSERT_FALSE(feed);
    EXPECT_EQ(feed.error().kind, ErrorKind::refused);
}

TEST(Gzip, MembersFollowEachOther) { EXPECT_EQ(gunzip(gzipped("one ") + gzipped("two"), 100), "one two"); }

TEST(Gzip, DamageKeepsWhatCameBeforeIt) {
    std::string text;
    for (int i = 0; i < 20000; ++i) {
        text += std::to_string(i * 7919 % 10007) + " ";
    }
    const std::string packed = gzipped(text);
    const Result<std::string> half = gunzip(packed.substr(0, packed.size() / 2), 1'000'000);
    ASSERT_TRUE(half);
    EXPECT_GT(half->size(), 1000U);
    EXPECT_EQ(*half, text.substr(0, half->size()));
    EXPECT_FALSE(gunzip(std::string("\x1f\x8b\x08\xff", 4), 100));
}

TEST(Slug, SaysWhatTheAddressSays) {
    EXPECT_EQ(slug_words("https://paper.example/2025/01/21/oracle-builds-in-abilene-8471234.html"),
              "oracle builds in abilene");
    EXPECT_EQ(slug_words("https://paper.example/oracle-builds-500-bn-plant/index.html"),
              "oracle builds 500 bn plant");
    EXPECT_EQ(slug_words("https://paper.example/f%C3%BCnf-werke-in-texas"), "fünf werke in texas");
}

TEST(Slug, SaysNothingWhereThereAreNoWords) {
    EXPECT_EQ(slug_words("https://paper.example/business/8471234"), "");
    EXPECT_EQ(slug_words("https://paper.example/about-us"), "");
    EXPECT_EQ(slug_words("https://paper.example/0f3a9c1e-77aa4-4b2d1-9f00a-aabb1122"), "");
    EXPECT_EQ(slug_words("%%%"), "");
}

}  // namespace
}  // namespace tocsin::parse
