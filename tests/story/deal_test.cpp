// What ties reports of one deal together when their words do not.
#include "story/book.h"
#include "story/deal_sheet.h"

#include "desk.h"

#include <gtest/gtest.h>

namespace tocsin::story {
namespace {

Item report(std::string title, std::string text, Deal deal, int hour = 0) {
    Item item{.title = std::move(title), .text = std::move(text), .hour = hour};
    item.deal = std::move(deal);
    item.has_deal = true;
    return item;
}

Deal deal_of(Money amount, std::string who, Place where) {
    Deal deal;
    deal.amount = std::move(amount);
    deal.actors = {actor(std::move(who), "investor")};
    deal.places = {std::move(where)};
    return deal;
}

class DealTest : public testing::Test {
protected:
    void SetUp() override {
        fill(desk, 60);
        english.deal = deal_of(dollars(8.3e8), "Nordlys", place("Tromsdalen", "NO"));
        english.has_deal = true;
        first = desk.place(english).story_id;
    }

    std::string put(Item item) {
        last = desk.place(std::move(item));
        return last.story_id;
    }

    Desk desk;
    Item english{.title = "Nordlys puts 830 million into computers", .text = "A hall for machines is built."};
    std::string first;
    Placement last;
};

TEST(DealSheet, OneSumAtTheRatesOfTwoDaysIsOneSum) {
    Deal one = deal_of(dollars(1.0478e11), "Nordlys", place("Tromsdalen", "NO"));
    one.amount->currency = "EUR";
    one.amount->value = 1e11;
    Deal other = one;
    other.amount->usd = 1.2e11;
    EXPECT_FALSE(amounts_contradict(one, other));
    other.amount->value = 1.1e11;
    EXPECT_TRUE(amounts_contradict(one, other));
}

TEST(DealSheet, ASumThatTakesThePlaceOfTheOtherDoesNotContradictIt) {
    const Deal known = deal_of(dollars(1.4e9), "Nordlys", place("Tromsdalen", "NO"));
    Deal later = deal_of(dollars(1.9e9), "Nordlys", place("Tromsdalen", "NO"));
    EXPECT_TRUE(amounts_contradict(later, known));
    later.amount->former = 1.4e9;
    EXPECT_FALSE(amounts_contradict(later, known));
    later.amount->former = 3e9;
    EXPECT_TRUE(amounts_contradict(later, known));
}

TEST_F(DealTest, TheSameSumAndActorJoinAcrossLanguages) {
    Item german = report("Rechenhalle im Norden", "Ganz andere Wörter stehen hier.", english.deal, 40);
    german.language = "de";
    EXPECT_EQ(put(german), first);
    EXPECT_NE(last.why.back().find("deal: USD 8.3e8, Nordlys"), std::string::npos) << last.why.back();
}

TEST_F(DealTest, AProjectByNameOfTwoSharedActorsNeedsNoSum) {
    Deal venture;
    venture.name = "Skagen";
    venture.actors = {actor("Nordlys", "partner"), actor("Kvarts", "partner")};
    const std::string opened = put(report("Two firms found Skagen", "A hall for machines.", venture, 1));
    Item german = report("Zwei Firmen gründen etwas", "Ganz andere Wörter stehen hier.", venture, 9);
    german.language = "de";
    EXPECT_EQ(put(german), opened);
    venture.actors.pop_back();
    Item french = report("Une firme seule", "Rien de commun dans ces mots.", venture, 12);
    french.language = "fr";
    EXPECT_NE(put(french), opened) << "one shared actor is not enough";
}

TEST_F(DealTest, ASumConvertedAtAnotherDaysRateIsTheSame) {
    Item french = report("Une salle de calcul",
                         "Tout autre chose.",
                         deal_of(money(7.64e8, "EUR", 8.06e8), "Nordlys", place("Norway", "NO")),
                         5);
    french.language = "fr";
    EXPECT_EQ(put(french), first);
}

TEST_F(DealTest, ASumRoundedToTwoDigitsIsTheSame) {
    Item exact{.title = "Kvarts signs computing contract", .language = "sv", .hour = 1};
    exact.deal = deal_of(dollars(1.24e10), "Kvarts", place("Norway", "NO"));
    exact.has_deal = true;
    const std::string story = put(exact);
    Item rounded{.title = "Крупный контракт на вычисления", .language = "ru", .hour = 3};
    rounded.deal = deal_of(dollars(1.2e10), "Kvarts", place("Norway", "NO"));
    rounded.has_deal = true;
    EXPECT_EQ(put(rounded), story);
    Item other{.title = "Zupełnie inna umowa", .language = "pl", .hour = 4};
    other.deal = deal_of(dollars(1.3e10), "Kvarts", place("Norway", "NO"));
    other.has_deal = true;
    EXPECT_NE(put(other), story);
}

TEST_F(DealTest, AnotherSumIsAnotherStory) {
    Item german = report("Rechenhalle im Norden",
                         "Ganz andere Wörter.",
                         deal_of(dollars(9.1e8), "Nordlys", place("Norway", "NO")),
                         5);
    german.language = "de";
    EXPECT_NE(put(german), first);
}

TEST_F(DealTest, TheSameSumAndCountryOfOthersIsAnotherStory) {
    Item german = report("Rechenhalle in Chile",
                         "Ganz andere Wörter.",
                         deal_of(dollars(8.3e8), "Kvarts", place("Chile", "CL")),
                         5);
    german.language = "de";
    EXPECT_NE(put(german), first);
}

TEST_F(DealTest, TheSameSumElsewhereIsAnotherStory) {
    Item german = report("Rechenhalle in Chile",
                         "Ganz andere Wörter.",
                         deal_of(dollars(8.3e8), "Nordlys", place("Chile", "CL")),
                         5);
    german.language = "de";
    EXPECT_NE(put(german), first);
}

TEST_F(DealTest, TheSameSumTwoWeeksLaterIsAnotherStory) {
    Item german = report("Rechenhalle im Norden", "Ganz andere Wörter.", english.deal, 9 * 24);
    german.language = "de";
    EXPECT_NE(put(german), first);
}

TEST_F(DealTest, ARoundSumIsNoProofWhereItIsCommon) {
    for (int i = 0; i < 30; ++i) {
        Item other = report("Kvarts " + std::to_string(i),
                            "Number " + std::to_string(i * 37),
                            deal_of(dollars(1e9), "Firm" + std::to_string(i), place("Chile", "CL")),
                            1);
        desk.place(other);
    }
    const std::string round = put(report("Nordlys gives a billion",
                                         "For wind in the north.",
                                         deal_of(dollars(1e9), "Nordlys", place("Norway", "NO")),
                                         2));
    Item german = report("Milliarde für Züge",
                         "Ganz andere Wörter.",
                         deal_of(dollars(1e9), "Firm3", place("Norway", "NO")),
                         3);
    german.language = "de";
    EXPECT_NE(put(german), round);
}

TEST_F(DealTest, AnotherSumForTheSamePeopleInTheSamePlaceIsNewsOfTheSameStory) {
    EXPECT_EQ(put(report("Nordlys puts 2 billion into computers in Tromsdalen",
                         "The hall for machines grows.",
                         deal_of(dollars(2e9), "Nordlys", place("Tromsdalen", "NO")),
                         24)),
              first);
    EXPECT_EQ(rings(last), std::vector<std::string>{"amount: USD 8.3e8 -> USD 2e9"});
}

TEST_F(DealTest, AFollowUpThatNamesFirmAndTownIsOfTheStory) {
    const auto placed = [&](const std::string& title, const std::string& text, const std::string& object) {
        Facts facts;
        facts.object = object;
        const Item later{.title = title, .text = text, .hour = 90, .id = title};
        return desk.book.place(Desk::article_of(later, 70), facts, {}).story_id;
    };
    EXPECT_NE(placed("Choir of Tromsdalen wins", "Nordlys paid for the bus.", ""), first)
        << "nothing is built";
    EXPECT_EQ(placed("Nordlys waits: a hall for machines at Tromsdalen built later", "It is a hall.", ""),
              first)
        << "but it has the words";
    EXPECT_EQ(placed("A hall for machines at Tromsdalen", "Nordlys lets diggers roll.", "data-centre"), first)
        << "the facts need not know either";
}

TEST_F(DealTest, AFirmThatOneStoryKnowsHelpsAllByItself) {
    const auto likely = [&](const std::string& title) {
        Facts facts;
        facts.object = "data-centre";
        const Item later{.title = title, .text = "The computers stand idle.", .hour = 60, .id = title};
        return desk.book
            .compare(
                Desk::article_of(later, 71), facts, Desk::article_of(english, 1), Desk::facts_of(english))
            .score;
    };
    EXPECT_GT(likely("Neighbours grumble at Nordlys"), likely("Neighbours grumble at last") + 0.2);
}

TEST_F(DealTest, ARestoredBookFindsTheDeal) {
    Desk restored;
    restored.count = 1000;
    restored.book.restore({desk.book.record(first)});
    Item german = report("Rechenhalle im Norden", "Ganz andere Wörter stehen hier.", english.deal, 40);
    german.language = "de";
    EXPECT_EQ(restored.place(german).story_id, first);
}

TEST_F(DealTest, AForgottenStoryIsNotFoundByItsDeal) {
    desk.place({.title = "Much later", .hour = 15 * 24});
    ASSERT_EQ(desk.book.find(first), nullptr);
    Item german = report("Rechenhalle im Norden", "Ganz andere Wörter.", english.deal, 15 * 24 + 1);
    german.language = "de";
    EXPECT_NE(put(german), first);
}

TEST_F(DealTest, WordsAndADealThatNearlySufficeDoTogether) {
    const auto likely = [&](const Item& item, const Item& other, bool deal) {
        return desk.book
            .compare(Desk::article_of(item, 901),
                     deal ? Desk::facts_of(item) : Facts{},
                     Desk::article_of(other, 902),
                     deal ? Desk::facts_of(other) : Facts{})
            .score;
    };
    Item other = report("Machines and a hall for the far north of the country",
                        "The mayor said that machines will come into a hall that is built by the harbour, "
                        "where fish was sold before.",
                        english.deal,
                        3);
    other.deal.amount.reset();
    Item german = other;
    german.language = "de";  // no word counts
    const double words = likely(other, english, false);
    const double deal = likely(german, english, true);
    const double both = likely(other, english, true);
    EXPECT_GT(words, 0.02);
    EXPECT_LT(words, 0.98);
    EXPECT_GT(deal, 0.02);
    EXPECT_LT(deal, 0.98);
    EXPECT_NEAR(both, 1 - (1 - words) * (1 - deal), 0.02);
}

TEST_F(DealTest, TheOtherDealOfThePeopleIsNamedEvenWhenSomethingElseWasNearer) {
    Item other = report("Nordlys puts money into computers elsewhere",
                        "A hall for machines is built.",
                        deal_of(dollars(4e9), "Nordlys", place("Uppsala", "SE")),
                        3);
    const auto said = [&] { return testing::PrintToString(last.why); };
    ASSERT_NE(put(other), first);
    EXPECT_NE(said().find("another deal than: " + english.title), std::string::npos) << said();
    put({.title = "Choir of Uppsala wins the song contest of Nordlys", .hour = 4});
    ASSERT_NE(put(report("Nordlys puts money into computers",
                         "",
                         deal_of(dollars(9e9), "Nordlys", place("Lahti", "FI")),
                         5)),
              first);
    EXPECT_NE(said().find("not with: "), std::string::npos) << said();
    EXPECT_NE(said().find("another deal than: "), std::string::npos) << said();
}

TEST_F(DealTest, AStoryWithADealIsRememberedLonger) {
    const auto likely = [&](Deal deal) {
        Item begun = report("Nordlys to build a hall for machines at the harbour of Tromsdalen",
                            "Machines will come into the hall. Fish was sold at the harbour before.",
                            std::move(deal));
        const Item later{.title = "Nordlys breaks ground for the hall in Tromsdalen",
                         .text = "Work on the hall for machines has begun at the harbour.",
                         .hour = 130};
        return desk.book
            .compare(
                Desk::article_of(later, 901), Facts{}, Desk::article_of(begun, 902), Desk::facts_of(begun))
            .score;
    };
    EXPECT_GT(likely(english.deal), 0.5);
    EXPECT_LT(likely(Deal{}), 0.5);
}

TEST(DealSheet, AnotherCountryIsAnotherDealUnlessSomebodyIsInBoth) {
    Story story;
    story.deal = deal_of(dollars(6e8), "Nordlys", place("Tromsdalen", "NO"));
    Deal same_sum = deal_of(money(5.8e8, "EUR", 6.2e8), "Kvarts", place("Lahti", "FI"));
    same_sum.actors.clear();
    EXPECT_TRUE(is_sibling(same_sum, story));
    same_sum.amount = dollars(6e8);
    EXPECT_TRUE(is_sibling(same_sum, story)) << "a sum of one digit is put in everywhere";
    same_sum.amount = story.deal.amount = dollars(6.3e8);
    EXPECT_FALSE(is_sibling(same_sum, story)) << "the very sum: the place may be its firm's home";
    story.deal.amount = dollars(6e8);
    same_sum.amount = money(5.8e8, "EUR", 6.2e8);
    story.deal.actors.clear();
    EXPECT_TRUE(is_sibling(same_sum, story)) << "nobody known is nobody in both";
    story.deal.actors = {actor("Nordlys", "investor")};
    same_sum.places.push_back(place("Bergen", "NO"));
    EXPECT_FALSE(is_sibling(same_sum, story)) << "one of its places is in that country";
    same_sum.places = {place("Bergen", "NO")};
    EXPECT_FALSE(is_sibling(same_sum, story));
    same_sum.places = {place("Lahti", "FI")};
    same_sum.actors = {actor("Nordlys", "investor")};
    EXPECT_FALSE(is_sibling(same_sum, story)) << "where its firm comes from, perhaps";
    same_sum.places.clear();
    EXPECT_FALSE(is_sibling(same_sum, story));
}

}  // namespace
}  // namespace tocsin::story
