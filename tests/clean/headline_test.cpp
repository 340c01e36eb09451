#include "clean/headline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tocsin::clean {
namespace {

using Lines = std::vector<std::string>;

Lines dropped(const std::string& title, Lines lines) {
    drop_headline(title, lines);
    return lines;
}

TEST(Headline, IsSaidOnce) {
    EXPECT_EQ(said_once("Plant opens today Plant opens today Plant opens today"), "Plant opens today");
    EXPECT_EQ(said_once("Plant opens today | Plant opens today"), "Plant opens today");
    EXPECT_EQ(said_once("Plant opens today – PLANT OPENS TODAY"), "Plant opens today");
    EXPECT_EQ(said_once("“Plant opens today” “Plant opens today”"), "“Plant opens today”");
    EXPECT_EQ(said_once("工場建設計画を発表 工場建設計画を発表"), "工場建設計画を発表");
}

TEST(Headline, KeepsNamesThatRepeat) {
    EXPECT_EQ(said_once("New York, New York"), "New York, New York");
    EXPECT_EQ(said_once("Never, never"), "Never, never");
    EXPECT_EQ(said_once(""), "");
}

TEST(Headline, LosesItsOutlet) {
    EXPECT_EQ(without_outlet("Plant opens - Valley Herald", {"Valley Herald"}), "Plant opens");
    EXPECT_EQ(without_outlet("Plant opens | Herald", {"Valley Herald - Business"}), "Plant opens");
    EXPECT_EQ(without_outlet("Plant opens — CBC News", {"www.cbcnews.example"}), "Plant opens");
    EXPECT_EQ(without_outlet("Valley Herald: Plant opens", {"Valley Herald"}), "Plant opens");
    EXPECT_EQ(without_outlet("Plant opens - and closes", {"Valley Herald"}), "Plant opens - and closes");
    EXPECT_EQ(without_outlet("Valley Herald", {"Valley Herald"}), "Valley Herald");
}

TEST(Headline, LeavesTheHeadOfTheText) {
    EXPECT_EQ(dropped("Three plants open in Ohio",
                      {"THREE PLANTS OPEN IN OHIO", "Three plants open in Ohio.", "Body."}),
              (Lines{"Body."}));
    EXPECT_EQ(dropped("Three plants open in Ohio", {"Three plants open in Ohio The company said so."}),
              (Lines{"The company said so."}));
    EXPECT_EQ(dropped("Three plants open in Ohio", {"Three plants open in Ohio - Three plants open in Ohio"}),
              (Lines{}));
}

TEST(Headline, StaysWhenTheSentenceGoesOn) {
    const Lines lines = {"Three plants open in Ohio this week, the company said."};
    EXPECT_EQ(dropped("Three plants open in Ohio", lines), lines);
    EXPECT_EQ(dropped("", lines), lines);
}

TEST(Headline, MeasuresOverlap) {
    EXPECT_DOUBLE_EQ(word_overlap("a b c", "C B A"), 1);
    EXPECT_DOUBLE_EQ(word_overlap("a b c d", "a b"), 0.5);
    EXPECT_DOUBLE_EQ(word_overlap("", ""), 0);
}

}  // namespace
}  // namespace tocsin::clean
