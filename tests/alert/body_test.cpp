#include "alert/body.h"

#include "alert/sample.h"
#include "alert/summary.h"
#include "text/utf8.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace tocsin::alert {
namespace {

using nlohmann::json;

class BodyTest : public testing::Test {
protected:
    BodyTest() {
        alert.id = "0123456789abcdef0123456789abcdef";
        alert.story_id = "story1";
        alert.revision = 2;
        alert.watchlist = "ai-infrastructure";
        alert.severity = "high";
        alert.at = noon;
    }

    json body() {
        const std::string bytes = body_of(alert, article_of(noon), match, story, changes);
        EXPECT_LE(bytes.size(), most_body_bytes);
        EXPECT_TRUE(text::is_utf8(bytes));
        return json::parse(bytes);
    }

    Alert alert;
    Match match = match_of();
    Story story = story_of(stargate());
    std::vector<Change> changes;
};

TEST_F(BodyTest, SaysWhatAReceiverNeeds) {
    const json all = body();
    EXPECT_EQ(all["type"], "story.new");
    EXPECT_EQ(all["timestamp"], "2025-01-21T12:00:00Z");
    const json& data = all["data"];
    EXPECT_EQ(data["id"], alert.id);
    EXPECT_EQ(data["story"], "story1");
    EXPECT_EQ(data["revision"], 2);
    EXPECT_EQ(data["watchlist"], "ai-infrastructure");
    EXPECT_EQ(data["severity"], "high");
    EXPECT_EQ(data["score"], 12);
    EXPECT_EQ(data["headline"], story.headline);
    EXPECT_EQ(data["language"], "fr");
    EXPECT_EQ(data["summary"],
              "OpenAI, SoftBank, Oracle: USD 100bn now, up to USD 500bn over 4 years; Texas; announced");
    EXPECT_EQ(data["first_seen"], "2025-01-21T11:00:00Z");
    EXPECT_EQ(data["evidence"][0]["quote"], "un projet à 500 milliards");
    EXPECT_FALSE(data.contains("changes"));
    EXPECT_FALSE(data.contains("links"));
    EXPECT_FALSE(data.contains("truncated"));
}

TEST_F(BodyTest, HoldsTheDealAsFacts) {
    const json deal = body()["data"]["deal"];
    EXPECT_EQ(deal["name"], "Stargate");
    EXPECT_EQ(deal["actors"][3]["name"], "Microsoft");
    EXPECT_EQ(deal["actors"][3]["role"], "technology_partner");
    EXPECT_EQ(deal["amount"]["value"], 1e11);
    EXPECT_EQ(deal["amount"]["currency"], "USD");
    EXPECT_EQ(deal["amount"]["text"], "100 milliards de dollars");
    EXPECT_EQ(deal["amount"]["bound"], "exact");
    EXPECT_EQ(deal["ceiling"]["usd"], 5e11);
    EXPECT_EQ(deal["ceiling"]["bound"], "max");
    EXPECT_EQ(deal["horizon"], "4 years");
    EXPECT_EQ(deal["places"][0]["country"], "US");
    EXPECT_EQ(deal["stage"], "announced");
    EXPECT_EQ(deal["attribution"], "two people close to the matter");
}

TEST_F(BodyTest, KeepsOtherCommitmentsApart) {
    Deal damac;
    damac.actors = {{"Damac", "investor"}};
    damac.amount = money_of(2e10, "USD", "at least $20 billion");
    damac.amount->bound = Bound::min;
    story.others = {damac};
    const json data = body()["data"];
    EXPECT_EQ(data["other_deals"][0]["summary"], "Damac: at least USD 20bn");
    EXPECT_EQ(data["summary"].get<std::string>().find("Damac"), std::string::npos);
}

TEST_F(BodyTest, NamesEachOutletOnceInOrder) {
    const json data = body()["data"];
    ASSERT_EQ(data["outlets"].size(), 2U);
    EXPECT_EQ(data["outlets"][0]["name"], "CBS News");
    EXPECT_EQ(data["outlets"][0]["url"], "https://example.org/first");
    EXPECT_EQ(data["outlets"][1]["name"], "Le Monde");
    EXPECT_EQ(data["outlet_count"], 2);
    EXPECT_EQ(data["report_count"], 3);
}

TEST_F(BodyTest, SaysWhatChanged) {
    alert.kind = AlertKind::story_update;
    changes = {change_of("stage", "announced", "begun")};
    const json all = body();
    EXPECT_EQ(all["type"], "story.update");
    EXPECT_EQ(all["data"]["changes"][0]["before"], "announced");
    EXPECT_EQ(all["data"]["changes"][0]["after"], "begun");
}

TEST_F(BodyTest, SaysWhatWasCorrected) {
    changes = {change_of("amount", "USD 8e9", "USD 3e9")};
    changes[0].correction = true;
    const json change = body()["data"]["changes"][0];
    EXPECT_EQ(change["kind"], "correction");
    EXPECT_EQ(change["of"], "amount");
    EXPECT_EQ(change["after"], "USD 3e9");
}

TEST_F(BodyTest, WithoutFactsTheHeadlineIsTheSummary) {
    story.deal = {};
    EXPECT_EQ(body()["data"]["summary"], story.headline);
}

TEST_F(BodyTest, StaysSmallAndWellFormedWhateverTheStoryHolds) {
    const std::string awkward = "\xff\"\\\n\t\x01 中文 \xf0\x9f\x92\xa1";
    std::string endless;
    while (endless.size() < 5'000) {
        endless += awkward;
    }
    story.headline = endless;
    story.language = endless;
    match.evidence.assign(500, {endless, endless, endless, 0, std::numeric_limits<double>::infinity()});
    for (int at = 0; at < 300; ++at) {
        Report& report = story.reports.emplace_back();
        report.outlet = std::to_string(at) + endless;
        report.url = "https://example.org/" + std::string(1500, 'a');
    }
    story.deal.actors.assign(100, {endless, endless});
    story.deal.attribution = endless;
    story.deal.amount->text = endless;
    story.deal.amount->value = std::nan("");
    story.deal.places.assign(100, story.deal.places[0]);
    story.deal.places[0].name = endless;
    story.others.assign(30, story.deal);
    changes.assign(500, change_of(endless, endless, endless));
    const json data = body()["data"];
    EXPECT_EQ(data["truncated"], true);
    EXPECT_GE(data["outlets"].size(), 1U);
    EXPECT_EQ(data["outlets"][0]["name"], "CBS News") << "who was first stays";
    EXPECT_GE(data["changes"].size(), 1U);
    EXPECT_FALSE(data["headline"].get<std::string>().empty());
}

TEST_F(BodyTest, CutsTheEvidenceBeforeTheOutlets) {
    Evidence evidence = match.evidence[0];
    evidence.quote = std::string(400, 'q');
    match.evidence.assign(20, evidence);
    for (int at = 0; at < 48; ++at) {
        Report& report = story.reports.emplace_back();
        report.outlet = "outlet " + std::to_string(at);
        report.url = "https://example.org/" + std::string(150, 'a');
    }
    const json data = body()["data"];
    EXPECT_EQ(data["truncated"], true);
    EXPECT_LT(data["evidence"].size(), 20U);
    EXPECT_EQ(data["outlets"].size(), 50U);
}

TEST(SummaryTest, WritesMoneyShort) {
    EXPECT_EQ(to_text(money_of(1e11, "USD", "")), "USD 100bn");
    EXPECT_EQ(to_text(money_of(1.5e12, "USD", "")), "USD 1.5tn");
    EXPECT_EQ(to_text(money_of(3'400'000, "USD", "")), "USD 3.4m");
    EXPECT_EQ(to_text(money_of(9'999'000'000, "USD", "")), "USD 10bn");
    EXPECT_EQ(to_text(money_of(750, "USD", "")), "USD 750");
    EXPECT_EQ(to_text(money_of(25'000, "USD", "")), "USD 25000");
    EXPECT_EQ(to_text(money_of(1e10, "EUR", "")), "EUR 10bn (USD 10.4bn)");
    EXPECT_EQ(to_text(money_of(5, "", "five big ones")), "five big ones");
    Money about = money_of(1e9, "USD", "");
    about.approx = true;
    EXPECT_EQ(to_text(about), "about USD 1bn");
    about.bound = Bound::range;
    about.low = 5e9;
    about.high = 7e9;
    EXPECT_EQ(to_text(about), "USD 5bn to 7bn");
}

TEST(SummaryTest, NamesThePrincipalsFirst) {
    Deal deal = stargate();
    deal.actors.push_back({"MGX", "investor"});
    deal.actors.push_back({"Arm", "investor"});
    deal.actors.push_back({"Arm", "partner"});
    EXPECT_EQ(summary_of(deal).substr(0, 49), "OpenAI, SoftBank, Oracle, MGX, and 1 more: USD 10");
    deal.actors = {{"Microsoft", "technology_partner"}, {"Donald Trump", "mentioned"}};
    EXPECT_EQ(summary_of(deal).substr(0, 10), "Microsoft:");
    deal.actors.clear();
    EXPECT_EQ(summary_of(deal).substr(0, 9), "Stargate:");
    deal.amount.reset();
    EXPECT_EQ(summary_of(deal), "Stargate: up to USD 500bn over 4 years; Texas; announced");
    EXPECT_EQ(summary_of({}), "");
}

}  // namespace
}  // namespace tocsin::alert
