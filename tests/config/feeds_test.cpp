#include "folder.h"

#include <gmock/gmock.h>

#include <chrono>
#include <ctime>

namespace tocsin::config {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

class FeedsTest : public FolderTest {};

TEST_F(FeedsTest, ALaterFileOverridesAFeedKeyByKey) {
    write("feeds.d/10.toml", "[[feed]]\nurl='http://a.example/f'\ninterval='2m'\nheaders={accept='b'}\n");
    const auto settings = load(
        "[[feed]]\nurl='http://a.example/f'\nname='A'\ntrust=0.9\ntags=['x']\n"
        "headers={Accept='a',X-Key='k'}\n");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->sources.size(), 1U);
    const Source& feed = settings->sources[0];
    EXPECT_EQ(feed.name, "A");
    EXPECT_EQ(feed.trust, 0.9);
    EXPECT_EQ(feed.tags, std::vector<std::string>{"x"});
    EXPECT_EQ(feed.interval, seconds(120));
    ASSERT_EQ(feed.headers.size(), 2U);
    EXPECT_EQ(feed.headers[0].value, "b");
    EXPECT_EQ(feed.headers[1].value, "k");
}

TEST_F(FeedsTest, ALaterFileOverridesOneSelector) {
    write("feeds.d/10.toml", "[[feed]]\nurl='http://a.example/p'\nselect={title='h3'}\n");
    const auto settings = load("[[feed]]\nurl='http://a.example/p'\nselect={item='li',title=['h1','h2']}\n");
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->sources.at(0).selectors.item, "li");
    EXPECT_EQ(settings->sources.at(0).selectors.title, "h3");
}

TEST_F(FeedsTest, ASelectorThatIsNoneIsToldWithItsLine) {
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/p'\n[feed.select]\nitem='li['\ntitle='h3 a@href'\n"));
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(first_remark().substr(0, 2), "4:");
    EXPECT_THAT(first_remark(), HasSubstr("feed.select.item: selector \"li[\""));
    remarks.clear();
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/p'\nselect={item='li',date=['~ dd','time >']}\n"));
    EXPECT_THAT(first_remark(), HasSubstr("feed.select.date: selector"));
}

TEST_F(FeedsTest, AFeedTwiceInOneFileNamesBothPlaces) {
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/f'\nname='A'\n[[feed]]\nurl='http://a.example/f'\n"));
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_THAT(first_remark(), HasSubstr("5:5 feed: http://a.example/f is in this file already, in line 2"));
}

TEST_F(FeedsTest, AListDoesNotOverrideAFeed) {
    const std::string list =
        "<opml><body><outline text='B' xmlUrl='http://a.example/f'/>"
        "<outline text='C' xmlUrl='http://c.example/f'/></body></opml>";
    write("feeds.d/1.opml", list);
    write("feeds.d/2.opml", list);
    const auto settings = load("[[feed]]\nurl='http://a.example/f'\nname='A'\n");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->sources.size(), 2U);
    EXPECT_EQ(settings->sources[0].name, "A");
    EXPECT_EQ(settings->sources[1].name, "C");
}

TEST_F(FeedsTest, AHeaderMayStandInAFileOfItsOwn) {
    write_secret("token", "Bearer abc\n");
    const std::string text =
        "[[feed]]\nurl='http://a.example/f'\nheaders={Authorization={file='token'},Accept='x'}\n";
    const auto settings = load(text);
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->sources[0].headers.size(), 2U);
    EXPECT_EQ(settings->sources[0].headers[0].name, "Authorization");
    EXPECT_EQ(settings->sources[0].headers[0].value, "Bearer abc");
    ::chmod((folder / "token").c_str(), 0644);
    EXPECT_FALSE(load(text));
    EXPECT_THAT(first_remark(), HasSubstr("3:30 feed.headers.Authorization.file: "));
    EXPECT_THAT(first_remark(), HasSubstr("readable by everybody"));
}

TEST_F(FeedsTest, AHeaderFileThatIsNoHeaderIsRefused) {
    write_secret("token", "Bearer\nabc\n");
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/f'\nheaders={Authorization={file='token'}}\n"));
    EXPECT_THAT(first_remark(), HasSubstr("not a header of one line"));
    write_secret("token", "\n");
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/f'\nheaders={Authorization={file='token'}}\n"));
    EXPECT_THAT(first_remark(), HasSubstr("is empty"));
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/f'\nheaders={Authorization={flie='token'}}\n"));
    EXPECT_THAT(first_remark(), HasSubstr("needs file"));
}

/// Looking through the list for each feed costs forty seconds of a processor, a table of them less than two.
TEST_F(FeedsTest, FortyThousandFeedsLoadInSeconds) {
    std::string toml;
    std::string opml = "<opml><body>";
    for (int i = 0; i < 20'000; ++i) {
        toml += "[[feed]]\nurl='http://a.example/" + std::to_string(i) + "'\n";
        opml += "<outline text='B' xmlUrl='http://b.example/" + std::to_string(i) + "'/>";
    }
    write("feeds.d/b.opml", opml + "</body></opml>");
    const std::clock_t start = std::clock();
    const auto settings = load(toml);
    const std::clock_t took = std::clock() - start;
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->sources.size(), 40'000U);
    EXPECT_LT(took / CLOCKS_PER_SEC, 15);
}

}  // namespace
}  // namespace tocsin::config
