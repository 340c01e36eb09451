#include "parse/feed_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

Feed read(const std::string& bytes, const Transport& transport = {}) {
    Result<Feed> feed = read_feed(bytes, transport);
    EXPECT_TRUE(feed) << (feed ? "" : feed.error().what);
    return feed ? std::move(*feed) : Feed{};
}

std::string rss(const std::string& item, const std::string& channel = "") {
    return "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
           "xmlns:media='http://search.yahoo.com/mrss/' "
           "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
           "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel>" +
           channel + "<item>" + item + "</item></channel></rss>";
}

RawItem item_of(const std::string& item, const std::string& channel = "", const Transport& transport = {}) {
    const Feed feed = read(rss(item, channel), transport);
    EXPECT_EQ(feed.items.size(), 1U);
    return feed.items.empty() ? RawItem{} : feed.items.front();
}

std::string atom(const std::string& inside) {
    return "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/a/'>" + inside +
           "</feed>";
}

TEST(FeedReader, ReadsAnRssItem) {
    const RawItem item = item_of(
        "<title>Plant &amp;amp; grid</title><link> https://example.org/1 </link><guid>tag:1</guid>"
        "<pubDate>Tue, 21 Jan 2025 19:04:05 GMT</pubDate><description>Short "
        "&lt;b&gt;text&lt;/b&gt;</description>"
        "<content:encoded><![CDATA[<p>Long</p><script>x</script>]]></content:encoded>"
        "<author>desk@example.org (News desk)</author><category domain='d'>energy</category>"
        "<enclosure url='https://example.org/a.mp3' length='5' type='audio/mpeg'/>");
    EXPECT_EQ(item.title, "Plant & grid");
    EXPECT_EQ(item.url, "https://example.org/1");
    EXPECT_EQ(item.id, "tag:1");
    EXPECT_EQ(to_rfc3339(item.published.value_or(Time{})), "2025-01-21T19:04:05Z");
    EXPECT_EQ(item.summary_html, "Short <b>text</b>");
    EXPECT_EQ(item.content_html, "<p>Long</p>");
    ASSERT_EQ(item.authors.size(), 1U);
    EXPECT_EQ(item.authors[0].name, "News desk");
    EXPECT_EQ(item.authors[0].email, "desk@example.org");
    ASSERT_EQ(item.categories.size(), 1U);
    EXPECT_EQ(item.categories[0].scheme, "d");
    ASSERT_EQ(item.enclosures.size(), 1U);
    EXPECT_EQ(item.enclosures[0].length, "5");
}

TEST(FeedReader, DoesNotMistakeTheImagesTitleForTheChannels) {
    const Feed feed =
        read(rss("",
                 "<image><title>Logo</title><link>https://example.org/logo</link>"
                 "<url>logo.png</url></image><title>Paper</title><link>https://example.org/</link>"),
             {"https://example.org/feed", {}});
    EXPECT_EQ(feed.info.title, "Paper");
    EXPECT_EQ(feed.info.url, "https://example.org/");
    EXPECT_EQ(feed.info.image, "https://example.org/logo.png");
    EXPECT_EQ(feed.format, "rss-2.0");
}

TEST(FeedReader, TakesAGuidForTheAddressOnlyWhenItIsOne) {
    EXPECT_EQ(item_of("<guid>https://example.org/1</guid>").url, "https://example.org/1");
    EXPECT_EQ(item_of("<guid isPermaLink='false'>https://example.org/1</guid>").url, "");
    EXPECT_EQ(item_of("<guid>abc</guid>").url, "");
}

TEST(FeedReader, KeepsTheOriginalAddressBehindAProxy) {
    const RawItem item = item_of(
        "<link>https://proxy.example/1</link>"
        "<feedburner:origLink>https://example.org/1</feedburner:origLink>");
    EXPECT_EQ(item.url, "https://proxy.example/1");
    ASSERT_EQ(item.links.size(), 2U);
    EXPECT_EQ(item.links[1].rel, "canonical");
    EXPECT_EQ(item.links[1].href, "https://example.org/1");
}

TEST(FeedReader, HandsOnNoAddressThatIsAProgram) {
    const std::string bad = "java\nscript:alert(1)";
    for (const Transport& transport : {Transport{}, Transport{"https://example.org/feed", {}}}) {
        const RawItem item =
            item_of("<link>" + bad + "</link><guid>javascript://x/%0aalert(1)</guid><comments>" +
                        "javascript:1</comments><enclosure url='data:text/html,x'/>" +
                        "<source url='vbscript:x'>S</source><image>JavaScript:x</image>",
                    "",
                    transport);
        EXPECT_EQ(item.url, "");
        EXPECT_EQ(item.comments_url, "");
        EXPECT_EQ(item.image, "");
        EXPECT_TRUE(item.enclosures.empty());
        EXPECT_EQ(item.source.value_or(FeedInfo{}).url, "");
    }
    EXPECT_EQ(item_of("<enclosure url='magnet:?xt=urn:btih:1'/>").enclosures.size(), 1U);
    const Feed json = read(R"({"version":"1.1","items":[{"id":"1","url":"javascript:run"}]})");
    EXPECT_EQ(json.items.at(0).url, "");
    const Feed map = read("<urlset><url><loc>javascript:run</loc></url></urlset>");
    EXPECT_TRUE(map.items.empty());
}

TEST(FeedReader, ResolvesAddressesFromTheNearestBase) {
    EXPECT_EQ(item_of("<link>/1</link>", "", {"https://example.org/feed", {}}).url, "https://example.org/1");
    EXPECT_EQ(
        item_of("<link>/1</link>", "<link>http://site.example/</link>", {"https://example.org/feed", {}}).url,
        "http://site.example/1");
    EXPECT_EQ(
        item_of(
            "<link>/1</link>", "", {"https://example.org/feed", {{"Content-Location", "http://b.example/"}}})
            .url,
        "http://b.example/1");
    EXPECT_EQ(
        item_of("<link>/1</link>", "", {"https://example.org/", {{"Content-Location", "javascript:x"}}}).url,
        "https://example.org/1");
    const Feed feed =
        read(atom("<entry><link href='x'/><content type='html' xml:base='/b/'>"
                  "&lt;a href='y'>z&lt;/a></content></entry>"));
    EXPECT_EQ(feed.items[0].url, "https://example.org/a/x");
    EXPECT_EQ(feed.items[0].content_html, "<a href=\"https://example.org/b/y\">z</a>");
}

TEST(FeedReader, ReadsAtomsManyKindsOfText) {
    const Feed feed = read(atom(
        "<title type='text'>1 &lt; 2 &amp;amp; 3</title><subtitle type='html'>a &lt;b>c&lt;/b></subtitle>"
        "<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x <i>y</i> &lt;z></div></title>"
        "<summary type='text'>a &lt;b> c</summary><content "
        "type='application/octet-stream'>PGI+</content></entry>"));
    EXPECT_EQ(feed.info.title, "1 < 2 &amp; 3");
    EXPECT_EQ(feed.info.description, "a c");
    EXPECT_EQ(feed.info.description_html, "a <b>c</b>");
    EXPECT_EQ(feed.items[0].title, "x y <z>");
    EXPECT_EQ(feed.items[0].summary_html, "a &lt;b&gt; c");
    EXPECT_EQ(feed.items[0].content_html, "&lt;b&gt;");
    EXPECT_EQ(feed.format, "atom-1.0");
}

TEST(FeedReader, SortsAtomsLinksByTheirRelation) {
    const Feed feed =
        read(atom("<link rel='self' href='feed'/><link rel='hub' href='https://hub.example/'/>"
                  "<link href='/'/><entry><link rel='enclosure' href='/f.mp3' type='audio/mpeg'/>"
                  "<link rel='alternate' type='application/json' href='/1.json'/>"
                  "<link rel='alternate' type='text/html' href='/1'/>"
                  "<link rel='replies' type='text/html' href='/1#c'/></entry>"
                  "<entry><link rel='replies' href='/2/comments.atom'/></entry>"));
    EXPECT_EQ(feed.info.feed_url, "https://example.org/a/feed");
    EXPECT_EQ(feed.info.url, "https://example.org/");
    EXPECT_EQ(feed.info.hubs, std::vector<std::string>{"https://hub.example/"});
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
    EXPECT_EQ(feed.items[0].comments_url, "https://example.org/1#c");
    ASSERT_EQ(feed.items[0].enclosures.size(), 1U);
    EXPECT_EQ(feed.items[1].comments_url, "");
}

TEST(FeedReader, ListsAnEnclosureAmongTheLinks) {
    const RawItem item = item_of("<enclosure url='https://example.org/a.mp3' type='audio/mpeg' length='5'/>");
    ASSERT_EQ(item.links.size(), 1U);
    EXPECT_EQ(item.links[0].rel, "enclosure");
    EXPECT_EQ(item.links[0].length, "5");
    EXPECT_EQ(item.enclosures.size(), 1U);
    EXPECT_EQ(item.url, "");
}

TEST(FeedReader, ReadsItemsOutsideTheChannel) {
    const Feed feed = read(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<channel><title>Wire</title><dc:language>fr</dc:language></channel>"
        "<item rdf:about='https://example.org/1'><title>One</title></item></rdf:RDF>");
    EXPECT_EQ(feed.format, "rss-1.0");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].id, "https://example.org/1");
    EXPECT_EQ(feed.items[0].language, "fr");
}

TEST(FeedReader, ReadsMediaGroups) {
    const RawItem item = item_of(
        "<media:group><media:content url='a.mp4' type='video/mp4'/>"
        "<media:thumbnail url='a.jpg'/></media:group><media:content url=' '/>",
        "",
        {"https://example.org/", {}});
    ASSERT_EQ(item.enclosures.size(), 2U);
    EXPECT_EQ(item.enclosures[0].url, "https://example.org/a.mp4");
    EXPECT_EQ(item.image, "https://example.org/a.jpg");
}

TEST(FeedReader, ReadsCdf) {
    const Feed feed = read(
        "<CHANNEL HREF='https://example.org/' LASTMOD='2025-01-21T10:00:00Z'><TITLE>C</TITLE>"
        "<ITEM HREF='https://example.org/1'><ABSTRACT>abc</ABSTRACT></ITEM></CHANNEL>");
    EXPECT_EQ(feed.format, "cdf");
    EXPECT_TRUE(feed.info.updated);
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
    EXPECT_EQ(feed.items[0].summary_html, "abc");
}

TEST(FeedReader, ReadsJsonFeed) {
    const Feed feed = read(R"({"version":"https://jsonfeed.org/version/1.1","title":"J","language":"de",
        "authors":[{"name":"A","url":"/a"}],"feed_url":"https://example.org/f.json","items":[
        {"id":7,"url":"1","content_text":"a < b","date_published":"2025-01-21T10:00:00Z","tags":["x","x"],
         "attachments":[{"url":"m.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}, 3]})");
    EXPECT_EQ(feed.format, "json-1.1");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].id, "7");
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
    EXPECT_EQ(feed.items[0].content_html, "a &lt; b");
    EXPECT_EQ(feed.items[0].title, "a < b");
    EXPECT_EQ(feed.items[0].language, "de");
    EXPECT_EQ(feed.items[0].enclosures[0].length, "5");
    EXPECT_EQ(feed.items[0].categories.size(), 1U);
    EXPECT_EQ(feed.warnings.size(), 1U);
}

TEST(FeedReader, ReadsALoneAuthorWhereAListBelongs) {
    const Feed feed = read(R"({"version":"https://jsonfeed.org/version/1.1","items":[
        {"id":1,"authors":{"name":"Ann"}}, {"id":2,"author":[{"name":"Bo"}, "Cy"]}]})");
    ASSERT_EQ(feed.items.size(), 2U);
    ASSERT_EQ(feed.items[0].authors.size(), 1U);
    EXPECT_EQ(feed.items[0].authors[0].name, "Ann");
    ASSERT_EQ(feed.items[1].authors.size(), 2U);
    EXPECT_EQ(feed.items[1].authors[1].name, "Cy");
}

TEST(FeedReader, BelievesTheContentBeforeItsSummary) {
    const Feed feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><entry><summary xml:lang='fr'>a</summary>"
        "<content>b</content></entry></feed>");
    EXPECT_EQ(feed.items[0].language, "en");
}

TEST(FeedReader, PrefersTheMostSpecificLanguage) {
    EXPECT_EQ(item_of("<dc:language>fr</dc:language>", "<language>en</language>").language, "fr");
    EXPECT_EQ(item_of("", "<language>en</language>").language, "en");
    EXPECT_EQ(item_of("<description xml:lang='it'>x</description>", "<language>en</language>").language,
              "it");
    EXPECT_EQ(item_of("<description xml:lang=''>x</description>", "<language>en</language>").language, "");
    EXPECT_EQ(item_of("", "", {"", {{"Content-Language", "pt"}}}).language, "pt");
}

TEST(FeedReader, KnowsElementsByTheirNamespaceNotTheirPrefix) {
    const Feed feed = read(
        "<r:rss version='2.0' xmlns:r='http://backend.userland.com/rss2' "
        "xmlns:q='http://purl.org/dc/elements/1.1/' xmlns:x='urn:other'><r:channel><r:item>"
        "<x:title>no</x:title><q:creator>Ann</q:creator><r:title>yes</r:title>"
        "</r:item></r:channel></r:rss>");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "yes");
    EXPECT_EQ(feed.items[0].authors[0].name, "Ann");
}

TEST(FeedReader, TakesAnAtomIdForTheAddressWhenThereIsNoLink) {
    const Feed feed =
        read(atom("<entry><id>https://example.org/1</id></entry><entry><id>urn:2</id></entry>"
                  "<entry><id>https://example.org/3</id><link href='/three'/></entry>"));
    ASSERT_EQ(feed.items.size(), 3U);
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
    EXPECT_EQ(feed.items[1].url, "");
    EXPECT_EQ(feed.items[2].url, "https://example.org/three");
}

TEST(FeedReader, TellsTheHoursAndDaysWithoutNews) {
    const Feed feed = read(
        rss("",
            "<skipHours><hour>24</hour><hour>3</hour><hour>03</hour><hour>25</hour><hour>x</hour></skipHours>"
            "<skipDays><day>Saturday</day><day>sunday</day><day>Caturday</day></skipDays>"));
    EXPECT_EQ(feed.info.skip_hours, (std::vector<int>{0, 3}));
    EXPECT_EQ(feed.info.skip_days, (std::vector<int>{0, 6}));
}

TEST(FeedReader, SaysWhoNamedTheWrongEncoding) {
    const Feed feed = read(
        "<?xml version='1.0' encoding='us-ascii'?><rss><channel><title>d\xC3\xA9j\xC3\xA0</title>"
        "</channel></rss>",
        {"", {{"Content-Type", "text/xml; charset=klingon"}}});
    EXPECT_EQ(feed.info.title, "déjà");
    EXPECT_FALSE(feed.well_formed);
    ASSERT_EQ(feed.warnings.size(), 1U);
    EXPECT_EQ(feed.warnings[0],
              "wrong encoding named: the server says klingon, the document says us-ascii; read as utf-8");
}

TEST(FeedReader, CompletesAnEnclosureThatComesTwice) {
    const RawItem item = item_of(
        "<enclosure url='https://example.org/a.mp3'/>"
        "<media:content url='https://example.org/a.mp3' type='audio/mpeg' fileSize='7'/>");
    ASSERT_EQ(item.enclosures.size(), 1U);
    EXPECT_EQ(item.enclosures[0].type, "audio/mpeg");
    EXPECT_EQ(item.enclosures[0].length, "7");
}

TEST(FeedReader, ReadsPeerLinksOfAMediaGroup) {
    const RawItem item = item_of(
        "<media:group><media:content url='https://example.org/a.mp4'/>"
        "<media:peerLink type='application/x-bittorrent' "
        "href='https://example.org/a.torrent'/></media:group>");
    ASSERT_EQ(item.enclosures.size(), 2U);
    EXPECT_EQ(item.enclosures[1].url, "https://example.org/a.torrent");
    EXPECT_EQ(item.enclosures[1].type, "application/x-bittorrent");
}

TEST(FeedReader, ReadsAJsonFeedThatHasEndedAndItemsKnownByTheirId) {
    const Feed feed = read(R"({"version":"https://jsonfeed.org/version/1","expired":true,
        "favicon":"https://example.org/f.ico","icon":"https://example.org/i.png",
        "hubs":[{"type":"WebSub","url":"https://hub.example/"}],"next_url":"https://example.org/2.json",
        "items":[{"id":"https://example.org/1","content_html":"<b>x</b>","banner_image":"https://example.org/b.png",
        "author":{"name":"Ann","url":"https://example.org/ann"}}]})");
    EXPECT_EQ(feed.format, "json-1.0");
    EXPECT_EQ(feed.warnings.size(), 1U);
    EXPECT_EQ(feed.info.icon, "https://example.org/f.ico");
    EXPECT_EQ(feed.info.image, "https://example.org/i.png");
    EXPECT_EQ(feed.info.hubs, std::vector<std::string>{"https://hub.example/"});
    EXPECT_EQ(feed.info.links.back().rel, "next");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
    EXPECT_EQ(feed.items[0].image, "https://example.org/b.png");
    EXPECT_EQ(feed.items[0].authors.at(0).url, "https://example.org/ann");
}

TEST(FeedReader, KnowsEveryVersionOfRss) {
    for (const std::string version : {"0.91", "0.92", "0.93", "0.94"}) {
        const Feed feed = read("<rss version='" + version +
                               "'><channel><title>T</title><item><title>One</title>"
                               "</item></channel></rss>");
        EXPECT_EQ(feed.format, "rss-" + version);
        EXPECT_EQ(feed.items.size(), 1U);
    }
    const Feed old = read(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://channel.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel>"
        "<item><title>One</title><link>https://example.org/1</link></item></rdf:RDF>");
    EXPECT_EQ(old.format, "rss-0.90");
    EXPECT_EQ(old.items.at(0).url, "https://example.org/1");
}

TEST(FeedReader, ReadsAtomBeforeItsStandard) {
    const Feed feed = read(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>Line</tagline><entry>"
        "<title mode='escaped' type='text/html'>a "
        "&lt;i>b&lt;/i></title><issued>2003-12-13T08:29:29-04:00</issued>"
        "<modified>2003-12-14T08:29:29Z</modified><content type='application/xhtml+xml'>"
        "<div xmlns='http://www.w3.org/1999/xhtml'>c <b>d</b></div></content></entry></feed>");
    EXPECT_EQ(feed.format, "atom-0.3");
    EXPECT_EQ(feed.info.description, "Line");
    EXPECT_EQ(feed.items.at(0).title, "a b");
    EXPECT_EQ(to_rfc3339(*feed.items[0].published), "2003-12-13T12:29:29Z");
    EXPECT_TRUE(feed.items[0].updated);
    EXPECT_NE(feed.items[0].content_html.find("c <b>d</b>"), std::string::npos);
}

TEST(FeedReader, TellsTheUpdatePeriod) {
    EXPECT_EQ(read(rss("", "<ttl>60</ttl>")).update_seconds, 3600);
    EXPECT_EQ(read("<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
                   "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
                   "</channel></rss>")
                  .update_seconds,
              21600);
}

TEST(FeedReader, RefusesWhatIsNoFeed) {
    for (const char* bytes :
         {"", "hello", "<html><body>x</body></html>", "{\"a\":1}", "[1]", "{", "<", "\xFF\xFE"}) {
        const Result<Feed> feed = read_feed(bytes, {});
        ASSERT_FALSE(feed) << bytes;
        EXPECT_EQ(feed.error().kind, ErrorKind::malformed);
    }
}

}  // namespace
}  // namespace tocsin::parse
