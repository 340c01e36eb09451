#include "match/examples.h"
#include "match/support.h"

#include <cstdio>
#include <fstream>

namespace tocsin::match {
namespace {

const std::string rule = R"(
[concept.ai]
en = ["=AI"]
[concept.centre]
en = ["data {center,centre}{,s}"]
[concept.film]
en = ["film{,s}"]
[match]
require = "ai near/5 centre"
exclude = "title:film"
[score]
threshold = 3
severity = { notice = 3, critical = 6 }
[[score.add]]
when = "title:ai"
points = 3
[[score.add]]
when = "amount >= 1bn USD"
points = 4
label = "big money"
[[score.add]]
when = "stage = cancelled"
points = 1
severity = "setback"
)";

TEST(Watchlists, AddPointsAndChooseTheSeverity) {
    const Matcher matcher({watchlist(rule)});
    const Match plain = matcher.explain(item("AI data centre"), {}, 0);
    EXPECT_TRUE(plain.matched);
    EXPECT_EQ(plain.score, 3);
    EXPECT_EQ(plain.severity, "notice");
    Facts facts;
    facts.money.push_back(dollars("$2bn", 2e9));
    EXPECT_EQ(matcher.explain(item("AI data centre"), facts, 0).severity, "critical");
    facts.stage = {"cancelled", "scrapped", {}};
    EXPECT_EQ(matcher.explain(item("AI data centre"), facts, 0).severity, "setback");
}

TEST(Watchlists, FollowAToldStoryByExcludeAndFilterAlone) {
    const Matcher matcher({watchlist(rule), watchlist(rule + "[filter]\nlanguages = [\"de\"]\n")});
    const Match follow = matcher.follow(item("Work on the hall has begun"), {}, 0);
    EXPECT_TRUE(follow.matched) << "neither require nor threshold count";
    EXPECT_EQ(follow.severity, "");
    EXPECT_FALSE(matcher.follow(item("A film about the hall"), {}, 0).matched);
    EXPECT_FALSE(matcher.follow(item("Work on the hall has begun"), {}, 1).matched) << "not in German";
}

TEST(Watchlists, QuoteWhatDecided) {
    Facts facts;
    facts.money.push_back(dollars("$2bn", 2e9));
    const Matcher matcher({watchlist(rule)});
    const Match match = matcher.match(item("Big AI and cloud data centres planned"), facts).at(0);
    ASSERT_EQ(match.evidence.size(), 3U);
    EXPECT_EQ(match.evidence[0].what, "ai near/5 centre");
    EXPECT_EQ(match.evidence[0].quote, "AI and cloud data centres");
    EXPECT_EQ(match.evidence[0].zone, "title");
    EXPECT_EQ(match.evidence[0].word, 1U);
    EXPECT_EQ(match.evidence[2].what, "big money");
    EXPECT_EQ(match.evidence[2].quote, "$2bn");
    EXPECT_EQ(match.evidence[2].zone, "facts");
    EXPECT_EQ(match.evidence[2].points, 4);
}

TEST(Watchlists, SayWhatFailedAndHowNearItWas) {
    const Matcher matcher({watchlist(rule)});
    const auto why = [&](const Article& article) { return matcher.explain(article, {}, 0).failed; };
    EXPECT_EQ(why(item("AI one two three four five six data centre")),
              "match.require: ai near/5 centre: closest pair is 6 words apart");
    EXPECT_EQ(why(item("AI only")), "match.require: ai near/5 centre: centre: not there");
    EXPECT_EQ(why(item("AI data centre: the film")), "match.exclude holds: title:film: \"film\"");
    EXPECT_EQ(why(item("News", "AI data centre")), "score 0 is below the threshold 3");
}

TEST(Watchlists, NameTheNearestMissOfFacts) {
    Facts facts;
    facts.money.push_back(dollars("$300m", 3e8));
    const Matcher matcher({requiring("\"a\" and (amount >= 1bn USD or title:\"b\")")});
    EXPECT_EQ(
        matcher.explain(item("a", "b"), facts, 0).failed,
        "match.require: amount >= 1bn USD: the largest amount is $300m; title:\"b\": only \"b\" in the lead");
}

TEST(Watchlists, FilterLanguagesAndSources) {
    const Matcher matcher(
        {watchlist("[match]\nrequire = '\"x\"'\n[filter]\nlanguages = ['en', 'zh']\n"
                   "sources = { block = ['*.farm.example'] }\n")});
    EXPECT_TRUE(matcher.explain(item("x"), {}, 0).matched);
    EXPECT_TRUE(matcher.explain(item("x", "", ""), {}, 0).matched);
    EXPECT_TRUE(matcher.explain(item("x", "", "zh-Hant"), {}, 0).matched);
    EXPECT_FALSE(matcher.explain(item("x", "", "fr"), {}, 0).matched);
    Article farmed = item("x");
    farmed.url = "https://a.farm.example/1";
    EXPECT_FALSE(matcher.explain(farmed, {}, 0).matched);
    EXPECT_TRUE(matcher.match(farmed, {}).empty());
}

TEST(Watchlists, RefuseKeysNobodyKnows) {
    EXPECT_EQ(first_error("[match]\nrequire = '\"x\"'\nexlude = '\"y\"'\n"),
              "w.toml:3:1: error: unknown key match.exlude; did you mean \"exclude\"?");
    EXPECT_NE(first_error("[concept.a]\nen = ['xyz']\n").find("no [match]"), std::string::npos);
    EXPECT_NE(
        first_error("[match]\nrequire = '\"x\"'\n[alert]\nroutes = { urgent = ['a'] }\n").find("no severity"),
        std::string::npos);
}

TEST(Watchlists, RefuseNumbersThatAreNone) {
    const std::string rules = "[match]\nrequire = '\"x\"'\n[score]\n";
    EXPECT_EQ(first_error(rules + "threshold = nan\n"),
              "w.toml:4:13: error: score.threshold: not a finite number");
    EXPECT_EQ(first_error(rules + "severity = { low = inf }\n"),
              "w.toml:4:20: error: score.severity.low: not a finite number");
    EXPECT_EQ(first_error(rules + "[[score.add]]\nwhen = '\"x\"'\npoints = nan\n"),
              "w.toml:6:10: error: score.add.points: not a finite number");
    for (const std::string amount : {"nan USD", "inf USD", "1e308bn USD"})
        EXPECT_NE(first_error("[match]\nrequire = 'amount >= " + amount + "'\n"), "") << amount;
    EXPECT_EQ(first_error("[match]\nrequire = '\"x\"'\n[filter]\nmax_age = '0s'\n"),
              "w.toml:4:11: error: filter.max_age: shorter than 1s: every item is older");
}

TEST(Watchlists, SayHowTheyWantToBeTold) {
    const Watchlist read = watchlist(
        "title = 'T'\n[match]\nrequire = '\"x\"'\n[filter]\nmax_age = '2h'\n"
        "[score]\nseverity = { low = 0 }\n[alert]\nroutes = { low = ['desk'] }\nupdate_on = ['amount']\n");
    EXPECT_EQ(read.id, "w");
    EXPECT_EQ(read.title, "T");
    EXPECT_EQ(read.manner.max_age, std::chrono::hours(2));
    ASSERT_EQ(read.manner.routes.size(), 1U);
    EXPECT_EQ(read.manner.routes[0].second, std::vector<std::string>{"desk"});
    EXPECT_EQ(read.manner.update_on, std::vector<std::string>{"amount"});
}

TEST(Watchlists, WarnOfRulesThatAreHardlyMeant) {
    Diagnostics remarks;
    ASSERT_TRUE(read_watchlist("[concept.a]\nen = ['ai']\n[concept.b]\nen = ['xyz']\n[match]\nrequire = 'a'\n"
                               "[score]\nthreshold = 5\n[[score.add]]\nwhen = 'a'\npoints = 2\n",
                               "w.toml",
                               remarks)
                    .has_value());
    std::string all;
    for (const Diagnostic& remark : remarks)
        all += to_text(remark) + "\n";
    EXPECT_EQ(all,
              "w.toml:2:7: warning: concept.a.en: \"ai\" is short and will hit often; hold it to its "
              "capitals with '=', "
              "or write it longer\n"
              "w.toml:3:10: warning: concept.b is never used\n"
              "w.toml:8:13: warning: score.threshold 5 can never be reached; all points together are 2\n"
              "w.toml: warning: no [[example]] that must match\n"
              "w.toml: warning: no [[example]] that must stay silent; add a look-alike with expect = "
              "\"no-match\"\n");
}

TEST(Watchlists, ShareConceptsOfOtherFiles) {
    const std::string folder = testing::TempDir();
    std::ofstream(folder + "shared_players.toml")
        << "[concept.player]\nany = ['OpenAI']\n[concept.ai]\nany = ['one']\n";
    std::ofstream(folder + "user.toml") << "extends = ['shared_players.toml']\n[concept.ai]\nany = "
                                           "['two']\n[match]\nrequire = 'player and ai'\n";
    Diagnostics remarks;
    const auto read = load_watchlist(folder + "user.toml", remarks);
    ASSERT_TRUE(read.has_value()) << to_text(remarks.at(0));
    EXPECT_EQ(read->id, "user");
    const Matcher matcher({*read});
    EXPECT_TRUE(matcher.explain(item("OpenAI two"), {}, 0).matched);
    EXPECT_FALSE(matcher.explain(item("OpenAI one"), {}, 0).matched) << "the file's own concept replaces";
    std::remove((folder + "shared_players.toml").c_str());
    Diagnostics missing;
    EXPECT_FALSE(load_watchlist(folder + "user.toml", missing).has_value());
    EXPECT_EQ(missing.at(0).line, 1);
    std::remove((folder + "user.toml").c_str());
}

TEST(Watchlists, RunTheirExamples) {
    const Watchlist read = watchlist(rule + R"(
[[example]]
expect = "match"
title = "AI data centre for $2bn"
severity = "critical"
[[example]]
expect = "no-match"
title = "AI data centre"
)");
    const ReadFacts read_facts = [](const std::string& title, const std::string&, const std::string&) {
        Facts facts;
        if (title.find("$2bn") != std::string::npos)
            facts.money.push_back(dollars("$2bn", 2e9));
        return facts;
    };
    const auto outcomes = try_examples(read, read_facts);
    ASSERT_EQ(outcomes.size(), 2U);
    EXPECT_EQ(outcomes[0].problem, "");
    const Diagnostics remarks = run_examples(read, read_facts);
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].line, outcomes[1].example.line);
    EXPECT_NE(remarks[0].message.find("expected silence"), std::string::npos);
}

TEST(Matcher, KeepsTheOrderOfItsWatchlistsAndSkipsDisabledOnes) {
    Watchlist off = requiring("\"x\"");
    off.enabled = false;
    Watchlist late = requiring("\"y\"");
    late.id = "late";
    Watchlist early = requiring("\"x\" and not \"z\"");
    early.id = "early";
    const Matcher matcher({off, early, late});
    EXPECT_EQ(matcher.matching(item("y x"), {}), (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(matcher.matching(item("z x"), {}), std::vector<std::uint32_t>{});
    EXPECT_EQ(matcher.matching(item("y"), {}), std::vector<std::uint32_t>{2});
}

TEST(Matcher, RemembersNothingOfEarlierItems) {
    const Matcher matcher({requiring("\"x\" near/1 \"y\"")});
    EXPECT_EQ(matcher.matching(item("x y"), {}).size(), 1U);
    EXPECT_TRUE(matcher.matching(item("x"), {}).empty());
    EXPECT_TRUE(matcher.matching(item("y"), {}).empty());
}

TEST(Matcher, WakesRulesThatNoWordWakes) {
    Facts facts;
    facts.money.push_back(dollars("$2bn", 2e9));
    const Matcher matcher({requiring("amount >= 1bn USD"), requiring("\"x\" or amount >= 1bn USD")});
    EXPECT_EQ(matcher.matching(item("nothing"), facts).size(), 2U);
}

}  // namespace
}  // namespace tocsin::match
