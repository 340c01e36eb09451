#include "match/support.h"

namespace tocsin::match {
namespace {

const Article five = item("", "one two three four five");

TEST(Expressions, CountTheWordsBetween) {
    EXPECT_TRUE(matches(R"("one" near/0 "two")", five));
    EXPECT_FALSE(matches(R"("one" near/1 "four")", five));
    EXPECT_TRUE(matches(R"("one" near/2 "four")", five));
    EXPECT_TRUE(matches(R"("four" near/2 "one")", five));
    EXPECT_FALSE(matches(R"("four" then/2 "one")", five));
    EXPECT_TRUE(matches(R"("one" then/2 "four")", five));
}

TEST(Expressions, NeverReachFromTheTitleIntoTheText) {
    EXPECT_FALSE(matches(R"("one" near/5 "two")", item("one", "two")));
    EXPECT_FALSE(matches(R"("one two")", item("one", "two")));
}

TEST(Expressions, DoNotLetAWordStandForBothSides) {
    EXPECT_FALSE(matches(R"("one*" near/3 "one")", item("one")));
    EXPECT_TRUE(matches(R"("one*" near/3 "one")", item("one of one")));
}

TEST(Expressions, ChainDistances) {
    EXPECT_TRUE(matches(R"("one" near/0 "two" near/0 "three")", five));
    EXPECT_FALSE(matches(R"("w1" near/0 "w2" near/0 "w3")", item("", "w1 w3 w2 w3")));
}

TEST(Expressions, FitSeveralIntoOneWindow) {
    const Article text = item("", "w1 w3 w2 w3");
    EXPECT_TRUE(matches(R"(near/0("w1", "w2", "w3"))", text));
    EXPECT_FALSE(matches(R"(then/0("w1", "w2", "w3"))", text));
    EXPECT_TRUE(matches(R"(then/1("w1", "w2", "w3"))", text));
    EXPECT_FALSE(matches(R"(near/1("w1", "w2", "w9"))", text));
}

TEST(Expressions, BindZonesTighterThanDistancesAndAndTighterThanOr) {
    EXPECT_TRUE(matches(R"("one" or "x" and "y")", five));
    EXPECT_FALSE(matches(R"(("one" or "x") and "y")", five));
    EXPECT_TRUE(matches(R"(not "x" and "one" near/0 "two")", five));
    EXPECT_FALSE(matches(R"(title:"one" near/0 "two")", five));
    EXPECT_TRUE(matches(R"(title:"a" and "one")", item("a", "one")));
}

TEST(Expressions, LookIntoTitleLeadAndBody) {
    const Article article = item("alpha", "beta\ngamma");
    EXPECT_TRUE(matches(R"(title:"alpha" and not body:"alpha")", article));
    EXPECT_TRUE(matches(R"(lead:"beta" and body:"beta")", article));
    EXPECT_TRUE(matches(R"(body:"gamma" and not lead:"gamma")", article));
    EXPECT_TRUE(matches(R"(body:("beta" and "gamma"))", article));
    std::string longer;
    for (int word = 0; word < 60; ++word)
        longer += "filler ";
    EXPECT_FALSE(matches(R"(lead:"late")", item("", longer + "late"))) << "a lead is 60 words at most";
}

TEST(Expressions, CountDifferentMembers) {
    const std::string players = "[concept.player]\nany = ['OpenAI', '{SoftBank,ソフトバンク}', 'Oracle']\n";
    EXPECT_FALSE(matches("atleast/2 player", item("OpenAI", "OpenAI said OpenAI"), {}, players));
    EXPECT_FALSE(matches("atleast/2 player", item("SoftBank (ソフトバンク)"), {}, players));
    EXPECT_TRUE(matches("atleast/2 player", item("OpenAI", "Oracle"), {}, players));
    EXPECT_FALSE(matches("title:atleast/2 player", item("OpenAI", "Oracle"), {}, players));
    EXPECT_TRUE(matches(R"(atleast/2 (player or "Mistral"))", item("OpenAI", "Mistral"), {}, players));
}

TEST(Expressions, OfNegativesAloneAreRefused) {
    EXPECT_EQ(
        first_error("[match]\nrequire = 'not \"film\" or not \"series\"'\n"),
        "w.toml:2:11: error: match.require only says what must be missing: nearly every item would match; "
        "name something that must be there, and put the rest into match.exclude");
}

TEST(Expressions, PointAtTheWordThatIsWrong) {
    const std::string head = "[concept.invest]\nen = [\"invest*\"]\n[concept.ai]\nen = [\"=AI\"]\n[match]\n";
    EXPECT_EQ(first_error(head + "require = \"ai and invset\"\n"),
              "w.toml:6:19: error: match.require: no [concept.invset]; did you mean \"invest\"?");
    EXPECT_EQ(first_error(head + "require = \"\"\"\nai and\n  (invest\"\"\"\n"),
              "w.toml:8:3: error: match.require: \"(\" is never closed");
    EXPECT_EQ(first_error(head + "require = \"\\\"x\\\" and invset\"\n"),
              "w.toml:6:22: error: match.require: no [concept.invset]; did you mean \"invest\"?");
    EXPECT_EQ(first_error(head + "require = \"ai AND invest\"\n"),
              "w.toml:6:15: error: match.require: unexpected \"AND\"; operators are written small: \"and\"");
    EXPECT_EQ(first_error(head + "require = \"ai near invest\"\n"),
              "w.toml:6:15: error: match.require: \"near\" needs a number up to 1000; write near/10");
    EXPECT_EQ(first_error(head + "require = \"titel:ai\"\n"),
              "w.toml:6:12: error: match.require: no zone \"titel:\"; zones are title:, lead: and body:");
    EXPECT_EQ(
        first_error(head + "require = \"ai near/3 (not invest)\"\n"),
        "w.toml:6:22: error: match.require: \"(not invest)\" has no place in the text for near/3; near/3 "
        "joins concepts, \"words\" and these joined by or");
    EXPECT_EQ(first_error(head + "require = \"ai and stage = canceled\"\n"),
              "w.toml:6:27: error: match.require: no stage \"canceled\"; did you mean \"cancelled\"?");
    EXPECT_EQ(
        first_error(head + "require = \"ai and amount >= lots\"\n"),
        "w.toml:6:29: error: match.require: cannot read \"lots\"; write 1bn USD, 500m EUR, 2_000_000 GBP");
    EXPECT_EQ(first_error(head + "require = \"atleast/0 ai\"\n"),
              "w.toml:6:12: error: match.require: atleast/0 always holds; write atleast/2");
}

TEST(Expressions, NestOnlySoDeep) {
    const std::string deep(5000, '(');
    EXPECT_NE(first_error("[match]\nrequire = '" + deep + "'\n").find("nested too deeply"),
              std::string::npos);
}

}  // namespace
}  // namespace tocsin::match
