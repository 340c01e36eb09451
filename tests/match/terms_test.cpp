#include "match/support.h"

namespace tocsin::match {
namespace {

TEST(Terms, FoldCaseAccentsAndHyphens) {
    EXPECT_TRUE(finds("data centre", "New DATA-CENTRE opens"));
    EXPECT_TRUE(finds("données", "Les Donnees publiques", "fr"));
    EXPECT_FALSE(finds("data centre", "data from the centre"));
}

TEST(Terms, OfferAlternativesInBraces) {
    const std::string term = "{data,computing} {center,centre}{,s}";
    EXPECT_TRUE(finds(term, "Computing centres"));
    EXPECT_TRUE(finds(term, "a data center"));
    EXPECT_FALSE(finds(term, "a data centred view"));
}

TEST(Terms, ReachBeginningsEndsAndCompounds) {
    EXPECT_TRUE(finds("invest*", "Reinvested? No: invested"));
    EXPECT_FALSE(finds("invest*", "Reinvested"));
    EXPECT_TRUE(finds("*zentrum", "Das Rechenzentrum", "de"));
    EXPECT_FALSE(finds("*zentrum", "Zentrumsnah", "de"));
    EXPECT_TRUE(finds("*rechenzentr*", "Großrechenzentren", "de"));
}

TEST(Terms, HoldAWordToItsCapitals) {
    EXPECT_TRUE(finds("=AI", "Money for AI"));
    EXPECT_TRUE(finds("=AI", "Money for A.I. labs"));
    EXPECT_TRUE(finds("=AI", "ＡＩへの投資", "ja"));
    EXPECT_FALSE(finds("=AI", "fondi ai centri", "it"));
    EXPECT_FALSE(finds("=AI", "j'ai investi", "fr"));
    EXPECT_TRUE(finds("=AI campus", "An AI Campus"));
    EXPECT_TRUE(finds("=IA", "l'IA générative", "fr"));
}

TEST(Terms, NeedNoSpacesInHanAndKana) {
    EXPECT_TRUE(finds("数据中心", "大型数据中心建设", "zh"));
    EXPECT_FALSE(finds("数据中心", "数据在中心", "zh"));
    EXPECT_TRUE(finds("データセンター", "新データセンター計画", "ja"));
    EXPECT_TRUE(finds("生成AI", "生成AIの投資", "ja"));
    EXPECT_TRUE(finds("芯", "中国芯片", "zh"));
}

TEST(Terms, AreFoundInsideARunOfThai) {
    EXPECT_TRUE(finds("ศูนย์ข้อมูล", "ทรูลงทุนสร้างศูนย์ข้อมูลแห่งใหม่ในชลบุรี", "th"));
    EXPECT_FALSE(finds("ศูนย์ข้อมูล", "ทรูลงทุนสร้างโรงพยาบาลแห่งใหม่ในชลบุรี", "th"));
}

TEST(Terms, BeginAKoreanWordWhateverParticleFollows) {
    EXPECT_TRUE(finds("데이터센터", "데이터센터에 투자", "ko"));
    EXPECT_TRUE(finds("=AI", "AI와 반도체", "ko"));
    EXPECT_FALSE(finds("센터", "데이터센터", "ko"));
}

TEST(Terms, LookBehindArabicParticles) {
    EXPECT_TRUE(finds("الذكاء الاصطناعي", "مراكز للذكاء الاصطناعي", "ar"));
    EXPECT_TRUE(finds("استثمار", "والاستثمار في المراكز", "ar"));
    EXPECT_FALSE(finds("استثمار", "استثماراتها", "ar"));
}

TEST(Terms, BelongToTheLanguageOfTheItem) {
    const std::string concepts = "[concept.ai]\nen = ['=AI']\nzh = ['人工智能']\nzh-Hant = ['人工智慧']\n";
    EXPECT_TRUE(matches("ai", item("AI", "", "en"), {}, concepts));
    EXPECT_FALSE(matches("ai", item("AI", "", "it"), {}, concepts));
    EXPECT_TRUE(matches("ai", item("AI", "", ""), {}, concepts)) << "an unknown language sees every list";
    EXPECT_TRUE(matches("ai", item("人工智能", "", "zh-Hant"), {}, concepts));
    EXPECT_FALSE(matches("ai", item("人工智慧", "", "zh"), {}, concepts));
}

TEST(Terms, OfCapitalsNeedCompanyInAHeadlineOfCapitals) {
    const std::string concepts = "[concept.ai]\nany = ['=AI']\n[concept.money]\nany = ['invest*', 'fondi']\n";
    EXPECT_FALSE(matches("ai", item("NUOVI AIUTI AI COMUNI DEL SUD", "", "it"), {}, concepts));
    EXPECT_TRUE(matches("ai or money", item("META INVESTS MORE IN AI"), {}, concepts));
    EXPECT_TRUE(matches("ai and money", item("META INVESTS MORE IN AI"), {}, concepts));
    EXPECT_TRUE(matches("ai", item("MORE MONEY FOR AI", "AI will grow."), {}, concepts));
}

TEST(Terms, ThatCannotBeReadAreRefusedWhereTheyStand) {
    EXPECT_EQ(first_error("[concept.a]\nen = [\"x\", \"{b,c\"]\n[match]\nrequire = \"a\"\n"),
              "w.toml:2:12: error: concept.a.en: the braces of \"{b,c\" do not close; write {center,centre}");
    EXPECT_NE(
        first_error("[concept.a]\nen = [\"in*est\"]\n[match]\nrequire = \"a\"\n").find("edge of a word"),
        std::string::npos);
    EXPECT_NE(
        first_error("[concept.a]\nen = [\"*e*\"]\n[match]\nrequire = \"a\"\n").find("nearly every word"),
        std::string::npos);
}

}  // namespace
}  // namespace tocsin::match
