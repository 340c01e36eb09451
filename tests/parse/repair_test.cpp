#include "parse/feed_reader.h"
#include "parse/xml_check.h"
#include "parse/xml_repair.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

Feed read(const std::string& bytes) {
    Result<Feed> feed = read_feed(bytes, {});
    EXPECT_TRUE(feed) << bytes.substr(0, 200);
    return feed ? std::move(*feed) : Feed{};
}

std::string repeated(const std::string& piece, int times) {
    std::string text;
    text.reserve(piece.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

TEST(XmlCheck, AcceptsWellFormedDocuments) {
    for (const char* good :
         {"<a/>",
          "<?xml version='1.0'?><!-- x --><!DOCTYPE a><a b='1' c=\"2\">t&amp;<![CDATA[<]]></a>\n",
          "<a xmlns:p='u'><p:b p:c='1'/></a>",
          "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"}) {
        EXPECT_TRUE(check_xml(good).well_formed) << good;
    }
}

TEST(XmlCheck, RefusesWhatXmlRefuses) {
    for (const char* bad : {"",
                            "x",
                            "<a>",
                            "<a></b>",
                            "<a><b></a></b>",
                            "<a b=1/>",
                            "<a b='1' b='2'/>",
                            "<a>&x;</a>",
                            "<a>a & b</a>",
                            "<p:a/>",
                            "<a>\x01</a>",
                            "<a/><b/>",
                            "<a/>x",
                            "x<a/>",
                            " <?xml version='1.0'?><a/>",
                            "<a b='<'/>",
                            "<a b='1'c='2'/>",
                            "<a><![CDATA[</a>",
                            "<a>&#xZ;</a>",
                            "<a"}) {
        EXPECT_FALSE(check_xml(bad).well_formed) << bad;
    }
}

TEST(Repair, ClosesNestsAndEscapes) {
    EXPECT_EQ(repair_xml("junk<?xml x?><a><b>1 < 2 & 3</c></a>tail"), "<a><b>1 &lt; 2 &amp; 3</b></a>");
    EXPECT_EQ(repair_xml("<a x=1 y='2' y='3' z>t</a"), "<a x=\"1\" y=\"2\" z=\"\">t</a>");
    EXPECT_EQ(repair_xml("<a><b c='d"), "<a>&lt;b c='d</a>");
}

TEST(Repair, ReadsAFeedThatWasCutShort) {
    const Feed feed = read(
        "<rss version='2.0'><channel><title>T</title><item><title>One</title></item>"
        "<item><title>Two</title><description><![CDATA[some <b>te");
    ASSERT_EQ(feed.items.size(), 2U);
    EXPECT_EQ(feed.items[1].title, "Two");
    EXPECT_FALSE(feed.well_formed);
    EXPECT_FALSE(feed.warnings.empty());
}

TEST(Repair, EndsAnItemWhereTheNextBegins) {
    const Feed feed = read(
        "<rss><channel><item><title>One<link>https://example.org/1</link>"
        "<item><title>Two</title></item></channel></rss>");
    ASSERT_EQ(feed.items.size(), 2U);
    EXPECT_EQ(feed.items[0].title, "One");
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
}

TEST(Repair, SurvivesTagsLeftOpenInADescription) {
    const Feed feed = read(
        "<rss><channel><item><description>a<br>b <i>c</description>"
        "<link>https://example.org/?a=1&b=2</link></item></channel></rss>");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].summary_html, "a<br />b <i>c</i>");
    EXPECT_EQ(feed.items[0].url, "https://example.org/?a=1&b=2");
}

TEST(Repair, KnowsHtmlsReferencesAndForbiddenCharacters) {
    const Feed feed = read("<rss><channel><title>caf&eacute;\x0B &nbsp;&#146;&#0;</title></channel></rss>");
    EXPECT_EQ(feed.info.title, "café ’\xEF\xBF\xBD");
    EXPECT_FALSE(feed.well_formed);
}

TEST(Repair, KeepsAQuoteInsideItsAttribute) {
    const Feed feed =
        read("<rss><channel><link href='https://example.org/?q=&#34;&lt;b&gt;&QUOT;' rel=\"x\" / ></rss>");
    ASSERT_EQ(feed.info.links.size(), 1U);
    EXPECT_EQ(feed.info.links[0].href.substr(0, 24), "https://example.org/?q=\"");
    EXPECT_EQ(feed.info.links[0].rel, "x");
}

TEST(Repair, LeavesOutForbiddenCharactersWhereverTheyStand) {
    const Feed feed = read(
        "<rss><channel><title>\x01one two three\x02 four\xEF\xBF\xBF five \xEF\xBF\xBD\x1F"
        "</title></channel></rss>");
    EXPECT_EQ(feed.info.title, "one two three four five \xEF\xBF\xBD");
    EXPECT_FALSE(feed.well_formed);
}

TEST(Repair, FindsAFeedBehindJunk) {
    EXPECT_EQ(read("\n\nWarning: line 3\n<?xml version='1.0'?><rss><channel><title>T</title></channel></rss>")
                  .info.title,
              "T");
}

TEST(Repair, BoundsTimeAndDepth) {
    const std::string head = "<rss><channel><item><description>";
    for (const std::string& piece : {std::string("<a>"),
                                     std::string("<!-- >"),
                                     std::string("<? >"),
                                     std::string("<![CDATA["),
                                     std::string("</a>"),
                                     std::string("<a b='"),
                                     std::string("&"),
                                     std::string("<a xmlns:p='u'>"),
                                     std::string("<!DOCTYPE ["),
                                     std::string("<"),
                                     std::string("]]>"),
                                     std::string("<item>")}) {
        EXPECT_TRUE(read_feed(head + repeated(piece, 100000), {})) << piece;
    }
    EXPECT_TRUE(read_feed(
        head + repeated("<a>", 300000) + repeated("</a>", 300000) + "</description></item></channel></rss>",
        {}));
    EXPECT_TRUE(read_feed("<rss a='" + std::string(4000000, 'x') + "'><channel/></rss>", {}));
}

}  // namespace
}  // namespace tocsin::parse
