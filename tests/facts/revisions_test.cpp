// Reports that correct or take back a report.
#include "facts/reader.h"

#include <gtest/gtest.h>

#include <sstream>

namespace tocsin::facts {
namespace {

std::string revision(std::string_view title, std::string_view body, std::string_view language) {
    return shipped().read(title, body, language).revision.value;
}

TEST(Revisions, AreSaidAtTheEdgeOfAHeadline) {
    EXPECT_EQ(revision("CORRECTED: Quillfeather to spend $3bn, not $8bn", "", "en"), "correction");
    EXPECT_EQ(revision("Quillfeather to spend $3bn (Correction)", "", "en"), "correction");
    EXPECT_EQ(revision("Korrektur: Brockenstern baut für 3 Milliarden", "", "de"), "correction");
    EXPECT_EQ(revision("【訂正】データセンターの投資額", "", "ja"), "correction");
    EXPECT_EQ(revision("[정정] 데이터센터 투자액은 4000억원", "", "ko"), "correction");
    EXPECT_EQ(revision("Уточнение: завод обойдётся в 400 млн", "", "ru"), "correction");
    EXPECT_EQ(revision("RETRACTED: Quillfeather to build in Ohio", "", "en"), "retraction");
}

TEST(Revisions, AreSaidInTheLead) {
    EXPECT_EQ(revision("Quillfeather spends $3bn", "An earlier version gave a wrong amount.", "en"),
              "correction");
    EXPECT_EQ(revision("Brockenstern baut", "In einer früheren Version stand eine falsche Summe.", "de"),
              "correction");
    EXPECT_EQ(revision("Quillfeather in Ohio", "The Post has retracted the report of Monday.", "en"), "")
        << "that is of another report";
    EXPECT_EQ(revision("Post retracts its report on Quillfeather", "It was wrong.", "en"), "retraction");
}

TEST(Revisions, AreNoFallsOfMarketsAndNoWordsDeepInATextOrHeadline) {
    EXPECT_EQ(revision("Shares near a correction as AI spending slows", "", "en"), "");
    EXPECT_EQ(revision("Quillfeather falls into correction", "", "en"), "");
    EXPECT_EQ(revision("Quillfeather's planning application withdrawn", "", "en"), "");
    EXPECT_EQ(revision("Critic of a data centre has retracted claims", "", "en"), "");
    EXPECT_EQ(revision("Un opposant au centre de données se rétracte", "", "fr"), "");
    EXPECT_EQ(revision("Quillfeather plans a campus", "Shares saw a correction on Monday.", "en"), "");
    EXPECT_EQ(revision("Quillfeather plans a campus",
                       "It is large. It is new. It is dear. It is in Ohio. An earlier version was smaller.",
                       "en"),
              "");
}

TEST(Revisions, AreLabelsApartFromTheHeadline) {
    EXPECT_EQ(revision("UPDATE 2-CORRECTED-Quillfeather to spend $3bn", "", "en"), "correction");
    EXPECT_EQ(revision("Quillfeather to spend $3bn - corrected", "", "en"), "correction");
    EXPECT_EQ(revision("Quillfeather to spend $3bn | Correction", "", "en"), "correction");
    EXPECT_EQ(revision("Correction in AI stocks deepens", "", "en"), "");
    EXPECT_EQ(revision("Corrected guidance lifts Quillfeather", "", "en"), "");
    EXPECT_EQ(revision("Correction boursière pour les centres de données", "", "fr"), "");
    EXPECT_EQ(revision("Korrektur an den Börsen", "", "de"), "");
    EXPECT_EQ(revision("정정당당 데이터센터 경쟁", "", "ko"), "");
    EXPECT_EQ(revision("La cifra ha sido corregida al alza: Brisamar invierte 2.200 millones", "", "es"), "");
}

TEST(Revisions, OfWhatNobodyTakesBackAreNone) {
    EXPECT_EQ(revision("Quillfeather builds", "The Post has not retracted its report of Monday.", "en"), "");
    EXPECT_EQ(revision("Withdrawn plan for a data centre returns", "", "en"), "");
    EXPECT_EQ(revision("Council withdraws report on noise of a data centre", "", "en"), "");
    EXPECT_EQ(revision("Quillfeather builds", "It has retracted its offer for a rival.", "en"), "");
    EXPECT_EQ(revision("Herald has never retracted its report on Quillfeather", "", "en"), "");
    EXPECT_EQ(revision("传闻撤回消息不实 数据中心照常建设", "", "zh"), "");
}

/// The values of the amounts that count: "3e+09".
std::vector<std::string> right_sums(std::string_view title,
                                    std::string_view body,
                                    std::string_view language) {
    std::vector<std::string> sums;
    for (const Money& money : shipped().read(title, body, language).money) {
        std::ostringstream value;
        value << money.value;
        if (money.role != "background") {
            sums.push_back(value.str());
        }
    }
    return sums;
}

using Sums = std::vector<std::string>;

TEST(Revisions, TellWhichSumIsRight) {
    const Sums three = {"3e+09"};
    EXPECT_EQ(right_sums("Correction: Quillfeather in Ohio",
                         "An earlier version of this article said Quillfeather would invest $5bn in the data "
                         "centre. The correct figure is $3bn.",
                         "en"),
              three);
    EXPECT_EQ(right_sums("Correction: Quillfeather in Ohio",
                         "An earlier version of this article said $5bn instead of $3bn.",
                         "en"),
              three);
    EXPECT_EQ(right_sums("CORRECTED: Quillfeather to invest $3bn, not $5bn, in data centre", "", "en"),
              three);
    EXPECT_EQ(right_sums("Berichtigung", "Das Rechenzentrum kostet 3 statt 5 Milliarden Euro.", "de"), three);
    EXPECT_EQ(
        right_sums("Fe de errores",
                   "Publicamos por error que el centro de datos costaba 5.000 millones de euros. La cifra "
                   "correcta es 3.000 millones de euros.",
                   "es"),
        three);
    EXPECT_EQ(right_sums("【訂正】データセンター", "投資額が50億円とあるのは30億円の誤りでした。", "ja"),
              three);
    EXPECT_EQ(right_sums("[정정] 데이터센터 투자액은 50억원 아닌 30억원", "", "ko"), three);
    EXPECT_EQ(right_sums("更正：数据中心投资额应为30亿元", "报道中50亿元有误，应为30亿元。", "zh"),
              Sums({"3e+09", "3e+09"}));
    EXPECT_EQ(right_sums("Errata corrige: 3 miliardi, non 5",
                         "Abbiamo indicato in 5 miliardi di euro la spesa. La cifra esatta è 3 miliardi.",
                         "it"),
              three);
}

}  // namespace
}  // namespace tocsin::facts
