#include "facts/exchange_rates.h"

#include "base/file.h"
#include "facts/extractor.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <string>

namespace tocsin::facts {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const Time later = from_rfc3339("2025-03-20").value();

/// The fixture with `from` replaced, once, by `to`.
std::string day_with(const std::string& from = {}, const std::string& to = {}) {
    std::string xml = read_file(TOCSIN_TEST_DATA "/exchange/day.xml").value_or("");
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return from.empty() ? xml : xml.replace(at, from.size(), to);
}

std::string complaint(const std::string& xml) {
    const auto read = read_exchange_rates(xml, "day.xml");
    EXPECT_FALSE(read) << xml;
    return read ? "" : read.error().what;
}

Rates table() {
    Rates old;
    old.date = "2025-01-21";
    old.currencies = {{"USD", {{1, old.date}}},
                      {"EUR", {{1.10, "2024-09-16"}, {1.04, old.date}}},
                      {"JPY", {{0.0064, old.date}}},
                      {"AED", {{0.2723, old.date}}},
                      {"BGN", {{0.532, "2024-12-31"}}}};
    return old;
}

std::string refusal(const std::string& xml, const Rates& old, Time now) {
    const auto fresh = read_exchange_rates(xml, "day.xml");
    EXPECT_TRUE(fresh) << fresh.error().what;
    const auto renewed = renew(old, *fresh, now);
    EXPECT_FALSE(renewed);
    return renewed ? "" : renewed.error().what;
}

TEST(ExchangeRates, BecomeDollarsForAUnit) {
    const auto fresh = read_exchange_rates(day_with(), "day.xml");
    ASSERT_TRUE(fresh) << fresh.error().what;
    const auto renewed = renew(table(), *fresh, later);
    ASSERT_TRUE(renewed) << renewed.error().what;
    EXPECT_DOUBLE_EQ(renewed->of("USD")->dollars, 1);
    EXPECT_DOUBLE_EQ(renewed->of("EUR")->dollars, 1.25);
    EXPECT_DOUBLE_EQ(renewed->of("JPY")->dollars, 1.25 / 160);
    EXPECT_DOUBLE_EQ(renewed->of("GBP")->dollars, 1.25 / 0.8);
    EXPECT_EQ(renewed->of("GBP")->date, "2025-03-14");
    EXPECT_EQ(renewed->date, "2025-03-14");
}

TEST(ExchangeRates, LeaveOtherCurrenciesTheirDate) {
    const auto fresh = read_exchange_rates(day_with(), "day.xml");
    ASSERT_TRUE(fresh);
    const auto renewed = renew(table(), *fresh, later);
    ASSERT_TRUE(renewed);
    EXPECT_DOUBLE_EQ(renewed->of("AED")->dollars, 0.2723);
    EXPECT_EQ(renewed->of("AED")->date, "2025-01-21");
    EXPECT_EQ(renewed->of("BGN")->date, "2024-12-31");
}

TEST(ExchangeRates, KeepTheFirstAndTheNewestOfEachMonth) {
    auto first = day_with("2025-03-14", "2025-03-03");
    const auto early = read_exchange_rates(first.replace(first.find("1.25"), 4, "1.20"), "day.xml");
    const auto fresh = read_exchange_rates(day_with(), "day.xml");
    ASSERT_TRUE(early && fresh);
    auto between = *early;
    between.date = "2025-03-10";
    const Rates twice = renew(renew(table(), *early, later).value(), between, later).value();
    const auto renewed = renew(twice, *fresh, later);
    ASSERT_TRUE(renewed);
    const std::vector<Rate>& euros = renewed->currencies.at("EUR");
    ASSERT_EQ(euros.size(), 4U);
    EXPECT_EQ(euros[1].date, "2025-01-21");
    EXPECT_EQ(euros[2].date, "2025-03-03");
    EXPECT_DOUBLE_EQ(euros[2].dollars, 1.20);
    EXPECT_EQ(euros[3].date, "2025-03-14");
    EXPECT_DOUBLE_EQ(euros[3].dollars, 1.25);
}

TEST(Rates, AreThoseKnownOnTheDay) {
    const Rates rates = table();
    EXPECT_DOUBLE_EQ(rates.of("EUR")->dollars, 1.04);
    EXPECT_DOUBLE_EQ(rates.of("EUR", "2026-01-01")->dollars, 1.04);
    EXPECT_DOUBLE_EQ(rates.of("EUR", "2025-01-21")->dollars, 1.04);
    EXPECT_DOUBLE_EQ(rates.of("EUR", "2025-01-20")->dollars, 1.10);
    EXPECT_DOUBLE_EQ(rates.of("EUR", "2023-01-01")->dollars, 1.10);
}

TEST(ExchangeRates, AreRefusedWithTheirLine) {
    EXPECT_EQ(complaint(day_with("<Cube currency='USD' rate='1.25'/>", "")),
              "day.xml:8: no rate of USD on 2025-03-14");
    for (const char* nonsense : {"-160", "0", "nan", "inf", "1,25", "", "160x", "1e999"}) {
        EXPECT_EQ(complaint(day_with("'160'", "'" + std::string(nonsense) + "'")),
                  "day.xml:10: JPY: not a rate: \"" + std::string(nonsense) + "\"");
    }
    EXPECT_EQ(complaint(day_with("JPY", "yen")), "day.xml:10: not a currency against the euro: \"yen\"");
    EXPECT_EQ(complaint(day_with("GBP", "JPY")), "day.xml:11: JPY comes twice");
    EXPECT_EQ(complaint(day_with("2025-03-14", "2025-02-30")), "day.xml:8: not a date: \"2025-02-30\"");
    EXPECT_THAT(complaint(day_with("</gesmes:Envelope>", "")), StartsWith("day.xml:"));
    EXPECT_THAT(complaint(day_with("</Cube>", "</Cube><Cube time='2025-03-13'/>")),
                HasSubstr("a second day"));
    EXPECT_THAT(complaint("<rss/>"), HasSubstr("not the ECB's rates"));
    EXPECT_THAT(complaint(""), HasSubstr("not XML"));
    EXPECT_THAT(complaint(std::string(most_exchange_bytes + 1, ' ')), HasSubstr("larger than 1 MiB"));
}

TEST(ExchangeRates, AreNeitherOfTomorrowNorOlderThanTheTable) {
    EXPECT_EQ(refusal(day_with(), table(), from_rfc3339("2025-03-13T23:59:59Z").value()),
              "day.xml:8: 2025-03-14 is still to come");
    Rates newer = table();
    newer.date = "2025-03-15";
    EXPECT_EQ(refusal(day_with(), newer, later),
              "day.xml:8: 2025-03-14 is older than the table, which is of 2025-03-15");
    newer.date = "2025-03-14";
    EXPECT_TRUE(renew(newer, read_exchange_rates(day_with(), "day.xml").value(), later));
}

TEST(ExchangeRates, DoNotJumpTenfold) {
    EXPECT_EQ(refusal(day_with("'160'", "'1.60'"), table(), later),
              "day.xml:10: JPY: 0.78125 dollars, where the table has 0.0064 of 2025-01-21");
    EXPECT_THAT(refusal(day_with("'1.25'", "'125'"), table(), later), StartsWith("day.xml:9: EUR: "));
}

class RatesFile : public testing::Test {
protected:
    void TearDown() override { std::remove(path.c_str()); }

    std::string path =
        testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv";
};

TEST_F(RatesFile, IsReadAsItWasWritten) {
    ASSERT_TRUE(write_file(path, table_of(table(), "day.xml")));
    const auto read = read_rates(path);
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(read->date, "2025-01-21");
    EXPECT_EQ(read->currencies.size(), 5U);
    EXPECT_DOUBLE_EQ(read->of("JPY")->dollars, 0.0064);
    EXPECT_EQ(read->of("JPY")->date, "2025-01-21");
    EXPECT_EQ(read->of("BGN")->date, "2024-12-31");
    EXPECT_DOUBLE_EQ(read->of("EUR", "2024-10-01")->dollars, 1.10);
    EXPECT_EQ(read->of("XYZ"), nullptr);
}

TEST_F(RatesFile, RefusesWhatIsNoRate) {
    for (const char* row :
         {"JPY\tinf", "JPY\t-1", "jpy\t1", "JPY\t1\tyesterday", "JPY\t1\t2025-01-22", "date\t2025-13-01"}) {
        ASSERT_TRUE(write_file(path, "date\t2025-01-21\n" + std::string(row) + "\n"));
        const auto read = read_rates(path);
        ASSERT_FALSE(read) << row;
        EXPECT_THAT(read.error().what, StartsWith(path + ":2: "));
    }
}

TEST_F(RatesFile, MayLeaveTheDateEmpty) {
    ASSERT_TRUE(write_file(path, "EUR\t1.2\t\nEUR\t1.1\t2025-01-01\ndate\t2025-01-21\n"));
    const auto read = read_rates(path);
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_DOUBLE_EQ(read->of("EUR")->dollars, 1.2);
    EXPECT_EQ(read->of("EUR")->date, "2025-01-21");
}

TEST_F(RatesFile, TakesThePlaceOfTheShippedOneAndDatesEveryAmount) {
    ASSERT_TRUE(write_file(path, "date\t2026-05-04\nEUR\t2\nAED\t0.25\t2025-01-21\n"));
    const auto extractor = Extractor::load(TOCSIN_TEST_CONFIG "/knowledge", path);
    ASSERT_TRUE(extractor) << extractor.error().what;
    const Facts facts =
        extractor->read("", "It costs €3 million, or 4 million dirhams, or £5 million.", "en");
    ASSERT_EQ(facts.money.size(), 3U);
    EXPECT_DOUBLE_EQ(facts.money[0].usd, 6e6);
    EXPECT_EQ(facts.money[0].rate_date, "2026-05-04");
    EXPECT_EQ(facts.money[1].rate_date, facts.money[1].currency == "AED" ? "2025-01-21" : "");
    EXPECT_EQ(facts.money[2].usd, 0);
    EXPECT_EQ(facts.money[2].rate_date, "");
}

TEST_F(RatesFile, ValuesAnAmountOnTheDayItWasPublished) {
    ASSERT_TRUE(write_file(path, "date\t2026-05-04\nEUR\t2\nEUR\t3\t2025-01-21\n"));
    const auto extractor = Extractor::load(TOCSIN_TEST_CONFIG "/knowledge", path);
    ASSERT_TRUE(extractor) << extractor.error().what;
    Article article;
    article.text = "It costs €3 million.";
    article.language = "en";
    article.published = from_rfc3339("2026-05-03T23:59:59Z").value();
    EXPECT_DOUBLE_EQ(extractor->read(article).money.at(0).usd, 6e6);  // undated: now
    article.dated = true;
    EXPECT_DOUBLE_EQ(extractor->read(article).money.at(0).usd, 9e6);
    EXPECT_EQ(extractor->read(article).money.at(0).rate_date, "2025-01-21");
}

}  // namespace
}  // namespace tocsin::facts
