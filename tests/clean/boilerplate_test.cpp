#include "clean/boilerplate.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tocsin::clean {
namespace {

using Lines = std::vector<std::string>;

const Boilerplate& phrases() {
    static const Boilerplate made = *Boilerplate::load(TOCSIN_TEST_CONFIG "/knowledge/boilerplate.tsv");
    return made;
}

const std::string body =
    "The company said on Tuesday that it would build three plants in the north of the country, at a cost of "
    "two "
    "billion euros, over the next four years.";

TEST(Boilerplate, DropsShortLines) {
    EXPECT_EQ(phrases().strip({"Share", body, "Lire aussi : une autre affaire", "À lire également : rien"}),
              (Lines{body}));
}

TEST(Boilerplate, CutsTheTailOfLinks) {
    for (const char* trigger : {"Related articles",
                                "Mehr zum Thema:",
                                "Sur le même sujet",
                                "関連記事",
                                "관련기사",
                                "相关阅读",
                                "Читайте также",
                                "اقرأ أيضاً",
                                "İlgili haberler",
                                "Zobacz także",
                                "Artículos relacionados",
                                "Articoli correlati",
                                "Artigos relacionados",
                                "Lees ook"})
        EXPECT_EQ(phrases().strip({body, trigger}), (Lines{body})) << trigger;
    EXPECT_EQ(phrases().strip({body, "Related articles", "A cake recipe", "Tennis final"}), (Lines{body}));
}

TEST(Boilerplate, KeepsTheArticleAfterATrigger) {
    EXPECT_EQ(phrases().strip({body, "Related articles", body, body}), (Lines{body, body, body}));
}

TEST(Boilerplate, CutsInsideTheLastParagraph) {
    EXPECT_EQ(
        phrases().strip({body + " For Latest Updates Follow us on Google News PREV A cake NEXT Tennis"}),
        (Lines{body}));
    EXPECT_EQ(phrases().strip({body, "The post Three plants appeared first on Valley Herald."}),
              (Lines{body}));
    EXPECT_EQ(phrases().strip({body + " […]"}), (Lines{body}));
    EXPECT_EQ(phrases().strip({body + " Continue reading…"}), (Lines{body}));
}

TEST(Boilerplate, WantsCapitalsWhereTheRowDoes) {
    EXPECT_EQ(phrases().kind_of("NEXT A cake recipe"), Boilerplate::Kind::tail);
    EXPECT_EQ(phrases().kind_of("Next year will be better"), Boilerplate::Kind::none);
}

TEST(Boilerplate, EndsAPhraseWithItsWord) {
    EXPECT_EQ(phrases().kind_of("Shared values matter"), Boilerplate::Kind::none);
    EXPECT_EQ(phrases().kind_of("Anzeigenpreise steigen"), Boilerplate::Kind::none);
    EXPECT_EQ(phrases().kind_of("関連記事一覧"), Boilerplate::Kind::tail);
}

TEST(Boilerplate, LeavesLongParagraphsAlone) {
    EXPECT_EQ(phrases().kind_of("Read more books, the minister said. " + body + body),
              Boilerplate::Kind::none);
}

TEST(Boilerplate, TakesTheLabelOffTheText) {
    EXPECT_EQ(phrases().strip({"Summary: " + body}), (Lines{body}));
}

TEST(Boilerplate, LeavesNothingOfNothing) { EXPECT_TRUE(phrases().strip({}).empty()); }

}  // namespace
}  // namespace tocsin::clean
