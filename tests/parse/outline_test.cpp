// Feeds whose outline is broken: markup in front, elements of the channel left open.
#include "parse/feed_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

Feed read(const std::string& bytes) {
    Result<Feed> feed = read_feed(bytes, {});
    EXPECT_TRUE(feed) << bytes << "\n" << (feed ? "" : feed.error().what);
    return feed ? std::move(*feed) : Feed{};
}

std::string titles_of(const Feed& feed) {
    std::string titles;
    for (const RawItem& item : feed.items) {
        titles += (titles.empty() ? "" : "|") + item.title;
    }
    return titles;
}

const std::string two_items =
    "<item><title>One</title></item><item><title>Two</title></item></channel></rss>";

TEST(Outline, BeginsAtTheFeedWhateverMarkupStandsBefore) {
    const std::string rss = "<rss version='2.0'><channel><title>F</title>" + two_items;
    for (const std::string front : {"<br />\n<b>Warning</b>: no such file<br />\n<?xml version='1.0'?>",
                                    "<b>Warning</b>: unset",
                                    "<div class='bar'><p>Cached</p></div>",
                                    "<script>var a='<b>';</script>\n",
                                    "<?xml version='1.0'?>\n<br />\n<b>Notice</b>: late<br />\n",
                                    "<!-- <rss> was here --><p>x</p>"}) {
        const Feed feed = read(front + rss);
        EXPECT_EQ(feed.info.title, "F") << front;
        EXPECT_EQ(titles_of(feed), "One|Two") << front;
        EXPECT_FALSE(feed.well_formed) << front;
    }
    EXPECT_EQ(read("<br />\n<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>"
                   "<entry><title>One</title></entry></feed>")
                  .items.size(),
              1U);
}

TEST(Outline, LosesNoItemToWhatTheChannelLeftOpen) {
    for (const std::string open : {"<hr>",
                                   "<p>text",
                                   "<br>\n<b>Warning</b>: x<br>\n",
                                   "<atom:link href='https://example.org/' rel='self'>",
                                   "<image><url>https://example.org/i.png</url><title>I</title>",
                                   "<description>Hello"}) {
        const Feed feed = read(
            "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
            "<title>F</title>" +
            open + two_items);
        EXPECT_EQ(titles_of(feed), "One|Two") << open;
        EXPECT_EQ(feed.info.title, "F") << open;
    }
}

TEST(Outline, LosesNoItemToWhatStandsBetweenTwo) {
    const std::string head = "<rss version='2.0'><channel><item><title>Zero</title></item>";
    EXPECT_EQ(titles_of(read(head + "<br>" + two_items)), "Zero|One|Two");
    EXPECT_EQ(titles_of(read(head + "<font color='red'><b>" + two_items)), "Zero|One|Two");
    EXPECT_EQ(titles_of(read(head + "<!-- <item>" + two_items)), "Zero||One|Two");
}

TEST(Outline, ReadsTheChannelsFieldsBehindALine) {
    EXPECT_EQ(read("<rss version='2.0'><channel><hr><title>F</title>" + two_items).info.title, "F");
    EXPECT_EQ(read("<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
                   "<atom:link href='https://example.org/' rel='self'><title>F</title>" +
                   two_items)
                  .info.title,
              "F");
}

TEST(Outline, KnowsAnElementByItsNameInAnyCase) {
    const Feed feed = read(
        "<rss version='2.0'><channel><Item><title>One</Title><pubdate>4 Mar 2024</pubDate></item>"
        "<item><title>Two</title></Item></channel></rss>");
    EXPECT_EQ(titles_of(feed), "One|Two");
    EXPECT_TRUE(feed.items.at(0).published);
}

TEST(Outline, KeepsTheFieldsBehindAnEnclosureLeftOpen) {
    const Feed feed = read(
        "<rss version='2.0'><channel><item><title>One</title><enclosure url='https://example.org/1.mp3'>"
        "<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_TRUE(feed.items[0].published);
    EXPECT_EQ(feed.items[0].enclosures.size(), 1U);
}

TEST(Outline, TakesALoneEntryForAnItem) {
    const Feed feed = read(
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title><id>tag:1</id>"
        "<link href='https://example.org/1'/></entry>");
    EXPECT_EQ(feed.format, "atom-1.0");
    ASSERT_EQ(feed.items.size(), 1U);
    EXPECT_EQ(feed.items[0].title, "One");
    EXPECT_EQ(feed.items[0].url, "https://example.org/1");
}

TEST(Outline, MakesOneLetterOfTheReferencesToItsHalves) {
    const Feed feed =
        read("<rss><channel><title>a &#xD83D;&#xDE00; &#55357;&#56832; b &#xD83D; c</title></channel></rss>");
    EXPECT_EQ(feed.info.title, "a 😀 😀 b \xEF\xBF\xBD c");
    EXPECT_FALSE(feed.well_formed);
}

TEST(Outline, StartsTheAddressesOfACdfAtItsBase) {
    const Result<Feed> feed = read_feed(
        "<CHANNEL BASE='https://example.org/b/' HREF='https://example.org/'><ITEM HREF='a.html'>"
        "<TITLE>A</TITLE></ITEM></CHANNEL>",
        {"https://cdn.example/x.cdf", {}});
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.at(0).url, "https://example.org/b/a.html");
}

}  // namespace
}  // namespace tocsin::parse
