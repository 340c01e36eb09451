// Sums of a larger plan, of which what is told is a part.
#include "facts/reader.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::facts {
namespace {

struct Said {
    const char* language;
    const char* text;
    const char* roles;  ///< of its amounts in order
};

void PrintTo(const Said& said, std::ostream* out) { *out << said.text; }

class Programme : public testing::TestWithParam<Said> {};

TEST_P(Programme, IsNotWhatIsPutIn) {
    std::string roles;
    for (const Money& money : read(GetParam().text, GetParam().language).money) {
        roles += (roles.empty() ? "" : " ") + money.role;
    }
    EXPECT_EQ(roles, GetParam().roles);
}

INSTANTIATE_TEST_SUITE_P(
    Larger,
    Programme,
    testing::Values(
        Said{"en", "The data centre is part of Nordlys' 40 billion dollar investment plan.", "programme"},
        Said{"en",
             "Nordlys will invest $2bn in a data centre, part of a $40bn plan to expand.",
             "commitment programme"},
        Said{"en", "Work on the first phase of the $10bn data centre has begun.", "programme"},
        Said{"de",
             "Das Rechenzentrum ist Teil eines Investitionsprogramms von 5 Milliarden Euro.",
             "programme"},
        Said{"fr", "Le centre de données s'inscrit dans un plan de 40 milliards d'euros.", "programme"},
        Said{"es",
             "El centro de datos es parte de un plan de inversión de 4.000 millones de euros.",
             "programme"},
        Said{"ru", "Дата-центр является частью инвестиционного плана на 40 млрд долларов.", "programme"},
        Said{"ja", "データセンターは総額5兆円の投資計画の一環だ。", "programme"},
        Said{"ko", "데이터센터는 80조 원 투자 계획의 일환이다.", "programme"},
        Said{"zh", "该数据中心是其400亿美元投资计划的一部分。", "programme"},
        Said{"tr", "Veri merkezi 40 milyar dolarlık yatırım planının bir parçası.", "programme"}));

INSTANTIATE_TEST_SUITE_P(
    Own,
    Programme,
    testing::Values(
        Said{"en", "As part of the plan Nordlys will invest $5bn in a data centre.", "commitment"},
        Said{"en", "Nordlys will begin with a first phase of $5bn.", "first_tranche"},
        Said{"en", "Nordlys will invest $5bn as part of its expansion in Norway.", "commitment"},
        Said{"de", "Im Rahmen der Vereinbarung investiert Nordlys 5 Milliarden Dollar.", "commitment"},
        Said{
            "pt", "Como parte do plano, a empresa vai investir US$ 5 bilhões em data centers.", "commitment"},
        Said{"ko", "계획의 일환으로 데이터센터에 3조 원을 투자한다.", "commitment"},
        Said{"zh", "作为计划的一部分，公司将投资32亿美元建设数据中心。", "commitment"}));

TEST(ProgrammeOfADeal, CountsWhereNoOtherSumIsSaid) {
    const Facts both = read("Nordlys will build a $2bn data centre, part of a $40bn plan.", "en");
    ASSERT_FALSE(both.deals.empty());
    EXPECT_EQ(both.deals.front().amount->value, 2e9);
    EXPECT_FALSE(both.deals.front().ceiling);
    const Facts alone = read("Nordlys will build a data centre that is part of a $40bn plan.", "en");
    ASSERT_FALSE(alone.deals.empty());
    ASSERT_TRUE(alone.deals.front().amount);
    EXPECT_EQ(alone.deals.front().amount->value, 4e10);
}

}  // namespace
}  // namespace tocsin::facts
