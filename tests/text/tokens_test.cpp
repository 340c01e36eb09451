#include "text/tokens.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tocsin::text {
namespace {

using Words = std::vector<std::string>;

Words words(std::string_view text) {
    const Tokens tokens = tokenise(text);
    Words found;
    for (const Token& token : tokens.list)
        found.emplace_back(tokens.word(token));
    return found;
}

TEST(Tokens, HyphenSeparatesWords) {
    EXPECT_EQ(words("AI-driven data centre"), (Words{"ai", "driven", "data", "centre"}));
}

TEST(Tokens, AreLettersWhereNoBlanksShowWords) {
    EXPECT_EQ(words("ที่ไป AI"), (Words{"ที่", "ไ", "ป", "ai"}));
    EXPECT_TRUE(is_character(tokenise("ไป").list.front().script));
}

TEST(Tokens, FoldsCaseAndAccents) { EXPECT_EQ(words("ÉTÉ à Zürich"), (Words{"ete", "a", "zurich"})); }

TEST(Tokens, CollapsesInitialisms) {
    EXPECT_EQ(words("A.I. and the U.S. or U.S.A today"),
              (Words{"ai", "and", "the", "us", "or", "usa", "today"}));
    EXPECT_EQ(words("a U.S.-led plan"), (Words{"a", "us", "led", "plan"}));
}

TEST(Tokens, LeavesASingleInitialAlone) { EXPECT_EQ(words("J. Smith"), (Words{"j", "smith"})); }

TEST(Tokens, DropsElidedArticles) {
    EXPECT_EQ(words("L'IA et l’énergie d'abord, jusqu'à dell'Italia"),
              (Words{"ia", "et", "energie", "abord", "a", "italia"}));
}

TEST(Tokens, PlacesTheWordAfterItsArticle) {
    const std::string text = "l’IA";
    const Tokens tokens = tokenise(text);
    ASSERT_EQ(tokens.list.size(), 1U);
    EXPECT_EQ(text.substr(tokens.list[0].start, tokens.list[0].end - tokens.list[0].start), "IA");
    EXPECT_TRUE(tokens.list[0].capitals);
}

TEST(Tokens, DropsTheEnglishGenitive) {
    EXPECT_EQ(words("OpenAI's plan, OPENAI’S rival, banks' fees"),
              (Words{"openai", "plan", "openai", "rival", "banks", "fees"}));
}

TEST(Tokens, SplitsTurkishSuffixes) {
    EXPECT_EQ(words("OpenAI'nin planı"), (Words{"openai", "nin", "plani"}));
}

TEST(Tokens, JoinsHebrewAndCyrillicAcrossMarks) {
    EXPECT_EQ(words("צה\"ל").size(), 1U);
    EXPECT_EQ(words("об'єкт").size(), 1U);
}

TEST(Tokens, KeepsNumbersWhole) {
    EXPECT_EQ(words("1,5 or 500.000, then $3.5bn. 7."),
              (Words{"1,5", "or", "500.000", "then", "3.5bn", "7"}));
}

TEST(Tokens, GivesOneTokenForEachHanAndKana) {
    EXPECT_EQ(words("星际之门AI"), (Words{"星", "际", "之", "门", "ai"}));
    EXPECT_EQ(words("ばデータ"), (Words{"ば", "デ", "ー", "タ"}));
}

TEST(Tokens, ComposesHalfWidthVoicing) { EXPECT_EQ(words("ｶﾞｽ"), (Words{"ガ", "ス"})); }

TEST(Tokens, SplitsHangulFromLatinAndDigits) {
    EXPECT_EQ(words("AI와 데이터센터에 5조원"), (Words{"ai", "와", "데이터센터에", "5", "조원"}));
}

TEST(Tokens, CountsSentences) {
    const Tokens tokens = tokenise("Mr. Son spoke. He left! In the U.S. they pay 3.5bn. End\nNew line");
    std::vector<std::uint32_t> gaps;
    for (const Token& token : tokens.list)
        gaps.push_back(token.gap);
    EXPECT_EQ(gaps, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4, 4}));
}

TEST(Tokens, CountsSentencesWithoutSpaces) {
    const Tokens tokens = tokenise("终了。開始");
    ASSERT_EQ(tokens.list.size(), 4U);
    EXPECT_EQ(tokens.list[1].gap, 0U);
    EXPECT_EQ(tokens.list[2].gap, 1U);
}

TEST(Tokens, KnowsCapitals) {
    const Tokens tokens = tokenise("AI Stargate openAI GB200 2025 École");
    ASSERT_EQ(tokens.list.size(), 6U);
    EXPECT_TRUE(tokens.list[0].capitals && tokens.list[0].capitalised);
    EXPECT_TRUE(!tokens.list[1].capitals && tokens.list[1].capitalised);
    EXPECT_TRUE(!tokens.list[2].capitals && !tokens.list[2].capitalised);
    EXPECT_TRUE(tokens.list[3].capitals);
    EXPECT_FALSE(tokens.list[4].capitals);
    EXPECT_TRUE(tokens.list[5].capitalised && !tokens.list[5].capitals);
    EXPECT_EQ(tokens.list[4].script, Script::digits);
}

TEST(Tokens, HearsShouting) {
    EXPECT_TRUE(tokenise("OPENAI PLANS HUGE DATA CENTRE").shouting);
    EXPECT_FALSE(tokenise("OpenAI plans a huge data centre").shouting);
    EXPECT_FALSE(tokenise("AI GPU").shouting);
}

TEST(Tokens, PlacesAreBytesOfTheOriginal) {
    const std::string text = "«Été» à 5 GW, 漢字";
    for (const Token& token : tokenise(text).list)
        EXPECT_LT(token.start, token.end);
    const Tokens tokens = tokenise(text);
    EXPECT_EQ(text.substr(tokens.list[0].start, tokens.list[0].end - tokens.list[0].start), "Été");
    EXPECT_EQ(text.substr(tokens.list.back().start), "字");
}

TEST(Tokens, SurvivesBadBytes) {
    EXPECT_EQ(words("a\xFF\xFE"
                    "b"),
              (Words{"a", "b"}));
    EXPECT_TRUE(words("").empty());
    EXPECT_TRUE(words("' . , ’").empty());
}

}  // namespace
}  // namespace tocsin::text
