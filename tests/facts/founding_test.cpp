// The story this program was made for: one deal, told right, beside two others that are not added to it.
#include "reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tocsin::facts {
namespace {

std::string role_of(const Deal& deal, const std::string& name) {
    const auto found = std::find_if(
        deal.actors.begin(), deal.actors.end(), [&](const Actor& actor) { return actor.name == name; });
    return found == deal.actors.end() ? "absent" : found->role;
}

bool is_in(const Deal& deal, const std::string& place) {
    return std::any_of(
        deal.places.begin(), deal.places.end(), [&](const Place& known) { return known.name == place; });
}

class Founding : public testing::TestWithParam<std::string> {
protected:
    Facts facts_ = read_fixture("founding_" + GetParam() + ".txt", GetParam());
};

TEST_P(Founding, KeepsThreeCommitmentsApart) {
    ASSERT_EQ(facts_.deals.size(), 3U);
    EXPECT_EQ(facts_.deals[0].name, "Stargate");
    EXPECT_EQ(role_of(facts_.deals[1], "SoftBank"), "investor");
    EXPECT_EQ(role_of(facts_.deals[2], "Damac"), "investor");
}

TEST_P(Founding, NamesThePartnersAndNobodyElse) {
    ASSERT_FALSE(facts_.deals.empty());
    const Deal& deal = facts_.deals[0];
    EXPECT_EQ(role_of(deal, "OpenAI"), "partner");
    EXPECT_EQ(role_of(deal, "SoftBank"), "partner");
    EXPECT_EQ(role_of(deal, "Oracle"), "partner");
    EXPECT_EQ(role_of(deal, "Microsoft"), "technology_partner");
    EXPECT_EQ(deal.actors.size(), 4U);
}

TEST_P(Founding, TellsTheFirstAmountFromTheCeiling) {
    ASSERT_FALSE(facts_.deals.empty());
    const Deal& deal = facts_.deals[0];
    ASSERT_TRUE(deal.amount && deal.ceiling);
    EXPECT_DOUBLE_EQ(deal.amount->value, 1e11);
    EXPECT_EQ(deal.amount->currency, "USD");
    EXPECT_DOUBLE_EQ(deal.ceiling->value, 5e11);
    EXPECT_EQ(deal.ceiling->bound, Bound::max);
}

TEST_P(Founding, SaysWhereHowFarOverWhatTimeAndOnWhoseWord) {
    ASSERT_FALSE(facts_.deals.empty());
    const Deal& deal = facts_.deals[0];
    EXPECT_TRUE(is_in(deal, "Texas"));
    EXPECT_FALSE(is_in(deal, "Dubai"));
    EXPECT_EQ(deal.stage, "announced");
    EXPECT_EQ(deal.horizon, "4 years");
    EXPECT_EQ(deal.attribution, "2 unnamed sources; CBS News");
    EXPECT_TRUE(deal.object == "ai-infrastructure" || deal.object == "data-centre") << deal.object;
}

TEST_P(Founding, KeepsTheOtherAmountsWithTheirOwners) {
    ASSERT_EQ(facts_.deals.size(), 3U);
    ASSERT_TRUE(facts_.deals[1].amount && facts_.deals[2].amount);
    EXPECT_DOUBLE_EQ(facts_.deals[1].amount->value, 1e11);
    EXPECT_DOUBLE_EQ(facts_.deals[2].amount->value, 2e10);
    EXPECT_EQ(facts_.deals[2].amount->bound, Bound::min);
}

INSTANTIATE_TEST_SUITE_P(Languages, Founding, testing::Values("en", "fr", "de"));

}  // namespace
}  // namespace tocsin::facts
