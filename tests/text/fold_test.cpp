#include "text/fold.h"

#include <gtest/gtest.h>

namespace tocsin::text {
namespace {

TEST(Fold, LevelsCaseAccentsAndQuotes) {
    EXPECT_EQ(fold("L’Été"), "l'ete");
    EXPECT_EQ(fold("“ÅNGSTRÖM” – Łódź Øre"), "\"angstrom\" - lodz ore");
    EXPECT_EQ(fold("Straße"), "strasse");
    EXPECT_EQ(fold("İstanbul ılık"), "istanbul ilik");
}

TEST(Fold, LevelsWidth) { EXPECT_EQ(fold("ＡＩ　１２"), "ai 12"); }

TEST(Fold, LevelsArabicLetterForms) {
    EXPECT_EQ(fold("أإآٱ"), "اااا");
    EXPECT_EQ(fold("مدرسة"), "مدرسه");
    EXPECT_EQ(fold("على"), "علي");
    EXPECT_EQ(fold("مُـحَمَّد"), "محمد");
    EXPECT_EQ(fold("١٢٣ ۴۵"), "123 45");
}

TEST(Fold, KeepsShortIApartAndLevelsIo) {
    EXPECT_EQ(fold("Йод"), "йод");
    EXPECT_EQ(fold("Ёлка"), "елка");
}

TEST(Fold, KeepsKanaVoicing) {
    EXPECT_EQ(fold("ば"), "ば");
    EXPECT_EQ(fold("パ"), "パ");
    EXPECT_EQ(fold("ﾊﾟ"), "パ");
    EXPECT_NE(fold("ば"), fold("は"));
}

TEST(Fold, KeepsHangulComposed) { EXPECT_EQ(fold("데이터"), "데이터"); }

TEST(Fold, KeepsVowelSignsOfOtherScripts) { EXPECT_EQ(fold("हिन्दी"), "हिन्दी"); }

TEST(Fold, DropsWhatIsNotSeen) { EXPECT_EQ(fold("da\u00ADta\u200B\u200E"), "data"); }

TEST(Fold, LevelsGreekFinalSigma) { EXPECT_EQ(fold("ΛΌΓΟΣ"), fold("λόγος")); }

TEST(Fold, IsIdempotent) {
    for (const char* text : {"L’Été", "ŒUVRE", "ﷺ", "ǆ", "ばＡ", "½ ™ ²"})
        EXPECT_EQ(fold(fold(text)), fold(text));
}

TEST(Fold, RemembersWhereEveryByteCameFrom) {
    const Folded folded = fold_with_places("AÆ\u200Bb");
    EXPECT_EQ(folded.text, "aaeb");
    EXPECT_EQ(folded.origin, (std::vector<std::uint32_t>{0, 1, 1, 6}));
}

}  // namespace
}  // namespace tocsin::text
