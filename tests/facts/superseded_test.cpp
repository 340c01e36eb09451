// Old amounts beside new ones.
#include "facts/reader.h"

#include <gtest/gtest.h>

namespace tocsin::facts {
namespace {

/// "1.1e+09 commitment" for each amount.
std::vector<std::string> amounts(const std::string& text, const std::string& language) {
    std::vector<std::string> found;
    for (const Money& money : read(text, language).money) {
        std::ostringstream line;
        line << money.value << (money.bound == Bound::range ? " range" : "") << ' '
             << (money.role == "background" ? "old" : "new");
        found.push_back(line.str());
    }
    return found;
}

using Amounts = std::vector<std::string>;

TEST(Superseded, StandsBehindInstead) {
    EXPECT_EQ(amounts("Fjordkraft will build the data centre for $2bn instead of the planned $3bn.", "en"),
              Amounts({"2e+09 new", "3e+09 old"}));
    EXPECT_EQ(
        amounts("Statt 3 Milliarden Euro steckt Fjordkraft 2 Milliarden Euro in das Rechenzentrum.", "de"),
        Amounts({"3e+09 old", "2e+09 new"}));
    EXPECT_EQ(amounts("Fjordkraft investira 2 milliards d'euros au lieu de 3 milliards d'euros.", "fr"),
              Amounts({"2e+09 new", "3e+09 old"}));
}

TEST(Superseded, IsTheFirstOfAChange) {
    EXPECT_EQ(amounts("Fjordkraft cut its investment from $3bn to $2bn.", "en"),
              Amounts({"3e+09 old", "2e+09 new"}));
    EXPECT_EQ(amounts("Fjordkraft raised its investment from $2bn to $3bn.", "en"), Amounts({"3e+09 new"}));
    EXPECT_EQ(amounts("投資額を当初の3000億円から2000億円に減らす。", "ja"),
              Amounts({"3e+11 old", "2e+11 new"}));
}

TEST(Superseded, IsNoEndOfARange) {
    EXPECT_EQ(amounts("Fjordkraft will invest between $2bn and $3bn.", "en"), Amounts({"3e+09 range new"}));
    EXPECT_EQ(amounts("Fjordkraft will invest $2bn to $3bn.", "en"), Amounts({"3e+09 range new"}));
    EXPECT_EQ(amounts("Fjordkraft will invest $2bn to $3bn to expand its data centre.", "en"),
              Amounts({"3e+09 range new"}));
    EXPECT_EQ(amounts("Fjordkraft raises its outlook to between $64 billion and $72 billion.", "en"),
              Amounts({"7.2e+10 range new"}));
}

TEST(Superseded, IsNotTheOtherOfTwoSums) {
    EXPECT_EQ(amounts("Fjordkraft doubles spending, committing $10bn to Ohio and $5bn to Texas.", "en"),
              Amounts({"1e+10 new", "5e+09 new"}));
    EXPECT_EQ(amounts("Fjordkraft raises $40bn to invest $30bn in data centres.", "en"),
              Amounts({"4e+10 new", "3e+10 new"}));
}

TEST(Superseded, NeedsAnotherInItsPlace) {
    EXPECT_EQ(amounts("Fjordkraft will lease rather than build the $2bn data centre.", "en"),
              Amounts({"2e+09 new"}));
    EXPECT_EQ(amounts("Instead of gas plants, $2bn goes into an AI data centre.", "en"),
              Amounts({"2e+09 new"}));
}

TEST(Superseded, SaysThatASumHasChanged) {
    const auto revised = [](const std::string& text, const std::string& language) {
        const std::vector<Money> money = read(text, language).money;
        return !money.empty() && money.back().revised;
    };
    EXPECT_TRUE(revised("Fjordkraft raises its investment to $3bn.", "en"));
    EXPECT_TRUE(revised("福山の投資額を800億円に減らす。", "ja"));
    EXPECT_FALSE(revised("Fjordkraft will invest $3bn.", "en"));
}

TEST(Contexts, OfASumAreAYearInItsSentenceAndTheNameOfAPlan) {
    const auto first = [](const std::string& text, const std::string& language) {
        return read(text, language).money.at(0);
    };
    EXPECT_EQ(first("In 2023 Fjordkraft spent $3bn. It plans until 2030.", "en").year, 2023);
    EXPECT_EQ(first("2017年，该公司花3亿元建机房。", "zh").year, 2017);
    EXPECT_EQ(first("Fjordkraft spends $2000m on 20,260 servers.", "en").year, 0);
    EXPECT_EQ(first("Fjordkraft to spend $6bn and create 2000 jobs", "en").year, 0) << "a count";
    EXPECT_EQ(first("2조원 투자, 2000명 고용", "ko").year, 0);
    EXPECT_EQ(first("The hall, announced in 2025, will cost $6bn.", "en").year, 0) << "another clause";
    EXPECT_EQ(first("投资2000亿元。", "zh").year, 0);
    EXPECT_TRUE(first("Nagpur joins the ₹2 trillion national AI mission.", "en").of_plan);
    EXPECT_TRUE(first("Bund legt KI-Programm über 5 Milliarden Euro vor.", "de").of_plan);
    EXPECT_FALSE(first("4-Milliarden-Euro-Paket für Rechenzentrum", "de").of_plan) << "may be the deal's own";
    EXPECT_FALSE(first("Fjordkraft plans $3bn data centre.", "en").of_plan) << "plans is a verb";
    EXPECT_FALSE(first("Fjordkraft spends $3bn, says the programme's head.", "en").of_plan);
}

TEST(Superseded, WhatStandsInItsPlaceHasChanged) {
    const std::vector<Money> money = read("Fjordkraft to spend $20bn, not $3bn, on the hall.", "en").money;
    ASSERT_EQ(money.size(), 2U);
    EXPECT_TRUE(money[0].revised);
    EXPECT_EQ(money[1].role, "background");
}

TEST(Superseded, IsKnownBesideWhatTookItsPlace) {
    const auto former = [](std::string_view title, std::string_view text, std::string_view language) {
        return shipped().read(title, text, language).money.at(0).former;
    };
    EXPECT_EQ(former("Fjordkraft's data centre to cost $2bn", "It was $3bn at first, Fjordkraft said.", "en"),
              0);
    EXPECT_EQ(
        former(
            "Fjordkraft lifts data centre bill to $3bn", "Fjordkraft will spend $3bn instead of $2bn.", "en"),
        2e9)
        << "the headline leaves it to the text";
    EXPECT_EQ(former("", "Hexacalcul relève de 2 à 3 milliards d'euros son centre de données.", "fr"), 2e9);
}

}  // namespace
}  // namespace tocsin::facts
