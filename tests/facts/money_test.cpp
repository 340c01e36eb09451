#include "reader.h"
#include "text/utf8.h"

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <string>

namespace tocsin::facts {
namespace {

struct Said {
    const char* language;
    const char* text;
    const char* quoted;
    double value;
    const char* currency;
};

void PrintTo(const Said& said, std::ostream* out) { *out << said.language << ": " << said.text; }

class MoneyIn : public testing::TestWithParam<Said> {};

TEST_P(MoneyIn, IsReadWithItsValueAndCurrency) {
    const Said& said = GetParam();
    const Facts facts = read(said.text, said.language);
    ASSERT_EQ(facts.money.size(), 1U);
    EXPECT_EQ(facts.money[0].text, said.quoted);
    EXPECT_DOUBLE_EQ(facts.money[0].value, said.value);
    EXPECT_EQ(facts.money[0].currency, said.currency);
}

INSTANTIATE_TEST_SUITE_P(
    Languages,
    MoneyIn,
    testing::Values(
        Said{"en", "The site costs $2.5bn in all.", "$2.5bn", 2.5e9, "USD"},
        Said{"en", "It pays half a billion euros.", "half a billion euros", 5e8, "EUR"},
        Said{"en", "a loan of C$ 23.7 million", "C$ 23.7 million", 23.7e6, "CAD"},
        Said{"en", "worth £125m today", "£125m", 125e6, "GBP"},
        Said{"en", "It pays USD 200. Then it stops.", "USD 200", 200, "USD"},
        Said{"en", "sales of Rs 1.2 lakh crore", "Rs 1.2 lakh crore", 1.2e12, "INR"},
        Said{"en", "for 15 dollars and 15 cents", "15 dollars and 15 cents", 15.15, "USD"},
        Said{"fr", "Le site coûtera 1,5 milliard d’euros.", "1,5 milliard d’euros", 1.5e9, "EUR"},
        Said{"fr",
             "un fonds de 109\u202Fmilliards de dollars canadiens",
             "109\u202Fmilliards de dollars canadiens",
             109e9,
             "CAD"},
        Said{"fr",
             "environ 2 milliards et demi de francs suisses",
             "2 milliards et demi de francs suisses",
             2.5e9,
             "CHF"},
        Said{"de",
             "rund 23,7 Millionen kanadischen Dollar",
             "23,7 Millionen kanadischen Dollar",
             23.7e6,
             "CAD"},
        Said{"de", "für 3,2 Mrd. Euro gebaut", "3,2 Mrd. Euro", 3.2e9, "EUR"},
        Said{"es", "un plan de 1.500 millones de dólares", "1.500 millones de dólares", 1.5e9, "USD"},
        Said{"pt", "cerca de R$ 14,7 bilhões", "R$ 14,7 bilhões", 14.7e9, "BRL"},
        Said{"pt", "uns 61,7 milhoes de dolares", "61,7 milhoes de dolares", 61.7e6, "USD"},
        Said{"es", "costará 4 mil 800 millones de pesos", "4 mil 800 millones de pesos", 4.8e9, "MXN"},
        Said{"es", "unos mil 200 millones de euros", "mil 200 millones de euros", 1.2e9, "EUR"},
        Said{"es", "invertirá 3 mil 400 mdd", "3 mil 400 mdd", 3.4e9, "USD"},
        Said{"es", "por USD 50 mil 300 MW", "USD 50 mil", 5e4, "USD"},
        Said{"es", "pagó $15 mil 120% más", "$15 mil", 1.5e4, "USD"},
        Said{"tr", "toplam 300 bin 50 milyon dolar", "50 milyon dolar", 5e7, "USD"},
        Said{"pt", "mais de 3 mil milhões de euros", "3 mil milhões de euros", 3e9, "EUR"},
        Said{"it", "oltre 4 miliardi di euro", "4 miliardi di euro", 4e9, "EUR"},
        Said{"nl", "ruim 2,1 miljard euro", "2,1 miljard euro", 2.1e9, "EUR"},
        Said{"pl", "około 2,5 mld dolarów", "2,5 mld dolarów", 2.5e9, "USD"},
        Said{"ru", "около 30 млрд. рублей", "30 млрд. рублей", 30e9, "RUB"},
        Said{"tr", "10 milyar dolarlık yatırım", "10 milyar dolarlık", 10e9, "USD"},
        Said{"ar", "بقيمة 5 مليارات دولار", "5 مليارات دولار", 5e9, "USD"},
        Said{"hi", "करीब 500 अरब डॉलर", "500 अरब डॉलर", 5e11, "USD"},
        Said{"zh", "将投资１．５万亿日元建厂", "１．５万亿日元", 1.5e12, "JPY"},
        Said{"zh-Hant", "投資1090億歐元", "1090億歐元", 109e9, "EUR"},
        Said{"ja", "総額3兆5000億円を投じる", "3兆5000億円", 3.5e12, "JPY"},
        Said{"ja", "費用は$20bnになる", "$20bn", 20e9, "USD"},
        Said{"ko", "6천 4백만 달러를 낸다", "6천 4백만 달러", 64e6, "USD"},
        Said{"ko", "3조 2천억원 규모", "3조 2천억원", 3.2e12, "KRW"},
        Said{"sv", "kostar 12 mdkr", "12 mdkr", 12e9, "SEK"},
        Said{"vi", "khoảng 2 tỷ đồng", "2 tỷ đồng", 2e9, "VND"}));

struct Bounded {
    const char* language;
    const char* text;
    Bound bound;
    double low, high;
};

void PrintTo(const Bounded& bounded, std::ostream* out) { *out << bounded.text; }

class BoundIn : public testing::TestWithParam<Bounded> {};

TEST_P(BoundIn, IsReadFromTheWordsAround) {
    const Facts facts = read(GetParam().text, GetParam().language);
    ASSERT_EQ(facts.money.size(), 1U);
    EXPECT_EQ(facts.money[0].bound, GetParam().bound);
    EXPECT_DOUBLE_EQ(facts.money[0].low, GetParam().low);
    EXPECT_DOUBLE_EQ(facts.money[0].high, GetParam().high);
}

INSTANTIATE_TEST_SUITE_P(
    Languages,
    BoundIn,
    testing::Values(Bounded{"en", "up to $500 billion", Bound::max, 5e11, 5e11},
                    Bounded{"en", "at least $20 billion", Bound::min, 2e10, 2e10},
                    Bounded{"en", "$20 billion or more", Bound::min, 2e10, 2e10},
                    Bounded{"en", "between $5 and $10 billion", Bound::range, 5e9, 1e10},
                    Bounded{"en", "$10-15 billion", Bound::range, 1e10, 1.5e10},
                    Bounded{"fr", "jusqu’à 500 milliards de dollars", Bound::max, 5e11, 5e11},
                    Bounded{"fr", "entre 30 et 50 milliards d'euros", Bound::range, 3e10, 5e10},
                    Bounded{"de", "bis zu 500 Milliarden Dollar", Bound::max, 5e11, 5e11},
                    Bounded{"de", "mehr als 2 Mrd. Euro", Bound::min, 2e9, 2e9},
                    Bounded{"es", "hasta 3.000 millones de euros", Bound::max, 3e9, 3e9},
                    Bounded{"zh", "最多5000亿美元", Bound::max, 5e11, 5e11},
                    Bounded{"zh", "至少200亿美元", Bound::min, 2e10, 2e10},
                    Bounded{"ja", "最大5000億ドル", Bound::max, 5e11, 5e11},
                    Bounded{"ja", "300億〜500億ユーロ", Bound::range, 3e10, 5e10},
                    Bounded{"ko", "최대 100억 달러", Bound::max, 1e10, 1e10},
                    Bounded{"ru", "до 30 млрд долларов", Bound::max, 3e10, 3e10}));

TEST(Money, LeavesCountsAlone) {
    EXPECT_TRUE(read("It has 5 million users and 300,000 servers in 2 new halls.", "en").money.empty());
    EXPECT_TRUE(read("The company has 10 European offices.", "en").money.empty());
    EXPECT_TRUE(read("3 crore people voted", "en").money.empty());
    EXPECT_TRUE(read("用户超过10亿人", "zh").money.empty());
}

TEST(Money, LeavesVagueAmountsAlone) {
    EXPECT_TRUE(read("It will cost billions of dollars.", "en").money.empty());
    EXPECT_TRUE(read("plusieurs milliards d’euros", "fr").money.empty());
}

TEST(Money, GivesAnUnsaidCurrencyFromTheAmountBefore) {
    const Facts facts = read("Le plan pèse 10 milliards d’euros, dont 5 milliards de prêts.", "fr");
    ASSERT_EQ(facts.money.size(), 2U);
    EXPECT_EQ(facts.money[1].currency, "EUR");
    EXPECT_DOUBLE_EQ(facts.money[1].value, 5e9);
}

TEST(Money, CountsOffsetsInCodePointsOfTitleAndBody) {
    const std::string title = "Ein Plan für 🏗️";
    const std::string body = "Er kostet 3 Mrd. Euro.";
    const Facts facts = shipped().read(title, body, "de");
    ASSERT_EQ(facts.money.size(), 1U);
    const std::size_t start = text::count_points(title) + 1 + text::count_points("Er kostet ");
    EXPECT_EQ(facts.money[0].span.start, start);
    EXPECT_EQ(facts.money[0].span.end, start + text::count_points("3 Mrd. Euro"));
}

TEST(Money, StatesDollarsWithTheDateOfTheRate) {
    const Facts facts = read("It costs 2 billion euros.", "en");
    ASSERT_EQ(facts.money.size(), 1U);
    EXPECT_GT(facts.money[0].usd, 1.8e9);
    EXPECT_LT(facts.money[0].usd, 2.6e9);
    EXPECT_EQ(facts.money[0].rate_date.size(), 10U);
}

struct Part {
    const char* language;
    const char* text;
    const char* role;
};

void PrintTo(const Part& part, std::ostream* out) { *out << part.text; }

class RoleIn : public testing::TestWithParam<Part> {};

TEST_P(RoleIn, FollowsTheWordsNearby) {
    const Facts facts = read(GetParam().text, GetParam().language);
    ASSERT_EQ(facts.money.size(), 1U);
    EXPECT_EQ(facts.money[0].role, GetParam().role);
}

INSTANTIATE_TEST_SUITE_P(
    Words,
    RoleIn,
    testing::Values(Part{"en", "Acme will invest $3 billion in data centers.", "commitment"},
                    Part{"en", "It may spend up to $3 billion on chips.", "ceiling"},
                    Part{"en", "It will initially invest $3 billion.", "first_tranche"},
                    Part{"en", "Revenue rose to $3 billion.", "revenue"},
                    Part{"en", "The start-up has a valuation of $3 billion.", "valuation"},
                    Part{"en", "The court set a fine of $3 billion.", "fine"},
                    Part{"en", "Its market value fell by $3 billion.", "market_value"},
                    Part{"en", "It closed a funding round of $3 billion.", "funding_round"},
                    Part{"fr", "Le chiffre d’affaires atteint 3 milliards d’euros.", "revenue"},
                    Part{"de", "Der Konzern investiert 3 Milliarden Euro in Rechenzentren.", "commitment"},
                    Part{"zh", "公司市值达到3000亿美元", "market_value"},
                    Part{"ja", "データセンターに3000億円を投資する", "commitment"}));

/// The first amount of a headline, or nothing.
std::string of_headline(std::string_view title, std::string_view language) {
    const Facts facts = shipped().read(title, "", language);
    std::ostringstream line;
    if (!facts.money.empty()) {
        line << facts.money[0].currency << ' ' << facts.money[0].value;
    }
    return line.str();
}

TEST(Money, OfAHeadlineIsInTheCountrysOwnCurrencyWhenNoneIsSaid) {
    EXPECT_EQ(of_headline("Fjordkraft investit 2 milliards pour son centre de calcul", "fr"), "EUR 2e+09");
    EXPECT_EQ(of_headline("Fjordkraft investerer 1,1 milliarder i ny maskin", "no"), "NOK 1.1e+09");
    EXPECT_EQ(of_headline("AI 데이터센터에 20조 투자", "ko"), "KRW 2e+13");
    EXPECT_EQ(of_headline("投资智算中心240亿！", "zh"), "CNY 2.4e+10");
}

TEST(Money, IsNotWhatAHeadlineCounts) {
    EXPECT_EQ(of_headline("2 milliards d'utilisateurs pour ce robot", "fr"), "");
    EXPECT_EQ(of_headline("3 Milliarden Nutzer in einem Jahr", "de"), "");
    EXPECT_EQ(of_headline("3亿用户", "zh"), "");
    EXPECT_EQ(of_headline("Rechenzentrum für KI: Stromverbrauch steigt auf 100 Milliarden", "de"), "");
    EXPECT_EQ(of_headline("Data center AI: consumi a 80 miliardi in Europa", "it"), "");
    EXPECT_EQ(of_headline("阿里云数据中心训练新模型：参数1万亿", "zh"), "");
    EXPECT_EQ(of_headline("100-Milliarden-Parameter-Modell von Fjordkraft", "de"), "");
    EXPECT_EQ(of_headline("Nous serons 8 milliards en 2050", "fr"), "");
    EXPECT_EQ(of_headline("Threads knackt die Marke von 1 Milliarde", "de"), "");
    EXPECT_EQ(of_headline("챗봇 이용자 8억 투자", "ko"), "");
    EXPECT_EQ(of_headline("AI에 3억 투자", "ko"), "") << "a flat costs as much";
    EXPECT_EQ(of_headline("2 billion for a year", "en"), "") << "whose country?";
}

TEST(Money, OfTaiwanIsSaidBeforeTheNumberToo) {
    EXPECT_EQ(read("投資額上看新台幣380億元。", "zh").money.at(0).currency, "TWD");
    EXPECT_EQ(read("投资人民币500亿元。", "zh").money.at(0).currency, "CNY");
    EXPECT_EQ(read("另投港币30亿元。", "zh").money.at(0).currency, "HKD");
}

TEST(Money, IsNoDayBeforeATown) {
    EXPECT_TRUE(read("카카오는 13일 원주시청에서 만났다.", "ko").money.empty());
}

}  // namespace
}  // namespace tocsin::facts
