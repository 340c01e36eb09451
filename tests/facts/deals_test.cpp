#include "reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tocsin::facts {
namespace {

TEST(Deals, NeedACommitment) {
    EXPECT_TRUE(read("Nvidia reported revenue of $30 billion.", "en").deals.empty());
    EXPECT_TRUE(read("The weather was fine in Texas.", "en").deals.empty());
    EXPECT_TRUE(shipped().read("", "", "en").deals.empty());
}

TEST(Deals, NeedNoAmountWhenSomethingIsBuilt) {
    const Facts facts = shipped().read(
        "Microsoft delays data centers in Ohio", "The company has put three campuses on hold.", "en");
    ASSERT_EQ(facts.deals.size(), 1U);
    EXPECT_EQ(facts.deals[0].stage, "delayed");
    EXPECT_EQ(facts.deals[0].object, "data-centre");
    ASSERT_FALSE(facts.deals[0].places.empty());
    EXPECT_EQ(facts.deals[0].places[0].name, "Ohio");
}

std::vector<std::string> places_of(const std::string& text) {
    std::vector<std::string> names;
    for (const Deal& deal : read(text, "en").deals) {
        for (const Place& place : deal.places) {
            names.push_back(place.name);
        }
    }
    return names;
}

TEST(Deals, AreNotWhereTheirActorsComeFrom) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(places_of("Abu Dhabi's MGX will invest $3bn in AI data centres in Texas."), Names{"Texas"});
    EXPECT_EQ(places_of("London-based Nscale will invest $2bn in an AI campus in Norway."), Names{"Norway"});
    EXPECT_EQ(places_of("OpenAI will spend $3bn on data centres in Texas based on demand."), Names{"Texas"});
    EXPECT_EQ(places_of("Nvidia will invest $2bn in Norway's largest AI data centre."), Names{"Norway"});
}

TEST(Deals, DoNotCountARestatedAmountTwice) {
    const Facts facts =
        read("SoftBank will invest up to €75 billion (around $87 billion) in French data centers.", "en");
    ASSERT_EQ(facts.deals.size(), 1U);
    EXPECT_FALSE(facts.deals[0].amount);
    ASSERT_TRUE(facts.deals[0].ceiling);
    EXPECT_EQ(facts.deals[0].ceiling->currency, "EUR");
}

TEST(Deals, GiveEachOfTwoActorsItsOwnAmount) {
    const Facts facts = shipped().read(
        "Google to spend $9 billion on data centers in Virginia",
        "The plan covers three campuses.\n"
        "Last month Amazon had pledged $20 billion and Microsoft $80 billion for data centers.",
        "en");
    ASSERT_EQ(facts.deals.size(), 3U);
    EXPECT_DOUBLE_EQ(facts.deals[0].amount->value, 9e9);
    EXPECT_EQ(facts.deals[1].actors[0].name, "Amazon");
    EXPECT_DOUBLE_EQ(facts.deals[1].amount->value, 2e10);
    EXPECT_EQ(facts.deals[2].actors[0].name, "Microsoft");
    EXPECT_DOUBLE_EQ(facts.deals[2].amount->value, 8e10);
}

TEST(Deals, OnUnnamedWordAloneAreRumours) {
    const Facts facts =
        read("Oracle would put $3 billion into data centers in Norway, people familiar said.", "en");
    ASSERT_EQ(facts.deals.size(), 1U);
    EXPECT_EQ(facts.deals[0].stage, "rumoured");
    EXPECT_EQ(facts.deals[0].attribution, "unnamed sources");
}

TEST(Deals, TakeTheLanguageFromTheTextWhenNobodySays) {
    const Facts facts = read(
        "Le groupe Oracle va investir 3 milliards d’euros dans des centres de données en Norvège d’ici 2029.",
        "");
    ASSERT_EQ(facts.deals.size(), 1U);
    EXPECT_DOUBLE_EQ(facts.deals[0].amount->value, 3e9);
    EXPECT_EQ(facts.deals[0].horizon, "by 2029");
}

}  // namespace
}  // namespace tocsin::facts
