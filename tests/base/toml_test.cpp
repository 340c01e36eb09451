#include "base/toml.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

TEST(Toml, ErrorNamesFileLineAndColumn) {
    Diagnostics remarks;
    EXPECT_FALSE(parse_toml("a = 1\nb = [\n", "feeds.toml", remarks));
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].file, "feeds.toml");
    EXPECT_GE(remarks[0].line, 2);
}

TEST(Toml, UnknownKeyIsAnErrorWithASuggestion) {
    Diagnostics remarks;
    const auto root = parse_toml("intervall = 5\n", "t.toml", remarks);
    ASSERT_TRUE(root);
    TomlTable table(*root, "t.toml", "", remarks);
    std::int64_t interval = 0;
    table.read("interval", interval, 0, 10);
    table.finish();
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(to_text(remarks[0]), "t.toml:1:1: error: unknown key intervall; did you mean \"interval\"?");
}

TEST(Toml, WrongTypeSaysWhatWasExpected) {
    Diagnostics remarks;
    const auto root = parse_toml("name = 5\n", "t.toml", remarks);
    TomlTable table(*root, "t.toml", "feed.", remarks);
    std::string name = "kept";
    EXPECT_FALSE(table.read("name", name));
    EXPECT_EQ(name, "kept");
    EXPECT_EQ(remarks.at(0).message, "feed.name: expected text, found a whole number");
}

TEST(Toml, NumbersOutOfRangeAreErrors) {
    Diagnostics remarks;
    const auto root = parse_toml("port = 70000\n", "t.toml", remarks);
    TomlTable table(*root, "t.toml", "", remarks);
    std::int64_t port = 1;
    EXPECT_FALSE(table.read("port", port, 0, 65535));
    EXPECT_EQ(port, 1);
    EXPECT_TRUE(has_errors(remarks));
}

TEST(Toml, NumbersThatAreNoneAreErrors) {
    for (const std::string number : {"nan", "inf", "-inf"}) {
        Diagnostics remarks;
        const auto root = parse_toml("points = " + number + "\n", "t.toml", remarks);
        TomlTable table(*root, "t.toml", "score.", remarks);
        double points = 1;
        EXPECT_FALSE(table.read("points", points)) << number;
        EXPECT_EQ(points, 1);
        ASSERT_EQ(remarks.size(), 1U) << number;
        EXPECT_EQ(to_text(remarks[0]), "t.toml:1:10: error: score.points: not a finite number");
    }
}

TEST(Toml, UnknownKeyNearNoneNamesThemAll) {
    Diagnostics remarks;
    const auto root = parse_toml("colour = 5\n", "t.toml", remarks);
    TomlTable table(*root, "t.toml", "", remarks);
    table.any("url");
    table.any("interval");
    table.finish();
    EXPECT_EQ(remarks.at(0).hint, "known here: interval, url");
}

TEST(Toml, KeepsTheOrderOfTheSource) {
    Diagnostics remarks;
    const auto root = parse_toml("b = 1\na = 2\n", "t.toml", remarks);
    ASSERT_EQ(root->members.size(), 2U);
    EXPECT_EQ(root->members[0].key, "b");
}

TEST(Nearest, StaysSilentWhenNothingIsNear) {
    EXPECT_EQ(nearest("interval", {"intervals", "url"}), "intervals");
    EXPECT_EQ(nearest("colour", {"interval", "url"}), "");
}

TEST(Nearest, SwappedLettersAreOneMistake) { EXPECT_EQ(nearest("macth", {"concept", "match"}), "match"); }

}  // namespace
}  // namespace tocsin
