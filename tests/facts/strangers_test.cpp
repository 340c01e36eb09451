// Companies that no table lists.
#include "facts/reader.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tocsin::facts {
namespace {

std::vector<std::string> names(std::string_view title, std::string_view body, std::string_view language) {
    std::vector<std::string> found;
    for (const Organization& organization : shipped().read(title, body, language).organizations) {
        const std::string name = organization.name + ":" + organization.kind;
        if (std::find(found.begin(), found.end(), name) == found.end()) {
            found.push_back(name);
        }
    }
    return found;
}

using Names = std::vector<std::string>;

TEST(Strangers, AreKnownByTheirLegalForm) {
    EXPECT_EQ(names("", "Quillfeather Inc. will build a data centre in Ohio.", "en"),
              Names({"Quillfeather:company"}));
    EXPECT_EQ(names("", "Die Brockenstern GmbH investiert 2 Milliarden Euro in ein Rechenzentrum.", "de"),
              Names({"Brockenstern:company"}));
    EXPECT_EQ(names("", "Lumaflor, S.A. construirá un centro de datos en Aragón.", "es"),
              Names({"Lumaflor:company"}));
}

TEST(Strangers, AreKnownByTheirTrade) {
    EXPECT_EQ(names("", "A deal with Harrowgate Energy for 400 MW was signed on Monday.", "en"),
              Names({"Harrowgate Energy:power"}));
    EXPECT_EQ(names("", "La empresa Cumbre Alta Energía firmó con OpenAI.", "es"),
              Names({"Cumbre Alta Energía:power", "OpenAI:ai_lab"}));
    EXPECT_EQ(names("", "Groupe Valmorin investira 3 milliards d'euros.", "fr"),
              Names({"Groupe Valmorin:company"}));
}

TEST(Strangers, AreActorsOfTheirDeals) {
    const Facts facts =
        shipped().read("", "Harrowgate Energy will invest $4 billion in a data centre in Texas.", "en");
    ASSERT_EQ(facts.deals.size(), 1U);
    ASSERT_EQ(facts.deals[0].actors.size(), 1U);
    EXPECT_EQ(facts.deals[0].actors[0].name, "Harrowgate Energy");
    EXPECT_EQ(facts.deals[0].actors[0].role, "investor");
}

TEST(Strangers, AreRecognisedWhereverTheyAreNamedAgain) {
    const Facts facts = shipped().read("Quillfeather plans campus", "Quillfeather Inc said so.", "en");
    EXPECT_EQ(std::count_if(facts.organizations.begin(),
                            facts.organizations.end(),
                            [](const Organization& each) { return each.name == "Quillfeather"; }),
              2);
}

TEST(Strangers, AreTheSubjectsOfHeadlines) {
    EXPECT_EQ(names("Quillfeather invests $2bn in AI data centre",
                    "The site in Ohio opens in 2028, the chief of Quillfeather said.",
                    "en"),
              Names({"Quillfeather:company"}));
    EXPECT_EQ(names("Brockenstern baut Rechenzentrum für zwei Milliarden Euro",
                    "Der Versorger Brockenstern will es 2028 eröffnen.",
                    "de"),
              Names({"Brockenstern:company"}));
    EXPECT_EQ(names("Ohio: Quillfeather to build AI campus", "Neighbours of Quillfeather object.", "en"),
              Names({"Quillfeather:company"}));
    EXPECT_EQ(names("Harrow Vale to build 200 MW AI campus", "", "en"), Names({"Harrow Vale:company"}));
}

TEST(Strangers, OfSeveralWordsNeedOnlyBeRepeated) {
    EXPECT_EQ(names("Tejo Altana escolhe o Fundão para centro de dados",
                    "A Tejo Altana vai erguer ali um centro de dados.",
                    "pt"),
              Names({"Tejo Altana:company"}));
    EXPECT_EQ(
        names("Harrow Vale Picks Old Mill for Data Center", "The hall of Harrow Vale is to open soon.", "en"),
        Names({"Harrow Vale:company"}));
    EXPECT_EQ(names("Old Mill Becomes a Data Center", "The old mill is a data center now.", "en"), Names({}));
}

TEST(Strangers, StandBesideAWordForAFirm) {
    EXPECT_EQ(names("ЦОД появится в степи", "Компания «Дальсвет» построит дата-центр.", "ru"),
              Names({"Дальсвет:company"}));
    EXPECT_EQ(names("Un centre de données à la campagne",
                    "Hexacalcul, jeune société du calcul, y construira un centre de données.",
                    "fr"),
              Names({"Hexacalcul:company"}));
    EXPECT_EQ(names("A hall in the valley", "The company will build a data centre.", "en"), Names({}));
}

TEST(Strangers, JoinADealByAHeadlineWithAnyVerb) {
    EXPECT_EQ(names("Elbkraft wird Partner beim Rechenzentrum", "Das teilte Elbkraft mit.", "de"),
              Names({"Elbkraft:company"}));
}

TEST(Strangers, WithoutBlanksAreWhatHeadlineAndTextBothBeginWith) {
    EXPECT_EQ(names("云岭智算落户曲靖建数据中心", "云岭智算公司将建设数据中心。", "zh"),
              Names({"云岭智算:company"}));
    EXPECT_EQ(names("八戸のデータセンター着工 北斗基盤", "北斗基盤は八戸市で工事に入った。", "ja"),
              Names({"北斗基盤:company"}));
    EXPECT_EQ(names("동해구름, 포항에 데이터센터 짓는다", "동해구름이 포항에 데이터센터를 짓는다.", "ko"),
              Names({"동해구름:company"}));
    EXPECT_EQ(names("LZ, 부산에 데이터센터 건설", "LZ가 부산에 데이터센터를 짓는다.", "ko"),
              Names({"LZ:company"}));
    EXPECT_EQ(names("曲靖数据中心开工", "曲靖数据中心周五开工。", "zh"), Names({}))
        << "a place, and what is built";
    EXPECT_EQ(names("政府推动数据中心", "政府推动数据中心。", "zh"), Names({}));
}

TEST(Strangers, EndAtTheApostropheOfAnEnding) {
    EXPECT_EQ(names("Voltran'ın Çorlu'da yatırımı sürüyor", "Voltran'ın veri merkezi büyüyor.", "tr"),
              Names({}));
    EXPECT_EQ(names("Quillfeather's AI campus to open", "A partner of Quillfeather said so.", "en").size(),
              0U);
}

TEST(Strangers, AreNoPairsOfWordsThatOnlyAHeadlineCapitalises) {
    EXPECT_EQ(
        names("Power Prices Drive Data Center Costs", "Power prices drive what a data center costs.", "en"),
        Names({}));
    EXPECT_EQ(names("电价上涨影响数据中心", "电价上涨影响数据中心，居民不满。", "zh"), Names({}));
}

TEST(Strangers, AreNoTowns) {
    EXPECT_EQ(
        names("Santa Catarina gana un centro de datos", "El centro de datos estará en Santa Catarina.", "es"),
        Names({}));
}

TEST(Strangers, AreNoFirstWordsOfHeadlines) {
    EXPECT_EQ(names("Regulator plans rules for data centres", "A regulator said so.", "en"), Names({}));
    EXPECT_EQ(names("Regulator plans rules for data centres", "", "en"), Names({}));
    EXPECT_EQ(names("Texas plans power lines for data centres", "In Texas they need them.", "en"), Names({}));
}

TEST(Strangers, AreNoOfficesAndNoNounsBehindArticles) {
    EXPECT_EQ(
        names("Kraftmeister baut Rechenzentrum in Bayern", "Wo der Kraftmeister steht, ist offen.", "de"),
        Names({}));
    EXPECT_EQ(names("Regierung investiert in Rechenzentren", "In Berlin will Regierung und Land das.", "de"),
              Names({}));
    EXPECT_EQ(names("Trump announces AI data centers", "On Monday Trump said so.", "en"), Names({}));
}

TEST(Strangers, AreNotMadeOfOrdinaryWords) {
    for (const char* text : {"The Energy Department said so.",
                             "Wind Power and Solar Energy are cheap.",
                             "He sold clean energy to the group.",
                             "Senator Says Nuclear Power Will Save Coal Towns",
                             "Microsoft Cloud revenue rose."}) {
        const Names found = names("", text, "en");
        EXPECT_TRUE(found.empty() || found == Names({"Microsoft:hyperscaler"})) << text << ": " << found[0];
    }
}

TEST(Strangers, AreNoPartsOfSumsAndNoTowns) {
    EXPECT_EQ(
        names("海星、能代市のデータセンターに1000億円", "1000億円を投じてデータセンターを建設する。", "ja"),
        Names({}));
    EXPECT_EQ(names("规划中的澄湾智算中心动工", "澄湾市有关负责人出席。", "zh"), Names({}));
    EXPECT_EQ(names("밀양 데이터센터 착공 미뤄진다", "밀양 데이터센터 착공이 미뤄졌다.", "ko"), Names({}));
    EXPECT_EQ(names("데이터센터 부지 본계약 체결", "데이터센터 사업이 본계약으로 이어졌다.", "ko"),
              Names({}));
}

TEST(Strangers, AreFirmsThoughALongerWordBeginsAsTownsEnd) {
    EXPECT_EQ(names("星澜川投资50亿元建数据中心", "星澜川宣布建设数据中心。星澜川市值升至300亿元。", "zh"),
              Names({"星澜川:company"}));
    EXPECT_EQ(names("한빛나래, 데이터센터 투자", "한빛나래시스템즈는 데이터센터를 짓는다.", "ko"),
              Names({"한빛나래:company"}));
}

TEST(Strangers, ShortenedInAHeadlineAreTheFirmOfTheText) {
    const Facts facts = shipped().read("Quelmar construye un centro de datos",
                                       "La firma Quelmar Data Centers invierte 19 millones de dólares.",
                                       "es");
    ASSERT_GE(facts.organizations.size(), 2U);
    EXPECT_EQ(facts.organizations[0].name, facts.organizations[1].name);
}

}  // namespace
}  // namespace tocsin::facts
