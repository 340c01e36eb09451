#include "parse/json_repair.h"
#include "parse/feed_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::parse {
namespace {

const std::string head = R"({"version":"https://jsonfeed.org/version/1.1","title":"T","items":[)";

std::string titles_of(const std::string& bytes) {
    const Result<Feed> feed = read_feed(bytes, {});
    std::string titles = feed ? "" : feed.error().what;
    for (const RawItem& item : feed ? feed->items : std::vector<RawItem>{}) {
        titles += (titles.empty() ? "" : "|") + item.title;
    }
    EXPECT_TRUE(!feed || !feed->well_formed) << bytes;
    return titles;
}

TEST(JsonRepair, LeavesAloneWhatIsRight) {
    const std::string good = R"({"a":[1,-2.5e3,true,null,{}],"b":"\u00e9\ud83d\ude00\n\"","c":[]})";
    EXPECT_EQ(repair_json(good), good);
}

TEST(JsonRepair, ClosesWhatWasCut) {
    EXPECT_EQ(repair_json(R"({"a":[{"b":"c)"), R"({"a":[{"b":"c"}]})");
    EXPECT_EQ(repair_json(R"({"a":1,"b)"), R"({"a":1,"b":null})");
    EXPECT_EQ(repair_json(R"({"a":1,"b":)"), R"({"a":1,"b":null})");
    EXPECT_EQ(repair_json(R"({"a":1,"b":tr)"), R"({"a":1,"b":null})");
    EXPECT_EQ(repair_json(R"({"a":[1,)"), R"({"a":[1]})");
    EXPECT_EQ(repair_json(R"({"a":"\ud8)"), R"({"a":"\ufffdd8"})");
}

TEST(JsonRepair, SavesTheItemsOfABrokenFeed) {
    EXPECT_EQ(titles_of(head + R"({"id":"1","title":"One \ud83d."},{"id":"2","title":"Two"}]})"),
              "One \xEF\xBF\xBD.|Two");
    EXPECT_EQ(titles_of(head + "{\"id\":\"1\",\"title\":\"One\nmore\"},{\"id\":\"2\",\"title\":\"Two\"}]}"),
              "One more|Two");
    EXPECT_EQ(titles_of(head + R"({"id":"1","title":"One",},{"id":"2","title":"Two"},]})"), "One|Two");
    EXPECT_EQ(titles_of(head + R"({"id":"1","title":"One"},{"id":"2","title":"Tw)"), "One|Tw");
    EXPECT_EQ(titles_of(head + R"({"id":"1" "title":"One"} {"id":1e999,"title":"Two"}]})"), "One|Two");
    EXPECT_EQ(titles_of(head + R"({"id":"1","title":"It\'s one"}})"), "It's one");
}

TEST(JsonRepair, SaysWhereItIsBroken) {
    const Result<Feed> feed = read_feed(head + "\n{\"id\":\"1\",}]}", {});
    ASSERT_TRUE(feed);
    ASSERT_EQ(feed->warnings.size(), 1U);
    EXPECT_EQ(feed->warnings[0], "ill-formed JSON repaired: line 2, column 11");
}

TEST(JsonRepair, BoundsTimeAndDepth) {
    for (const char* piece :
         {"[", "{", "\"", "\\", "\\u", ",", ":", "]", "}", "/*", "//", "{\"a\":", "a ", "\"a\""}) {
        std::string text = head;
        for (int i = 0; i < 100'000; ++i) {
            text += piece;
        }
        (void)read_feed(text, {});
        EXPECT_LT(repair_json(text).size(), 8 * text.size()) << piece;
    }
    EXPECT_EQ(repair_json(std::string(1000, '[')), "");
}

}  // namespace
}  // namespace tocsin::parse
