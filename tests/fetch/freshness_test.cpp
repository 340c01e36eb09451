#include "fetch/freshness.h"

#include <gtest/gtest.h>

namespace tocsin::fetch {
namespace {

using std::chrono::hours;

const Time now = std::chrono::sys_days{std::chrono::year{2025} / 1 / 21} + hours(12);

Freshness read(std::vector<Header> headers) {
    FetchResult result;
    result.headers = std::move(headers);
    return freshness_of(result, now);
}

std::optional<Seconds> retry(const char* value) { return read({{"Retry-After", value}}).retry_after; }

std::optional<Seconds> cached(const char* value) { return read({{"Cache-Control", value}}).fresh_for; }

TEST(FreshnessTest, SilenceMeansNothing) {
    EXPECT_EQ(read({}).retry_after, std::nullopt);
    EXPECT_EQ(read({}).fresh_for, std::nullopt);
}

TEST(FreshnessTest, RetryAfterInSecondsOrAsADate) {
    EXPECT_EQ(retry("120"), Seconds(120));
    EXPECT_EQ(retry(" 0 "), Seconds(0));
    EXPECT_EQ(retry("Tue, 21 Jan 2025 12:30:00 GMT"), Seconds(1800));
    EXPECT_EQ(retry("Tuesday, 21-Jan-25 12:30:00 GMT"), Seconds(1800));
    EXPECT_EQ(retry("Tue Jan 21 12:30:00 2025"), Seconds(1800));
    EXPECT_EQ(retry("Tue, 21 Jan 2025 11:00:00 GMT"), Seconds(0)) << "past";
}

TEST(FreshnessTest, NothingIsLongerThanADay) {
    EXPECT_EQ(retry("99999999999999999999999999"), hours(24));
    EXPECT_EQ(retry("Fri, 31 Dec 9999 23:59:59 GMT"), hours(24));
    EXPECT_EQ(cached("max-age=31536000"), hours(24));
}

TEST(FreshnessTest, NonsenseIsSilence) {
    for (const char* value :
         {"", "soon", "-5", "1.5", "12 hours", "\xff\xfe", "Tue, 21-Jan-555555521 12:30:00 GMT"})
        EXPECT_EQ(retry(value), std::nullopt) << value;
    for (const char* value :
         {"max-age", "max-age=", "max-age=-1", "max-age=abc", "xmax-age=60", "s-maxage=60"})
        EXPECT_EQ(cached(value), std::nullopt) << value;
    EXPECT_EQ(retry(std::string(100'000, 'T').c_str()), std::nullopt);
}

TEST(FreshnessTest, MaxAgeInAnyDress) {
    EXPECT_EQ(cached("max-age=600"), Seconds(600));
    EXPECT_EQ(cached("public, MAX-AGE = \"600\" , must-revalidate"), Seconds(600));
    EXPECT_EQ(cached("max-age=600, max-age=900"), Seconds(600));
    EXPECT_EQ(cached(",,max-age=600,"), Seconds(600));
}

TEST(FreshnessTest, UncacheableAnswersAskForNoWait) {
    EXPECT_EQ(cached("no-store, max-age=600"), std::nullopt);
    EXPECT_EQ(cached("max-age=600, no-cache"), std::nullopt);
}

TEST(FreshnessTest, AgeIsTakenOff) {
    EXPECT_EQ(read({{"Cache-Control", "max-age=600"}, {"Age", "150"}}).fresh_for, Seconds(450));
    EXPECT_EQ(read({{"Cache-Control", "max-age=600"}, {"Age", "1000"}}).fresh_for, Seconds(0));
}

TEST(FreshnessTest, ExpiresCountsFromTheServersOwnClock) {
    EXPECT_EQ(read({{"Expires", "Tue, 21 Jan 2025 13:00:00 GMT"}}).fresh_for, hours(1));
    EXPECT_EQ(read({{"Expires", "Tue, 21 Jan 2025 23:00:00 GMT"}, {"Date", "Tue, 21 Jan 2025 22:50:00 GMT"}})
                  .fresh_for,
              Seconds(600));
    EXPECT_EQ(read({{"Expires", "Thu, 01 Jan 1970 00:00:00 GMT"}}).fresh_for, Seconds(0));
    EXPECT_EQ(read({{"Expires", "-1"}}).fresh_for.value_or(Seconds(0)), Seconds(0));
    EXPECT_EQ(read({{"Expires", "Tue, 21 Jan 2025 13:00:00 GMT"}, {"Cache-Control", "max-age=60"}}).fresh_for,
              Seconds(60))
        << "max-age rules";
}

}  // namespace
}  // namespace tocsin::fetch
