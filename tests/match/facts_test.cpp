#include "match/support.h"

namespace tocsin::match {
namespace {

const Article any = item("Something");

Facts with_money(const Money& money) {
    Facts facts;
    facts.money.push_back(money);
    return facts;
}

TEST(FactConditions, CompareAmountsInDollars) {
    const Facts facts = with_money(dollars("$2bn", 2e9));
    EXPECT_TRUE(matches("amount >= 1bn USD", any, facts));
    EXPECT_TRUE(matches("amount >= 2bn", any, facts));
    EXPECT_FALSE(matches("amount > 2_000 million USD", any, facts));
    EXPECT_TRUE(matches("amount <= 2bn USD and amount != 3bn USD", any, facts));
    EXPECT_FALSE(matches("amount >= 1bn USD", any, {}));
}

TEST(FactConditions, CompareOtherCurrenciesOnlyWithThemselves) {
    Money money = dollars("€3bn", 3e9);
    money.currency = "EUR";
    money.usd = 3.3e9;
    EXPECT_TRUE(matches("amount >= 3.2bn USD", any, with_money(money)));
    EXPECT_FALSE(matches("amount >= 3.2bn EUR", any, with_money(money)));
    EXPECT_TRUE(matches("amount >= 3bn EUR", any, with_money(money)));
}

TEST(FactConditions, LeaveOutWhatNobodyPutsIn) {
    EXPECT_FALSE(matches("amount >= 1bn USD", any, with_money(dollars("$9bn", 9e9, "revenue"))));
    EXPECT_FALSE(matches("amount >= 1bn USD", any, with_money(dollars("$9bn", 9e9, "funding_round"))));
    EXPECT_TRUE(matches("amount >= 1bn USD", any, with_money(dollars("$9bn", 9e9, "ceiling"))));
}

TEST(FactConditions, TakeTheUpperEndOfARangeUpwards) {
    Money money = dollars("$1bn to $3bn", 2e9);
    money.bound = Bound::range;
    money.low = 1e9;
    money.high = 3e9;
    EXPECT_TRUE(matches("amount >= 3bn USD", any, with_money(money)));
    EXPECT_TRUE(matches("amount <= 1bn USD", any, with_money(money)));
}

TEST(FactConditions, CompareCapacitiesAcrossUnits) {
    Facts facts;
    facts.quantities.push_back({"500 MW", {}, 500, "MW"});
    facts.quantities.push_back({"20,000 GPUs", {}, 20000, "GPU"});
    EXPECT_TRUE(matches("capacity >= 0.5 GW", any, facts));
    EXPECT_FALSE(matches("capacity >= 1 GW", any, facts));
    EXPECT_TRUE(matches("capacity >= 10_000 GPU", any, facts));
}

TEST(FactConditions, LookIntoAZone) {
    Money money = dollars("$2bn", 2e9);
    money.span = {4, 8};
    const Article article = item("For $2bn", "First words\nlater words");
    EXPECT_TRUE(matches("title:amount >= 1bn USD", article, with_money(money)));
    EXPECT_FALSE(matches("body:amount >= 1bn USD", article, with_money(money)));
    money.span = {21, 24};
    EXPECT_FALSE(matches("lead:amount >= 1bn USD", article, with_money(money)));
    EXPECT_TRUE(matches("body:amount >= 1bn USD", article, with_money(money)));
    money.span = {15, 18};
    EXPECT_TRUE(matches("lead:amount >= 1bn USD", article, with_money(money)));
    EXPECT_NE(first_error("[match]\nrequire = 'title:stage = denied'\n").find("belongs to the whole item"),
              std::string::npos);
}

TEST(FactConditions, CompareNames) {
    Facts facts;
    facts.stage = {"cancelled", "scrapped", {}};
    facts.places.push_back({"Texas", {}, "Texas", "US"});
    facts.organizations.push_back({"Open AI", {}, "OpenAI", "ai_lab", "investor"});
    EXPECT_TRUE(matches("stage in (cancelled, delayed)", any, facts));
    EXPECT_FALSE(matches("stage = announced", any, facts));
    EXPECT_TRUE(matches("country = us", any, facts));
    EXPECT_TRUE(matches("org = \"openai\" and org.kind = ai_lab", any, facts));
    EXPECT_TRUE(matches("org != Oracle", any, facts));
    EXPECT_TRUE(matches("lang in (en, fr)", any, facts));
}

TEST(FactConditions, KnowTheSourceByHostOrName) {
    Article article = item("Something");
    article.url = "https://www.reuters.com/x";
    article.outlet = "Reuters News";
    EXPECT_TRUE(matches("source = reuters.com", article));
    EXPECT_TRUE(matches("source = \"reuters news\"", article));
    EXPECT_TRUE(matches("source = *.reuters.com", article));
    EXPECT_FALSE(matches("source = euters.com", article));
}

TEST(FactConditions, OfDealsHoldOfOneDeal) {
    Facts facts;
    Deal rich;
    rich.object = "chips";
    rich.amount = dollars("$5bn", 5e9);
    Deal poor;
    poor.object = "data-centre";
    poor.amount = dollars("$5m", 5e6);
    facts.deals = {rich, poor};
    EXPECT_TRUE(matches("deal.amount >= 1bn USD", any, facts));
    EXPECT_TRUE(matches("deal.object = data-centre", any, facts));
    EXPECT_FALSE(matches("deal.amount >= 1bn USD and deal.object = data-centre", any, facts));
    EXPECT_FALSE(matches("deal.object = data-centre and lang = en and deal.amount >= 1bn USD", any, facts));
    EXPECT_TRUE(
        matches("deal.amount >= 1bn USD and (deal.object = chips or deal.object = energy)", any, facts));
    EXPECT_TRUE(matches("deal.amount >= 1bn USD and not deal.object = data-centre", any, facts));
}

}  // namespace
}  // namespace tocsin::match
