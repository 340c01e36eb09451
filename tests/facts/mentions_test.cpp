#include "reader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace tocsin::facts {
namespace {

TEST(Places, AreNotReadIntoSums) {
    EXPECT_TRUE(shipped().read("Quillfeather invierte US$ 2.200 millones", "", "es").places.empty());
}

std::vector<std::string> names(const Facts& facts) {
    std::vector<std::string> list;
    for (const Organization& organization : facts.organizations) {
        list.push_back(organization.name);
    }
    return list;
}

std::string role(const Facts& facts, const std::string& name) {
    for (const Organization& organization : facts.organizations) {
        if (organization.name == name) {
            return organization.role;
        }
    }
    return "absent";
}

using Names = std::vector<std::string>;

TEST(Organizations, AreKnownInManyScripts) {
    EXPECT_EQ(names(read("ソフトバンクグループとオープンAI", "ja")), (Names{"SoftBank", "OpenAI"}));
    EXPECT_EQ(names(read("软银和微软", "zh")), (Names{"SoftBank", "Microsoft"}));
    EXPECT_EQ(names(read("엔비디아가 삼성전자에", "ko")), (Names{"Nvidia", "Samsung"}));
    EXPECT_EQ(names(read("أوراكل ومايكروسوفت", "ar")), (Names{"Oracle", "Microsoft"}));
    EXPECT_EQ(names(read("एनवीडिया और गूगल", "hi")), (Names{"Nvidia", "Google"}));
}

TEST(Organizations, TakeTheLongestName) {
    const Facts facts = read("Texas Instruments and Bank of America met in Texas.", "en");
    EXPECT_EQ(names(facts), (Names{"Texas Instruments", "Bank of America"}));
    ASSERT_EQ(facts.places.size(), 1U);
    EXPECT_EQ(facts.places[0].name, "Texas");
}

TEST(Organizations, LeaveCommonWordsAlone) {
    EXPECT_TRUE(names(read("The oracle spoke of meta questions and an arm.", "en")).empty());
    EXPECT_TRUE(names(read("The Amazon rainforest is burning.", "en")).empty());
    EXPECT_TRUE(names(read("Meta questions are hard.", "en")).empty());
    EXPECT_TRUE(names(read("甲骨文是中国最古老的文字。", "zh")).empty());
}

TEST(Organizations, CountHomonymsBesideAnotherActor) {
    EXPECT_EQ(names(read("Meta and Nvidia build it.", "en")), (Names{"Meta", "Nvidia"}));
    EXPECT_EQ(names(read("甲骨文将建设数据中心。", "zh")), (Names{"Oracle"}));
    EXPECT_EQ(names(read("Reliance will build a data centre.", "en")), (Names{"Reliance Industries"}));
}

TEST(Organizations, HaveTheRoleTheirSentenceGivesThem) {
    const Facts stake = read("SoftBank will invest $10 billion in OpenAI.", "en");
    EXPECT_EQ(role(stake, "SoftBank"), "investor");
    EXPECT_EQ(role(stake, "OpenAI"), "target");
    const Facts chips = read("Microsoft plans a hall with 12,600 Nvidia Blackwell GPUs.", "en");
    EXPECT_EQ(role(chips, "Nvidia"), "supplier");
    const Facts venture = read("Google, KKR and Oracle form a joint venture.", "en");
    EXPECT_EQ(role(venture, "KKR"), "partner");
    EXPECT_EQ(role(read("Microsoft sera le partenaire technologique.", "fr"), "Microsoft"),
              "technology_partner");
    EXPECT_EQ(role(read("ソフトバンクはOpenAIに投資する。", "ja"), "OpenAI"), "target");
    const Facts round = read("软银将向OpenAI投资400亿美元", "zh");
    EXPECT_EQ(role(round, "SoftBank"), "investor");
    EXPECT_EQ(role(round, "OpenAI"), "target");
    EXPECT_EQ(role(read("Apple rose.", "en"), "Apple"), "mentioned");
}

TEST(Places, AreNamedInEnglishWithTheirCountry) {
    const auto place = [](const char* text, const char* language) {
        const Facts facts = read(text, language);
        return facts.places.empty() ? "none" : facts.places[0].name + ", " + facts.places[0].country;
    };
    EXPECT_EQ(place("in Abilene", "en"), "Abilene, US");
    EXPECT_EQ(place("テキサス州で", "ja"), "Texas, US");
    EXPECT_EQ(place("在阿布扎比", "zh"), "Abu Dhabi, AE");
    EXPECT_EQ(place("в Техасе", "ru"), "Texas, US");
    EXPECT_EQ(place("in der Schweiz", "de"), "Switzerland, CH");
    EXPECT_EQ(place("aux États-Unis", "fr"), "United States, US");
    EXPECT_EQ(place("they told us", "en"), "none");
}

TEST(Capacity, IsReadInOneUnit) {
    const auto capacity = [](const char* text, const char* language) {
        const Facts facts = read(text, language);
        return facts.quantities.empty()
                   ? "none"
                   : std::to_string(std::llround(facts.quantities[0].value)) + " " + facts.quantities[0].unit;
    };
    EXPECT_EQ(capacity("a 1.2-gigawatt campus", "en"), "1200 MW");
    EXPECT_EQ(capacity("10 ギガワットの電力", "ja"), "10000 MW");
    EXPECT_EQ(capacity("300 MW de puissance", "fr"), "300 MW");
    EXPECT_EQ(capacity("some 100,000 Nvidia H100 GPUs", "en"), "100000 GPU");
    EXPECT_EQ(capacity("auf 40.000 Quadratmetern", "de"), "40000 m2");
    EXPECT_EQ(capacity("1千兆瓦數據中心", "zh-Hant"), "1000 MW");
    EXPECT_EQ(capacity("300 mW of laser light", "en"), "none");
}

}  // namespace
}  // namespace tocsin::facts
