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
        Said{"en", "The data centre is part of a broader plan by the group to invest $40bn.", "programme"},
        Said{"en",
             "Nordlys will invest $2bn in a data centre, part of a $40bn plan to expand.",
             "commitment programme"},
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
        Said{"en", "As part of the plan, $5bn will be invested in a data centre.", "commitment"},
        Said{"en", "The plan is part of what OpenAI will invest: $5bn for a data centre.", "commitment"},
        Said{"en", "Part of the plan is a $5bn data centre.", "commitment"},
        Said{"en", "It is part of the plan and will invest $5bn in a data centre.", "commitment"},
        Said{"zh", "投资50亿美元的数据中心是该计划的一部分。", "commitment"},
        Said{"en", "Part of the $5bn investment will go to a data centre.", "commitment"},
        Said{"en", "The eastern part of the state gets a data centre for $5bn.", "commitment"},
        Said{"en", "Nordlys, part of Borealis, plans a $9bn data centre.", "commitment"},
        Said{"en",
             "It is part of the plan to spend $2bn on one data centre and $5bn on another.",
             "programme commitment"},
        Said{"en",
             "It is part of the plan that the city and its neighbours made last year for data centres of "
             "$5bn.",
             "commitment"},
        Said{"en", "Nordlys will begin with a first phase of $5bn.", "first_tranche"},
        Said{"de",
             "Im Rahmen des Plans sollen 5 Milliarden Dollar in das Rechenzentrum investiert werden.",
             "commitment"},
        Said{"es",
             "La inversión por parte de Nordlys en el plan será de 4.000 millones de euros.",
             "commitment"},
        Said{
            "pt", "Como parte do plano, a empresa vai investir US$ 5 bilhões em data centers.", "commitment"},
        Said{"ru", "В рамках плана 5 млрд долларов будут вложены в дата-центр.", "commitment"},
        Said{"ja", "5兆円の投資の一環だ。データセンターを建設する。", "commitment"},
        Said{"ko", "3조 원을 투자 계획의 일환으로 데이터센터에 투자한다.", "commitment"}));

TEST(ProgrammeOfADeal, CountsWhereNoOtherSumIsSaid) {
    const Facts both = read("Nordlys will build a $2bn data centre, part of a $40bn plan.", "en");
    ASSERT_FALSE(both.deals.empty());
    EXPECT_EQ(both.deals.front().amount->value, 2e9);
    EXPECT_FALSE(both.deals.front().ceiling);
    const Facts limit = read("Nordlys will build a data centre for up to $3bn, part of a $40bn plan.", "en");
    ASSERT_FALSE(limit.deals.empty());
    EXPECT_EQ(limit.deals.front().ceiling->value, 3e9);
    EXPECT_FALSE(limit.deals.front().amount);
    const Facts alone = read("Nordlys will build a data centre that is part of a $40bn plan.", "en");
    ASSERT_FALSE(alone.deals.empty());
    ASSERT_TRUE(alone.deals.front().amount);
    EXPECT_EQ(alone.deals.front().amount->value, 4e10);
}

}  // namespace
}  // namespace tocsin::facts
