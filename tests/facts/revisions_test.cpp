// Reports that correct or take back a report.
#include "facts/reader.h"

#include <gtest/gtest.h>

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
    EXPECT_EQ(revision("Quillfeather in Ohio", "The Post has retracted the report of Monday.", "en"),
              "retraction");
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

}  // namespace
}  // namespace tocsin::facts
