#include "story/ledger.h"

#include "desk.h"

#include <gtest/gtest.h>

namespace tocsin::story {
namespace {

using Rings = std::vector<std::string>;

/// One story, told item by item: every item is a copy of the first, so only its facts matter.
class LedgerTest : public testing::Test {
protected:
    Placement tell(Deal deal, const std::string& outlet = "Harbour Post", double trust = 0.5) {
        Item item{.title = "Nordlys builds in Tromsdalen", .outlet = outlet, .hour = hour++, .trust = trust};
        item.deal = std::move(deal);
        item.has_deal = true;
        if (hour > 1) {
            item.verdict = {CopyKind::near_copy, "item-1", 0.9};
        }
        const Placement placement = desk.place(item);
        story_id = placement.story_id;
        return placement;
    }

    /// A near copy of the first item with these facts.
    Placement place_facts(const std::string& title,
                          const Facts& facts,
                          const std::string& text = "",
                          const std::string& outlet = "Harbour Post") {
        const Item item{.title = title, .text = text, .outlet = outlet, .hour = ++hour};
        return desk.book.place(
            Desk::article_of(item, ++desk.count), facts, {CopyKind::near_copy, "item-1", 0.9});
    }

    /// A report of a hall for the town, which headline and text name.
    Rings hall_for(Place town, Facts facts = {}) {
        facts.object = "data-centre";
        facts.places = {town, town};
        facts.places[0].span = {11, 17};
        facts.places[1].span = {30, 36};
        return rings(place_facts("A hall for " + town.name, facts, "It will be in " + town.name + "."));
    }

    /// A correction with the sum in its headline, and the figure it replaces beside it.
    Placement correct(Money right, std::optional<Money> wrong = std::nullopt) {
        Facts facts;
        facts.revision.value = "correction";
        const std::string title = "Correction: " + right.text;
        if (wrong) {
            facts.money.push_back(*wrong);
        }
        facts.deals.push_back(amount(std::move(right)));
        return place_facts(title, facts);
    }

    const Story& story() { return *desk.book.find(story_id); }

    const LedgerEntry& entry(const std::string& value) {
        for (const LedgerEntry& each : story().ledger) {
            if (each.value == value) {
                return each;
            }
        }
        ADD_FAILURE() << "no entry " << value;
        return story().ledger.front();
    }

    static Deal amount(Money money) {
        Deal deal;
        deal.amount = std::move(money);
        return deal;
    }
    static Deal stage(std::string value) {
        Deal deal;
        deal.stage = std::move(value);
        return deal;
    }

    Desk desk;
    std::string story_id;
    int hour = 0;
};

TEST_F(LedgerTest, TheOpeningItemRingsForNothingNew) {
    Deal deal = amount(dollars(1e11));
    deal.actors = {actor("Nordlys", "investor")};
    deal.stage = "announced";
    EXPECT_EQ(rings(tell(deal)), Rings{});
    EXPECT_EQ(story().ledger.size(), 3U);
}

TEST_F(LedgerTest, FiveTimesTheMoneyRings) {
    tell(amount(dollars(1e11)));
    EXPECT_EQ(rings(tell(amount(dollars(5e11)))), Rings{"amount: USD 1e11 -> USD 5e11"});
    EXPECT_EQ(story().deal.amount->value, 5e11);
    EXPECT_EQ(rings(tell(amount(dollars(5e11)))), Rings{}) << "once";
}

TEST_F(LedgerTest, AFigureThatNoLongerHoldsIsNoMeasure) {
    tell(amount(dollars(2.3e9)));
    EXPECT_EQ(rings(tell(amount(dollars(1.3e9)))), Rings{"amount: USD 2.3e9 -> USD 1.3e9"});
    EXPECT_EQ(rings(tell(amount(dollars(2.25e9)))), Rings{}) << "the old figure, said again";
    EXPECT_EQ(rings(tell(amount(dollars(1.95e9)))), Rings{"amount: USD 1.3e9 -> USD 1.95e9"});
}

TEST_F(LedgerTest, ARoundingOrAnotherCurrencyIsNoNews) {
    tell(amount(dollars(1e11)));
    EXPECT_EQ(rings(tell(amount(dollars(1.1e11)))), Rings{});
    EXPECT_EQ(rings(tell(amount(money(9.5e10, "EUR", 1.03e11)))), Rings{});
}

TEST_F(LedgerTest, ACeilingKnownFromTheStartIsNoNewAmount) {
    Deal deal = amount(dollars(1e11));
    deal.ceiling = dollars(5e11, "ceiling");
    tell(deal);
    EXPECT_EQ(rings(tell(amount(dollars(5e11)))), Rings{});
    EXPECT_EQ(rings(tell(amount(dollars(1e11, "first_tranche")))), Rings{});
}

TEST_F(LedgerTest, ACeilingAboveAllThatWasKnownRings) {
    tell(amount(dollars(1e11)));
    Deal deal;
    deal.ceiling = dollars(5e11, "ceiling");
    EXPECT_EQ(rings(tell(deal)), Rings{"amount:  -> USD 5e11"});
}

TEST_F(LedgerTest, ThePlanADealIsPartOfIsNoNewAmount) {
    tell(amount(dollars(1e10)));
    EXPECT_EQ(rings(tell(amount(dollars(4e10, "programme")))), Rings{});
    EXPECT_EQ(rings(tell(amount(dollars(2e10)))), Rings{"amount: USD 1e10 -> USD 2e10"});
    EXPECT_EQ(rings(tell(amount(dollars(4e10)))), Rings{"amount: USD 2e10 -> USD 4e10"});
}

TEST_F(LedgerTest, TheDealsOwnSumTakesThePlaceOfThePlans) {
    tell(amount(dollars(4e10, "programme")));
    EXPECT_EQ(rings(tell(amount(dollars(2e9)))), Rings{}) << "the first sum of its own is no change";
    EXPECT_EQ(story().deal.amount->value, 2e9);
    EXPECT_EQ(rings(tell(amount(dollars(4e10, "programme")))), Rings{});
    EXPECT_EQ(story().deal.amount->value, 2e9);
}

TEST_F(LedgerTest, BackgroundAndOtherRolesDoNotRing) {
    tell(amount(dollars(1e11)));
    EXPECT_EQ(rings(tell(amount(dollars(2e10, "background")))), Rings{});
    EXPECT_EQ(rings(tell(amount(dollars(3e12, "market_value")))), Rings{});
    EXPECT_EQ(story().ledger.size(), 2U) << "background is not entered, the market value is";
}

TEST_F(LedgerTest, OtherDealsOfAnItemAreKeptBeside) {
    Item item{.title = "Nordlys builds in Tromsdalen", .hour = hour++};
    const Facts facts = [] {
        Facts made;
        made.deals = {amount(dollars(1e11)), amount(dollars(2e10))};
        made.deals[1].actors = {actor("Damark", "investor")};
        return made;
    }();
    const Placement placement = desk.book.place(Desk::article_of(item, 1), facts, {});
    const Story* kept = desk.book.find(placement.story_id);
    ASSERT_EQ(kept->others.size(), 1U);
    EXPECT_EQ(kept->others[0].actors[0].name, "Damark");
    EXPECT_EQ(kept->ledger.size(), 1U);
}

TEST_F(LedgerTest, APartnerNamedByOneOutletWaitsForASecond) {
    tell(amount(dollars(1e11)));
    Deal deal;
    deal.actors = {actor("Kvarts", "partner")};
    const Placement first = tell(deal, "Rumour Mill");
    EXPECT_EQ(rings(first), Rings{});
    EXPECT_EQ(first.changes.size(), 1U) << "but it is a change";
    EXPECT_EQ(rings(tell(deal, "Rumour Mill")), Rings{}) << "the same outlet again";
    EXPECT_EQ(rings(tell(deal, "Fjord Daily")), Rings{"actor:  -> Kvarts"});
    EXPECT_EQ(rings(tell(deal, "Third Paper")), Rings{}) << "once";
    EXPECT_EQ(entry("Kvarts").outlets,
              (std::vector<std::string>{"Rumour Mill", "Fjord Daily", "Third Paper"}));
}

TEST_F(LedgerTest, APartnerNamedByATrustedOutletRingsAtOnce) {
    tell(amount(dollars(1e11)));
    Deal deal;
    deal.actors = {actor("Kvarts", "partner")};
    EXPECT_EQ(rings(tell(deal, "Gazette of Record", 0.9)), Rings{"actor:  -> Kvarts"});
    EXPECT_EQ(entry("Kvarts").trust, 0.9);
    EXPECT_EQ(rings(tell(deal, "Fjord Daily")), Rings{});
}

TEST_F(LedgerTest, WhoIsNamedBelowTheHeadlinesOfTheFirstHoursIsFilledIn) {
    const auto told = [&](int at, const std::string& outlet, double trust, Span where = {200, 206}) {
        Item item{.title = "Nordlys builds in Tromsdalen", .outlet = outlet, .hour = at, .trust = trust};
        item.deal.actors = {actor("Kvarts", "partner")};
        item.has_deal = true;
        item.verdict = {CopyKind::near_copy, "item-1", 0.9};
        Facts facts = Desk::facts_of(item);
        facts.organizations[0].span = where;
        return rings(desk.book.place(Desk::article_of(item, ++desk.count), facts, item.verdict));
    };
    tell(amount(dollars(1e11)));
    EXPECT_EQ(told(2, "Gazette of Record", 0.9), Rings{});
    EXPECT_EQ(told(30, "Fjord Daily", 0.5), Rings{}) << "known by then";
    EXPECT_EQ(told(40, "Third Paper", 0.5, {3, 9}), Rings{"actor:  -> Kvarts"}) << "now it is the headline";
}

TEST_F(LedgerTest, WhoIsNamedBelowTheHeadlineOfALaterReportIsNews) {
    tell(amount(dollars(1e11)));
    Item item{
        .title = "Nordlys builds in Tromsdalen", .outlet = "Gazette of Record", .hour = 30, .trust = 0.9};
    item.deal.actors = {actor("Kvarts", "partner")};
    item.has_deal = true;
    Facts facts = Desk::facts_of(item);
    facts.organizations[0].span = {200, 206};
    EXPECT_EQ(rings(desk.book.place(Desk::article_of(item, 2), facts, {CopyKind::near_copy, "item-1", 0.9})),
              Rings{"actor:  -> Kvarts"});
}

TEST_F(LedgerTest, ASumFarBeyondAllThatIsKnownIsThatOfALargerPlan) {
    tell(amount(dollars(1e9)));
    EXPECT_EQ(rings(tell(amount(dollars(2e10)))), Rings{});
    EXPECT_EQ(rings(tell(amount(dollars(5e9)))), Rings{"amount: USD 1e9 -> USD 5e9"});
}

TEST_F(LedgerTest, ASumFarBeyondIsTheDealsOwnWhereTheFormerIsSaidBesides) {
    tell(amount(dollars(1e9)));
    Deal corrected = amount(dollars(1e10));
    corrected.ceiling = dollars(1e9, "background");
    EXPECT_EQ(rings(tell(corrected)), Rings{"amount: USD 1e9 -> USD 1e10"});
}

TEST_F(LedgerTest, ACorrectionIsAKindOfItsOwnAndNeedsOnlyBeMoreThanRounding) {
    tell(amount(dollars(1e9)));
    EXPECT_EQ(rings(correct(dollars(1.02e9))), Rings{});
    const Placement placement = correct(dollars(8.5e8));
    EXPECT_EQ(rings(placement), Rings{"amount: USD 1e9 -> USD 8.5e8"});
    EXPECT_TRUE(placement.changes.front().correction);
    EXPECT_EQ(story().deal.amount->value, 8.5e8);
    EXPECT_EQ(rings(correct(dollars(1.2e10))).size(), 1U) << "a slip of a digit";
    EXPECT_EQ(rings(correct(dollars(1.2e10))), Rings{}) << "once";
    EXPECT_EQ(rings(correct(dollars(1e9), dollars(1.2e10))).size(), 1U) << "and back again";
}

TEST_F(LedgerTest, ACorrectionOfSomethingElseLeavesTheSumAlone) {
    tell(amount(dollars(5e9)));
    tell(amount(dollars(9e9)));
    EXPECT_EQ(rings(correct(dollars(5e9))), Rings{}) << "an old sum is repeated, not brought back";
    EXPECT_EQ(rings(correct(money(8.5e9, "EUR", 9.8e9))), Rings{}) << "the rate of a day";
    EXPECT_EQ(story().deal.amount->value, 9e9);
}

TEST_F(LedgerTest, WhatWasCorrectedHoldsWhateverARicherReportRepeats) {
    tell(amount(dollars(5e9)));
    correct(dollars(3e9));
    Deal rich = amount(dollars(5e9));
    rich.actors = {actor("Nordlys", "investor"), actor("Kvarts", "investor"), actor("Fjord", "investor")};
    rich.places = {place("Tromsdalen", "NO")};
    tell(rich);
    EXPECT_EQ(story().deal.amount->value, 3e9);
    EXPECT_EQ(rings(correct(dollars(3e9))), Rings{}) << "once";
}

TEST_F(LedgerTest, AnOlderReportReadLateIsNoNews) {
    hour = 5;
    tell(amount(dollars(3e9)));
    hour = 1;
    Item late{.title = "Nordlys builds", .hour = 1, .verdict = {CopyKind::near_copy, "item-1", 0.9}};
    late.deal = amount(dollars(5e9));
    late.has_deal = true;
    EXPECT_EQ(rings(desk.place(late)), Rings{});
}

TEST_F(LedgerTest, ASumOfSomethingElseIsNoNews) {
    tell(amount(dollars(1e9)));
    EXPECT_EQ(rings(tell(amount(dollars(1e8)))), Rings{}) << "a tenth, and nobody says it was cut";
    Money old = dollars(1.5e9);
    old.year = 2019;
    EXPECT_EQ(rings(tell(amount(old))), Rings{}) << "what was spent years ago";
    Money plan = dollars(4e9);
    plan.of_plan = true;
    EXPECT_EQ(rings(tell(amount(plan))), Rings{}) << "a national programme's";
    Money cut = dollars(1e8);
    cut.revised = true;
    EXPECT_EQ(rings(tell(amount(cut))), Rings{"amount: USD 1e9 -> USD 1e8"});
}

TEST_F(LedgerTest, WithoutADealOfItsOwnAReportSaysWhereInItsHeadlineAndWhatChanged) {
    Deal deal = amount(dollars(1e9));
    deal.actors = {actor("Nordlys", "investor")};
    deal.places = {place("Tromsdalen", "NO")};
    tell(deal);
    hour = 30;
    Facts facts;
    facts.places = {place("Narvik", "NO")};
    facts.places.front().span = {11, 17};
    facts.object = "data-centre";
    EXPECT_EQ(rings(place_facts("A hall for Narvik", facts)), Rings{"place: Tromsdalen, NO -> Narvik, NO"});
    facts.places.front().name = "Bergen";
    facts.hedged = true;
    EXPECT_EQ(rings(place_facts("Halls for Bergen", facts)), Rings{}) << "it might be";
    Facts sums;
    sums.money = {dollars(2e9)};
    EXPECT_EQ(rings(place_facts("Money", sums)), Rings{}) << "for what, nobody says";
    sums.money.front().revised = true;
    EXPECT_EQ(rings(place_facts("Money", sums)), Rings{"amount: USD 1e9 -> USD 2e9"});
}

TEST_F(LedgerTest, AMoveIsToldBelowItsHeadlineToo) {
    Deal deal = amount(dollars(1e9));
    deal.actors = {actor("Nordlys", "investor")};
    deal.places = {place("Tromsdalen", "NO")};
    tell(deal);
    hour = 30;
    Facts facts;
    facts.object = "data-centre";
    facts.places = {place("Oslo", "NO")};
    facts.places.front().span = {20, 24};
    EXPECT_EQ(rings(place_facts("Nordlys falls in Oslo trading", facts, "Investors doubt it.")), Rings{});
    EXPECT_EQ(hall_for(place("Narvik", "NO")), Rings{"place: Oslo, NO -> Narvik, NO"});
}

TEST_F(LedgerTest, WhatWasDeniedCannotBeCalledOff) {
    tell(stage("announced"));
    EXPECT_EQ(rings(tell(stage("denied"))), Rings{"stage: announced -> denied"});
    EXPECT_EQ(rings(tell(stage("cancelled"))), Rings{});
}

TEST_F(LedgerTest, AReportTakenBackOfElsewhereIsOfAnotherStory) {
    Deal deal = amount(dollars(1e9));
    deal.places = {place("Tromsdalen", "NO")};
    tell(deal);
    Facts facts;
    facts.revision.value = "retraction";
    facts.places = {place("Lahti", "FI")};
    EXPECT_EQ(rings(place_facts("Retraction", facts)), Rings{});
    facts.places = {place("Tromsdalen", "NO")};
    EXPECT_EQ(rings(place_facts("Retraction", facts)), Rings{"retraction:  -> retracted"});
}

TEST_F(LedgerTest, AReportTakenBackRingsOnce) {
    tell(amount(dollars(1e9)));
    const auto retracted = [&](const std::string& outlet) {
        const Item item{.title = "Retraction", .outlet = outlet, .hour = ++hour};
        Facts facts;
        facts.revision.value = "retraction";
        facts.revision.text = "Retraction";
        return rings(desk.book.place(
            Desk::article_of(item, ++desk.count), facts, {CopyKind::near_copy, "item-1", 0.9}));
    };
    EXPECT_EQ(retracted("Harbour Post"), Rings{"retraction:  -> retracted"});
    EXPECT_EQ(retracted("Fjord Daily"), Rings{});
}

TEST_F(LedgerTest, ASecondOutletConfirmsAPartnerUnderAnotherRole) {
    tell(amount(dollars(1e11)));
    Deal rumour;
    rumour.actors = {actor("Kvarts", "partner")};
    tell(rumour, "Rumour Mill");
    Deal report;
    report.actors = {actor("Kvarts", "investor")};
    EXPECT_EQ(rings(tell(report, "Fjord Daily")), Rings{"actor:  -> Kvarts"});
    EXPECT_EQ(rings(tell(report, "Third Paper")), Rings{}) << "once";
}

TEST_F(LedgerTest, PartnersOfTheFirstReportNeverRing) {
    Deal deal;
    deal.actors = {actor("Kvarts", "partner")};
    tell(deal);
    EXPECT_EQ(rings(tell(deal, "Fjord Daily")), Rings{});
}

TEST_F(LedgerTest, WhoIsMentionedIsAPartnerWhereHeadlinesOfTwoOutletsNameHim) {
    tell(amount(dollars(1e11)));
    hour += 12;
    const auto mention = [&](const std::string& outlet, std::size_t start, const std::string& kind) {
        Organization firm;
        firm.name = kind + " Kvarts";
        firm.kind = kind;
        firm.span = {start, start + 6};
        Facts facts;
        facts.organizations = {firm};
        facts.object = "data-centre";
        return rings(place_facts("Halls for machines", facts, "And machines for halls.", outlet));
    };
    for (const char* outlet : {"Harbour Post", "Fjord Daily", "Third Paper"}) {
        EXPECT_EQ(mention(outlet, 30, "power"), Rings{}) << "in texts only";
        EXPECT_EQ(mention(outlet, 3, "media"), Rings{});
        EXPECT_EQ(mention(outlet, 3, "bank"), Rings{}) << "an analyst's";
    }
    EXPECT_EQ(mention("Harbour Post", 3, "power"), Rings{});
    EXPECT_EQ(mention("Fjord Daily", 3, "power"), Rings{"actor:  -> power Kvarts"});
    EXPECT_EQ(mention("Third Paper", 3, "power"), Rings{}) << "once";
}

TEST_F(LedgerTest, ATownInTheRegionKnownIsNoMove) {
    Deal deal = amount(dollars(1e9));
    deal.places = {place("Victoria", "AU")};
    tell(deal);
    hour += 12;
    const auto in_victoria = [](const std::string& name) {
        Place town = place(name, "AU");
        town.region = "Victoria";
        return town;
    };
    EXPECT_EQ(hall_for(in_victoria("Geelong")), Rings{});
    EXPECT_EQ(hall_for(in_victoria("Mildura")), Rings{"place: Geelong, AU -> Mildura, AU"});
}

TEST_F(LedgerTest, AStageThatOnlyMightBeWaitsForASecondOutlet) {
    tell(stage("announced"));
    const auto delayed = [&](const std::string& outlet, bool hedged) {
        Facts facts;
        facts.deals.push_back(stage("delayed"));
        facts.stage.value = facts.stage.text = "delayed";
        facts.stage_hedged = hedged;
        return rings(place_facts("Halls may be delayed", facts, "", outlet));
    };
    EXPECT_EQ(delayed("Harbour Post", true), Rings{});
    EXPECT_EQ(delayed("Fjord Daily", true), Rings{"stage:  -> delayed"});
}

TEST_F(LedgerTest, OfACorrectionThatRepeatsTheWrongSumTheOtherIsRight) {
    tell(amount(dollars(1.9e9)));
    Facts facts;
    facts.revision.value = "correction";
    facts.money = {dollars(1.9e9), dollars(1.6e9)};
    facts.deals.push_back(amount(dollars(1.9e9)));
    EXPECT_EQ(rings(place_facts("Correction of the town", facts)), Rings{}) << "nobody calls it right";
    facts.money.back().revised = true;
    EXPECT_EQ(rings(place_facts("Correction", facts)), Rings{"amount: USD 1.9e9 -> USD 1.6e9"});
    facts.money = {dollars(1.6e9), dollars(1.5e9), dollars(1.4e9)};
    facts.money[1].revised = facts.money[2].revised = true;
    facts.deals.front() = amount(dollars(1.6e9));
    EXPECT_EQ(rings(place_facts("Correction", facts)), Rings{}) << "which of the two?";
}

TEST_F(LedgerTest, ASumBelowAHeadlineThatNamesNobodyKnownIsNoNews) {
    Deal deal = amount(dollars(1e9));
    deal.actors = {actor("Nordlys", "investor")};
    deal.places = {place("Tromsdalen", "NO")};
    tell(deal);
    const auto raised = [&](const std::string& title, bool revised) {
        Facts facts;
        facts.money = {dollars(2e9)};
        facts.money.front().revised = revised;
        Deal later = deal;
        later.amount = facts.money.front();
        facts.deals.push_back(later);
        return rings(place_facts(title, facts, "Nordlys is one of them."));
    };
    const Rings news{"amount: USD 1e9 -> USD 2e9"};
    EXPECT_EQ(raised("Norway counts its halls", false), Rings{});
    EXPECT_EQ(raised("Halls of Tromsdalen cost more", false), news);
}

TEST_F(LedgerTest, WhoSaysThatASumHasChangedNeedsNoName) {
    Deal deal = amount(dollars(1e9));
    deal.actors = {actor("Nordlys", "investor")};
    tell(deal);
    Facts facts;
    facts.money = {dollars(2e9)};
    facts.money.front().revised = true;
    deal.amount = facts.money.front();
    facts.deals.push_back(deal);
    EXPECT_EQ(rings(place_facts("Halls cost more", facts)), Rings{"amount: USD 1e9 -> USD 2e9"});
}

TEST_F(LedgerTest, WhatIsAgreedIsNewsOfADealOfUnknownStage) {
    tell(amount(dollars(1e9)));
    EXPECT_EQ(rings(tell(stage("announced"))), Rings{});
    Facts facts;
    facts.stage = {"agreed", "signed", {3, 9}};
    facts.deals.push_back(stage("agreed"));
    EXPECT_EQ(rings(place_facts("signed at last", facts)), Rings{"stage: announced -> agreed"});
}

TEST_F(LedgerTest, ThePlaceOfAHeadlineCountsBesideTheDeals) {
    Deal deal = amount(dollars(1e9));
    deal.places = {place("Tromsdalen", "NO")};
    tell(deal);
    hour += 12;
    Facts facts;
    facts.deals.push_back(deal);
    EXPECT_EQ(hall_for(place("Narvik", "NO"), facts), Rings{"place: Tromsdalen, NO -> Narvik, NO"});
}

TEST_F(LedgerTest, TheFirstTownOfACountryIsNoMove) {
    Deal deal = amount(dollars(1e9));
    deal.places = {place("Norway", "NO")};
    tell(deal);
    deal.places = {place("Narvik", "NO")};
    EXPECT_EQ(rings(tell(deal, "Gazette of Record", 0.9)), Rings{});
    deal.places = {place("Tromsdalen", "NO")};
    EXPECT_EQ(rings(tell(deal, "Gazette of Record", 0.9)), Rings{"place: Narvik, NO -> Tromsdalen, NO"});
}

TEST_F(LedgerTest, AHundredTimesTheSumIsOfSomethingElse) {
    tell(amount(dollars(7e8)));
    Facts facts;
    facts.money = {dollars(4e10)};
    facts.deals.push_back(amount(dollars(4e10)));
    EXPECT_EQ(rings(place_facts(dollars(4e10).text + " for halls", facts)), Rings{});
}

TEST_F(LedgerTest, AStageDeepInOneTextWaitsForASecondOutlet) {
    tell(stage("rumoured"));
    EXPECT_EQ(rings(tell(stage("announced"), "Little Herald", 0.5)), Rings{});
    EXPECT_EQ(rings(tell(stage("announced"), "Small Courier", 0.5)).size(), 1U);
    EXPECT_EQ(rings(tell(stage("announced"), "Third Post", 0.5)), Rings{}) << "once";
}

TEST_F(LedgerTest, AStageNobodySaysIsNoNews) {
    tell(stage("rumoured"));
    for (const char* outlet : {"Little Herald", "Small Courier"}) {
        Facts facts;
        facts.deals.push_back(stage("announced"));
        Unconfirmed unconfirmed;
        Story known = story();
        Article article;
        article.outlet = outlet;
        article.trust = 0.9;
        for (const Change& change : enter(known, unconfirmed, article, facts, false)) {
            EXPECT_NE(change.kind, "stage") << outlet;
        }
    }
}

TEST_F(LedgerTest, TheEndOfANameIsTheSameActor) {
    Deal deal = amount(dollars(1e11));
    deal.actors = {actor("Tromsø Nordlys Compute", "investor")};
    tell(deal);
    deal.actors = {actor("Nordlys Compute", "investor")};
    EXPECT_EQ(rings(tell(deal, "Gazette of Record", 0.9)), Rings{});
}

TEST_F(LedgerTest, StagesRingForwardAndForSetbacks) {
    tell(stage("rumoured"));
    EXPECT_EQ(rings(tell(stage("announced"), "Gazette of Record", 0.9)),
              Rings{"stage: rumoured -> announced"});
    EXPECT_EQ(rings(tell(stage("rumoured"))), Rings{}) << "an old report read late";
    EXPECT_EQ(rings(tell(stage("begun"), "Gazette of Record", 0.9)), Rings{"stage: announced -> begun"});
    EXPECT_EQ(rings(tell(stage("agreed"))), Rings{}) << "further back than what is known";
    EXPECT_EQ(rings(tell(stage("cancelled"))).size(), 1U);
    EXPECT_EQ(story().deal.stage, "cancelled");
}

TEST_F(LedgerTest, ANewPlaceRingsWhenOneWasKnown) {
    Deal texas;
    texas.places = {place("Texas", "US")};
    Deal ohio;
    ohio.places = {place("Ohio", "US"), place("United States", "US")};
    tell(amount(dollars(1e11)));
    EXPECT_EQ(rings(tell(texas)), Rings{}) << "the first place named is no move";
    EXPECT_EQ(rings(tell(ohio, "Gazette of Record", 0.9)), Rings{"place: Texas, US -> Ohio, US"})
        << "its country says nothing new";
}

TEST_F(LedgerTest, APlaceNamedByOneOutletWaitsForASecond) {
    Deal texas = amount(dollars(1e11));
    texas.places = {place("Texas", "US")};
    Deal ohio;
    ohio.places = {place("Ohio", "US")};
    tell(texas);
    EXPECT_EQ(rings(tell(ohio, "Rumour Mill")), Rings{});
    EXPECT_EQ(rings(tell(ohio, "Rumour Mill")), Rings{});
    EXPECT_EQ(rings(tell(ohio, "Fjord Daily")).size(), 1U);
    EXPECT_EQ(rings(tell(ohio, "Third Paper")), Rings{});
}

TEST_F(LedgerTest, WhoTheFirstReportMentionedIsNoNewPartner) {
    Deal first = amount(dollars(1e11));
    first.actors = {actor("Kvarts", "mentioned")};
    tell(first);
    Deal second;
    second.actors = {actor("Kvarts", "investor")};
    EXPECT_EQ(rings(tell(second, "Gazette of Record", 0.9)), Rings{});
}

TEST_F(LedgerTest, ACopyAddsItsOutletToAllItsFacts) {
    tell(amount(dollars(1e11)));
    tell(amount(dollars(1e11)), "Fjord Daily", 0.7);
    EXPECT_EQ(entry("USD 1e11").outlets.size(), 2U);
    EXPECT_EQ(entry("USD 1e11").trust, 0.7);
}

TEST_F(LedgerTest, AnItemAboutAnotherProjectChangesNothing) {
    Deal ours = amount(dollars(1e11));
    ours.name = "Polestar";
    tell(ours);
    Deal theirs = stage("cancelled");
    theirs.name = "Southern Cross";
    EXPECT_EQ(rings(tell(theirs)), Rings{});
    EXPECT_EQ(story().deal.name, "Polestar");
    EXPECT_EQ(story().others.size(), 1U);
}

TEST_F(LedgerTest, TheDealSheetFillsUpFromReportToReport) {
    tell(amount(dollars(1e11)));
    Deal more;
    more.actors = {actor("Nordlys", "investor"), actor("Kvarts", "partner")};
    more.places = {place("Texas", "US")};
    more.horizon = "4 years";
    Quantity power;
    power.value = 1200;
    power.unit = "MW";
    more.capacity = {power};
    tell(more);
    const Deal& deal = story().deal;
    EXPECT_EQ(deal.amount->value, 1e11);
    EXPECT_EQ(deal.actors.size(), 2U);
    EXPECT_EQ(deal.horizon, "4 years");
    EXPECT_EQ(entry("1200 MW").kind, "capacity");
}

}  // namespace
}  // namespace tocsin::story
