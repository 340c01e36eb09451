#include "reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::facts {
namespace {

std::string horizon(const std::string& text, const std::string& language) {
    return read(text, language).horizon.value;
}

std::string stage(const std::string& text, const std::string& language) {
    return read(text, language).stage.value;
}

std::string attribution(const std::string& text, const std::string& language) {
    return read(text, language).attribution.value;
}

TEST(Horizon, IsReadAsYearsOrAsADeadline) {
    EXPECT_EQ(horizon("It will invest over the next four years.", "en"), "4 years");
    EXPECT_EQ(horizon("a five-year agreement", "en"), "5 years");
    EXPECT_EQ(horizon("sur quatre ans", "fr"), "4 years");
    EXPECT_EQ(horizon("d’ici 2029", "fr"), "by 2029");
    EXPECT_EQ(horizon("in den kommenden vier Jahren", "de"), "4 years");
    EXPECT_EQ(horizon("bis 2030 fertig", "de"), "by 2030");
    EXPECT_EQ(horizon("未来五年投资", "zh"), "5 years");
    EXPECT_EQ(horizon("今後4年間で投資", "ja"), "4 years");
    EXPECT_EQ(horizon("2030年までに建設", "ja"), "by 2030");
    EXPECT_EQ(horizon("в течение четырех лет", "ru"), "4 years");
}

TEST(Horizon, IsNotAnAge) {
    EXPECT_EQ(horizon("The firm is four years old.", "en"), "");
    EXPECT_EQ(horizon("In 2027 it moved.", "en"), "");
}

TEST(Stage, IsReadInEveryState) {
    EXPECT_EQ(stage("Acme is in talks to fund a data center.", "en"), "rumoured");
    EXPECT_EQ(stage("Acme announced a data center.", "en"), "announced");
    EXPECT_EQ(stage("Acme signed an agreement for a data center.", "en"), "agreed");
    EXPECT_EQ(stage("Acme broke ground on a data center.", "en"), "begun");
    EXPECT_EQ(stage("Acme has postponed its data center.", "en"), "delayed");
    EXPECT_EQ(stage("Acme scrapped its data center.", "en"), "cancelled");
    EXPECT_EQ(stage("Acme denied that it plans a data center.", "en"), "denied");
    EXPECT_EQ(stage("Le groupe a inauguré son centre de données.", "fr"), "completed");
    EXPECT_EQ(stage("Der Konzern hat das Rechenzentrum abgesagt.", "de"), "cancelled");
    EXPECT_EQ(stage("公司否认建设数据中心", "zh"), "denied");
    EXPECT_EQ(stage("データセンターの建設を延期した", "ja"), "delayed");
    EXPECT_EQ(stage("데이터센터를 착공했다", "ko"), "begun");
}

TEST(Stage, QuotesTheWordItWasReadFrom) {
    const Facts facts = read("Acme scrapped its data center.", "en");
    EXPECT_EQ(facts.stage.text, "scrapped");
    EXPECT_EQ(facts.stage.span.start, 5U);
    EXPECT_EQ(facts.stage.span.end, 13U);
}

TEST(Attribution, NamesCountsAndMedia) {
    EXPECT_EQ(attribution("according to two people familiar with the matter", "en"), "2 unnamed sources");
    EXPECT_EQ(attribution("selon CBS News", "fr"), "CBS News");
    EXPECT_EQ(attribution("据知情人士透露", "zh"), "unnamed sources");
    EXPECT_EQ(attribution("関係者によると", "ja"), "unnamed sources");
    EXPECT_EQ(attribution("CBS News employs many people.", "en"), "");
}

TEST(Sentences, DoNotEndAtAbbreviationsAndDecimals) {
    const Facts facts = read("SoftBank zahlt 3 Mrd. Euro an OpenAI. Oracle investiert 2 Mrd. Dollar.", "de");
    ASSERT_EQ(facts.money.size(), 2U);
    EXPECT_EQ(facts.money[0].text, "3 Mrd. Euro");
}

}  // namespace
}  // namespace tocsin::facts
