#include "story/book.h"

#include "desk.h"

#include <gtest/gtest.h>

namespace tocsin::story {
namespace {

const Item first_report{
    .title = "Nordlys to build giant data centre in Tromsdalen",
    .text =
        "The energy company Nordlys will build a data centre for artificial intelligence in "
        "Tromsdalen, together with the chip designer Kvarts. Work begins in spring."};
const Item second_report{
    .title = "Tromsdalen gets data centre as Nordlys bets on artificial intelligence",
    .text =
        "Nordlys and the chip designer Kvarts are planning a data centre in Tromsdalen. The "
        "mayor of Tromsdalen welcomed the decision of the energy company.",
    .outlet = "Fjord Daily",
    .hour = 2};

TEST(BookTest, TwoReportsOfOneEventAreOneStory) {
    Desk desk;
    fill(desk, 100);
    const Placement one = desk.place(first_report);
    const Placement other = desk.place(second_report);
    EXPECT_TRUE(one.opened);
    EXPECT_FALSE(other.opened);
    EXPECT_EQ(one.story_id, other.story_id);
    EXPECT_FALSE(other.why.empty());
    const Story* story = desk.book.find(one.story_id);
    ASSERT_NE(story, nullptr);
    EXPECT_EQ(story->report_count, 2);
    EXPECT_EQ(story->headline, first_report.title);
    EXPECT_GT(story->last_seen, story->first_seen);
}

TEST(BookTest, UnrelatedItemsOpenStoriesOfTheirOwn) {
    Desk desk;
    fill(desk, 300);
    EXPECT_GE(desk.book.size(), 270U) << "words are drawn at random, and some agree by chance";
}

TEST(BookTest, OneRareNameInTwoHeadlinesIsNotAStory) {
    Desk desk;
    fill(desk, 300);
    const Placement one = desk.place({.title = "Kvarts shares fall after weak quarter"});
    const Placement other = desk.place({.title = "Choir of Kvarts wins song contest abroad"});
    EXPECT_NE(one.story_id, other.story_id);
}

TEST(BookTest, HeadlinesAloneAreGrouped) {
    Desk desk;
    fill(desk, 200);
    const Placement one = desk.place({.title = "Nordlys to build data centre in Tromsdalen"});
    const Placement other =
        desk.place({.title = "Nordlys plans Tromsdalen data centre", .outlet = "Fjord Daily"});
    EXPECT_EQ(one.story_id, other.story_id);
}

TEST(BookTest, ACopyGoesWhereItsOriginalWent) {
    Desk desk;
    fill(desk, 50);
    Item original = first_report;
    original.id = "original";
    const Placement one = desk.place(original);
    const Placement other = desk.place({.title = "Wholly other words",
                                        .outlet = "Copyist",
                                        .verdict = {CopyKind::near_copy, "original", 0.7}});
    EXPECT_EQ(one.story_id, other.story_id);
    EXPECT_TRUE(desk.book.find(one.story_id)->reports.back().copy);
}

TEST(BookTest, ACopyOfTheWordsAboutAnotherDealIsAnotherStory) {
    Desk desk;
    fill(desk, 50);
    Item one = first_report;
    one.id = "one";
    one.deal.amount = dollars(3e9);
    one.deal.places = {place("Tromsdalen", "NO")};
    one.has_deal = true;
    Item other = first_report;
    other.deal.amount = dollars(5e9);
    other.deal.places = {place("Narvik", "NO")};
    other.has_deal = true;
    other.verdict = {CopyKind::near_copy, "one", 0.8};
    EXPECT_NE(desk.place(one).story_id, desk.place(other).story_id);
}

TEST(BookTest, AnEventInAnotherLanguageIsLinkedByNamesAndNumbers) {
    Desk desk;
    fill(desk, 200);
    Item english = first_report;
    english.deal.actors = {actor("Nordlys", "investor"), actor("Kvarts", "partner")};
    english.deal.amount = dollars(4.5e9);
    english.has_deal = true;
    Item french{.title = "Nordlys investit 4,5 milliards de dollars à Tromsdalen",
                .text = "Le groupe Nordlys et Kvarts construiront un centre de données à Tromsdalen.",
                .outlet = "Le Port",
                .language = "fr",
                .hour = 3};
    french.deal = english.deal;
    french.has_deal = true;
    Item russian{.title = "Нордлис вложит 4,5 млрд долларов",
                 .text = "Компания Nordlys и Kvarts построят центр обработки данных.",
                 .outlet = "Гавань",
                 .language = "ru",
                 .hour = 4};
    russian.deal = english.deal;
    russian.has_deal = true;
    const Placement one = desk.place(english);
    EXPECT_EQ(desk.place(french).story_id, one.story_id);
    EXPECT_EQ(desk.place(russian).story_id, one.story_id);
}

/// Whether the second of two reports joins the first, both the only ones of their language.
bool joins_in_a_new_language(const std::string& first, const std::string& second, const std::string& where) {
    Desk desk;
    fill(desk, 60);
    const auto put = [&](const std::string& title, const std::string& place_name) {
        Facts facts;
        facts.places = {place(place_name, "NO")};
        const Item item{.title = title, .language = "nn"};
        return desk.book.place(Desk::article_of(item, ++desk.count), facts, {}).story_id;
    };
    const std::string story = put(first, "Tromsdalen");
    return put(second, where) == story;
}

TEST(BookTest, InALanguageNewToTheBookNamesAndPlaceMakeAStory) {
    const std::string one = "Nordlys og Kvarts: opning av byggjeplass";
    const std::string other = "Opning av byggjeplass: Nordlys, Kvarts feirar";
    EXPECT_TRUE(joins_in_a_new_language(one, other, "Tromsdalen"));
    EXPECT_FALSE(joins_in_a_new_language(one, other, "Narvik"));
    EXPECT_FALSE(joins_in_a_new_language("4711 3822 kroner", "3822 4711 kroner", "Tromsdalen"))
        << "numbers and a place, but no name";
}

TEST(BookTest, WhatIsRareIsMeasuredWithinTheLanguage) {
    Desk desk;
    fill(desk, 300);
    for (const char* title :
         {"vintermarknad avslutad", "trafiken omlagd i natt", "skolan renoveras", "ny rektor vald"}) {
        desk.place({.title = title, .language = "sv"});
    }
    const Placement one = desk.place({.title = "dammbygget kring älven granskas", .language = "sv"});
    const Placement other = desk.place({.title = "älven: dammbygget granskas om", .language = "sv"});
    EXPECT_EQ(other.story_id, one.story_id) << "three rare words, though the book holds 300 stories besides";
}

TEST(BookTest, NumbersAloneDoNotLinkLanguages) {
    Desk desk;
    fill(desk, 200);
    const Placement one =
        desk.place({.title = "Match ends 314 to 159 after 2653 minutes", .text = "589 saw it."});
    const Placement other = desk.place(
        {.title = "Ernte: 314 Tonnen, 159 Höfe", .text = "2653 Helfer, 589 Wagen.", .language = "de"});
    EXPECT_NE(one.story_id, other.story_id);
}

TEST(BookTest, AnotherDealOfTheSameCompanyIsAnotherStory) {
    Desk desk;
    fill(desk, 100);
    Item one{.title = "Nordlys to invest $3 billion in AI data centres in Norway",
             .text = "The energy company Nordlys will invest in data centres for artificial intelligence."};
    one.deal.amount = dollars(3e9);
    one.deal.places = {place("Norway", "NO")};
    one.deal.actors = {actor("Nordlys", "investor")};
    one.has_deal = true;
    Item other{.title = "Nordlys to invest $10 billion in AI data centres in Chile",
               .text = "The energy company Nordlys will invest in data centres for artificial intelligence.",
               .hour = 5};
    other.deal.amount = dollars(1e10);
    other.deal.places = {place("Chile", "CL")};
    other.deal.actors = {actor("Nordlys", "investor")};
    other.has_deal = true;
    EXPECT_NE(desk.place(one).story_id, desk.place(other).story_id);
}

/// A report of a sum in the same words, whoever it names.
Item promise(const std::string& who, double sum, int hour) {
    Item item{.title = who + "billions promised for a chips campus by the fjord in spring",
              .text = "",
              .hour = hour};
    item.deal.amount = dollars(sum);
    for (const char* name : {"Nordlys", "Kvarts"}) {
        if (who.find(name) != std::string::npos) {
            item.deal.actors = {{name, "investor"}};
        }
    }
    item.has_deal = true;
    return item;
}

/// A hundred stories, most of them with `word` in the title.
void fill_with_reports_of(Desk& desk, const std::string& word) {
    fill(desk, 40);
    for (int i = 0; i < 60; ++i) {
        desk.place({.title = word + " word" + std::to_string(i) + " thing" + std::to_string(i), .text = ""});
    }
}

TEST(BookTest, AnotherSumAndNobodyInCommonIsAnotherStory) {
    Desk desk;
    fill(desk, 100);
    const std::string first = desk.place(promise("Nordlys: ", 3e9, 0)).story_id;
    EXPECT_NE(desk.place(promise("Kvarts: ", 5e9, 1)).story_id, first);
    EXPECT_EQ(desk.place(promise("Nordlys now: ", 5e9, 2)).story_id, first);
}

TEST(BookTest, AnotherSumOfSomebodyInEveryReportIsDecidedByTheWords) {
    Desk desk;
    fill_with_reports_of(desk, "Nordlys");
    const std::string first = desk.place(promise("Nordlys: ", 3e9, 0)).story_id;
    EXPECT_EQ(desk.place(promise("Nordlys now: ", 5e9, 1)).story_id, first);
}

TEST(BookTest, AWeekdayInEveryReportIsNobody) {
    Desk desk;
    fill_with_reports_of(desk, "Monday");
    const std::string first = desk.place(promise("Monday Nordlys: ", 3e9, 0)).story_id;
    Item other = promise("Monday Kvarts: ", 5e9, 1);
    other.deal.actors.clear();  // or the actors alone would tell them apart
    EXPECT_NE(desk.place(other).story_id, first);
}

TEST(BookTest, AnotherSumWhereNobodyIsNamedIsDecidedByTheWords) {
    Desk desk;
    fill(desk, 100);
    const std::string first = desk.place(promise("", 3e9, 0)).story_id;
    EXPECT_EQ(desk.place(promise("now ", 5e9, 1)).story_id, first);
    EXPECT_EQ(desk.place(promise("Nordlys: ", 9e9, 2)).story_id, first);
}

TEST(BookTest, TwoStoriesThatTurnOutToBeOneKeepTheOlderId) {
    Desk desk;
    fill(desk, 100);
    Item one{.title = "Nordlys Tromsdalen data centre", .id = "one"};
    Item two{.title = "Kvarts chips spring groundbreaking", .id = "two"};
    const Placement older = desk.place(one);
    const Placement younger = desk.place(two);
    ASSERT_NE(older.story_id, younger.story_id);
    const Placement both =
        desk.place({.title = "Nordlys Tromsdalen data centre Kvarts chips spring groundbreaking"});
    EXPECT_EQ(both.story_id, older.story_id);
    EXPECT_EQ(both.touched, std::vector<std::string>{younger.story_id});
    EXPECT_EQ(desk.book.find(younger.story_id), nullptr);
    EXPECT_EQ(desk.book.record(younger.story_id).story.merged_into, older.story_id);
    EXPECT_EQ(desk.book.find(older.story_id)->report_count, 3);
    EXPECT_EQ(desk.place({.title = "later", .verdict = {CopyKind::exact_copy, "two", 1}}).story_id,
              older.story_id);
}

TEST(BookTest, TheSameWordsTwoWeeksLaterAreAnotherStory) {
    Desk desk;
    fill(desk, 100);
    const Placement one = desk.place(first_report);
    Item later = second_report;
    later.hour = 13 * 24;
    EXPECT_NE(desk.place(later).story_id, one.story_id);
    later.hour = 40 * 24;
    desk.place(later);
    EXPECT_EQ(desk.book.find(one.story_id), nullptr) << "and the old one is gone";
}

TEST(BookTest, NoMoreStoriesAreKeptThanAllowed) {
    Desk desk{.book = Book(Limits{.most_stories = 50})};
    fill(desk, 200);
    EXPECT_LE(desk.book.size(), 51U);
}

TEST(BookTest, ComparesTwoItemsAndKeepsNothingOfIt) {
    Desk desk;
    fill(desk, 100);
    const std::size_t size = desk.book.size();
    const auto compared = [&](const Item& one, const Item& other) {
        return desk.book.compare(Desk::article_of(one, 901),
                                 Desk::facts_of(one),
                                 Desk::article_of(other, 902),
                                 Desk::facts_of(other));
    };
    const Placement same = compared(second_report, first_report);
    EXPECT_FALSE(same.opened);
    EXPECT_FALSE(same.why.empty());
    const Placement apart = compared({.title = "Choir of Kvarts wins song contest abroad"}, first_report);
    EXPECT_TRUE(apart.opened);
    EXPECT_GT(same.score, apart.score);
    EXPECT_EQ(desk.book.size(), size);
    EXPECT_TRUE(desk.place(first_report).opened) << "it was only compared";
}

TEST(BookTest, AnUnknownStoryHasARecordOfItsIdAlone) {
    const Book book;
    EXPECT_EQ(book.find("nothing"), nullptr);
    EXPECT_EQ(book.record("nothing").story.id, "nothing");
}

}  // namespace
}  // namespace tocsin::story
