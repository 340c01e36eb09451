#include "story/features.h"

#include "story/tuning.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tocsin::story {
namespace {

TEST(FeaturesTest, NumbersAreTheSameInEveryNotation) {
    EXPECT_EQ(canonical_number("1,234.50"), "1234.5");
    EXPECT_EQ(canonical_number("1.234,5"), "1234.5");
    EXPECT_EQ(canonical_number("1'234"), "1234");
    EXPECT_EQ(canonical_number("12,5"), "12.5");
    EXPECT_EQ(canonical_number("0012"), "12");
    EXPECT_EQ(canonical_number("7"), "");
    EXPECT_EQ(canonical_number("10.0.0.1"), "");
    EXPECT_EQ(canonical_number(""), "");
}

TEST(FeaturesTest, ANameSoundsTheSameInEveryAlphabet) {
    Romaniser romaniser;
    const std::string latin = skeleton("merkel");
    EXPECT_EQ(skeleton(romaniser.latin("меркель")), latin);
    EXPECT_EQ(skeleton(romaniser.latin("μερκελ")), latin);
    EXPECT_EQ(skeleton(romaniser.latin("メルケル")), latin);
    EXPECT_EQ(skeleton(romaniser.latin("골드필드")), skeleton("goldfield")) << "Korean has no f";
    EXPECT_EQ(skeleton("li"), "");
    EXPECT_EQ(romaniser.latin("汉字"), "");
}

bool has_space(const std::vector<Part>& parts, std::uint32_t space) {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.space == space; });
}

TEST(FeaturesTest, EveryKindOfEvidenceHasItsOwnSpace) {
    Article article;
    article.title = "Nordlys invests 4,500 million";
    article.language = "en";
    Facts facts;
    facts.places.emplace_back();
    facts.places.back().name = "Texas";
    Romaniser romaniser;
    const std::vector<Part> parts = features_of(article, facts, Tuning{}, romaniser);
    EXPECT_TRUE(has_space(parts, names));
    EXPECT_TRUE(has_space(parts, numbers));
    EXPECT_TRUE(has_space(parts, stems));
    EXPECT_TRUE(has_space(parts, places));
    EXPECT_EQ(parts.size(), 5U) << "and the words of the language";
    for (const Part& part : parts) {
        EXPECT_TRUE(std::is_sorted(part.terms.begin(),
                                   part.terms.end(),
                                   [](const Term& one, const Term& other) { return one.key < other.key; }));
    }
}

TEST(FeaturesTest, WordsOfTheHeadlineWeighMore) {
    Article article;
    article.title = "harbour";
    article.text = "weather";
    Romaniser romaniser;
    const std::vector<Part> parts = features_of(article, {}, Tuning{}, romaniser);
    const Part& words = parts.back();
    ASSERT_EQ(words.terms.size(), 2U);
    EXPECT_NE(words.terms[0].weight, words.terms[1].weight);
}

}  // namespace
}  // namespace tocsin::story
