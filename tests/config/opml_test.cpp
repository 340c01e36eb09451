#include "config/opml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tocsin::config {
namespace {

using Tags = std::vector<std::string>;

std::vector<Source> read(const std::string& bytes, std::size_t remarks_expected = 0) {
    Diagnostics remarks;
    std::vector<Source> sources = read_opml(bytes, "list.opml", remarks);
    EXPECT_EQ(remarks.size(), remarks_expected);
    return sources;
}

std::string list(const std::string& body) {
    return "<?xml version=\"1.0\"?><opml version=\"2.0\"><head/><body>" + body + "</body></opml>";
}

TEST(Opml, FoldersAroundASourceAreItsTags) {
    const auto sources =
        read(list("<outline text='Business'><outline title='Energy'><outline text='Grid' "
                  "xmlUrl='https://grid.example/f' "
                  "language='de'/></outline></outline><outline text='Top' xmlUrl='https://top.example/f'/>"));
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].name, "Grid");
    EXPECT_EQ(sources[0].language, "de");
    EXPECT_EQ(sources[0].tags, (Tags{"Business", "Energy"}));
    EXPECT_TRUE(sources[1].tags.empty());
}

TEST(Opml, CategoriesAreTagsAsWell) {
    const auto sources =
        read(list("<outline text='Chips'><outline xmlUrl='https://a.example/f' category='/Tech/Chips, "
                  "AI'/></outline>"));
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].tags, (Tags{"Chips", "Tech", "AI"}));
    EXPECT_EQ(sources[0].name, "");
}

TEST(Opml, ASourceInTwoFoldersComesOnceWithBothTags) {
    const auto sources =
        read(list("<outline text='A'><outline text='x' xmlUrl='https://a.example/f'/></outline>"
                  "<outline text='B'><outline text='y' xmlUrl='https://a.example/f'/></outline>"));
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].name, "x");
    EXPECT_EQ(sources[0].tags, (Tags{"A", "B"}));
}

TEST(Opml, NamesOfAttributesInAnyCase) {
    const auto sources = read("<OPML><BODY><outline TEXT='x' xmlurl=' feed://a.example/f '/></BODY></OPML>");
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].url, "http://a.example/f");
}

TEST(Opml, ASelectorThatIsNoneIsToldWithItsLine) {
    Diagnostics remarks;
    read_opml(
        "<opml>\n<body>\n<outline type='html' xmlUrl='https://a.example/p' tocsin:item='li'/>\n"
        "<outline type='html' xmlUrl='https://b.example/p' tocsin:item='li' tocsin:link='a@'/>\n"
        "</body></opml>",
        "list.opml",
        remarks);
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].level, Level::error);
    EXPECT_EQ(remarks[0].line, 4);
    EXPECT_NE(remarks[0].message.find("tocsin:link: selector \"a@\""), std::string::npos);
}

TEST(Opml, TheDeclaredEncodingCounts) {
    const auto sources = read(
        "<?xml version='1.0' encoding='windows-1252'?><opml><body><outline text='B\xf6rse \x96 Tag' "
        "xmlUrl='https://a.example/f'/></body></opml>");
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].name, "Börse – Tag");
}

TEST(Opml, BrokenOpmlIsReadAsFarAsItGoesWithAWarning) {
    Diagnostics remarks;
    const auto sources = read_opml(
        "<opml><body><outline text='a' xmlUrl='https://a.example/f?x=1&y=2'><outline text='b' "
        "xmlUrl='https://b.example/f'/></body></opml>",
        "list.opml",
        remarks);
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].url, "https://a.example/f?x=1&y=2");
    EXPECT_TRUE(sources[1].tags.empty());
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].level, Level::warning);
}

TEST(Opml, WhatIsNotOpmlIsAnError) {
    Diagnostics remarks;
    EXPECT_TRUE(read_opml("<rss/>", "list.opml", remarks).empty());
    EXPECT_TRUE(has_errors(remarks));
}

TEST(Opml, WhatIsNoWebAddressIsLeftOutWithAWarning) {
    EXPECT_EQ(
        read(list("<outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='https://a.example/f'/>"), 1).size(),
        1U);
}

TEST(Opml, DeepNestingCostsNothing) {
    std::string body;
    for (int depth = 0; depth < 100'000; ++depth) {
        body += "<outline text='f'>";
    }
    body += "<outline xmlUrl='https://a.example/f'/>";
    const auto sources = read("<opml><body>" + body, 1);
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].tags, Tags{"f"});
}

TEST(Opml, WhatIsWrittenIsReadBack) {
    Source plain, tagged, page;
    plain.url = "https://a.example/f?x=1&y=\"2\"";
    tagged.url = "https://b.example/f";
    tagged.name = "B <& co> 'n'";
    tagged.language = "pt";
    tagged.tags = {"AI/ML, chips", "a,b", "50%/2", "último"};
    tagged.enabled = false;
    page.url = "https://c.example/press";
    page.kind = SourceKind::page;
    page.selectors = {"li.news > a", "h2", "a@href", "", "p"};
    page.tags = {"AI/ML, chips"};
    std::vector<Source> sources = read(write_opml({plain, tagged, page}));
    ASSERT_EQ(sources.size(), 3U);
    EXPECT_EQ(sources[0].url, plain.url);
    EXPECT_EQ(sources[0].name, "");
    EXPECT_EQ(sources[1].name, tagged.name);
    EXPECT_EQ(sources[1].language, "pt");
    EXPECT_EQ(sources[1].tags, tagged.tags);
    EXPECT_FALSE(sources[1].enabled);
    EXPECT_EQ(sources[2].kind, SourceKind::page);
    EXPECT_EQ(sources[2].selectors.item, "li.news > a");
    EXPECT_EQ(sources[2].selectors.link, "a@href");
    EXPECT_EQ(sources[2].selectors.date, "");
    EXPECT_EQ(sources[2].tags, page.tags);
}

}  // namespace
}  // namespace tocsin::config
