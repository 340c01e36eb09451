#include "deliver/patience.h"

#include "deliver/breaker.h"
#include "deliver/retry_after.h"

#include <gtest/gtest.h>

namespace tocsin::deliver {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Time now = Time(Seconds(1'700'000'000));  // 2023-11-14T22:13:20Z

TEST(PatienceTest, TheSameMessageWaitsTheSame) {
    EXPECT_EQ(wait_after(3, "msg_1"), wait_after(3, "msg_1"));
    EXPECT_NE(wait_after(3, "msg_1"), wait_after(3, "msg_2"));
    EXPECT_EQ(wait_after(0, "msg_1"), Milliseconds(0));
    EXPECT_TRUE(wait_after(9, "msg_1"));
    EXPECT_FALSE(wait_after(10, "msg_1"));
}

TEST(PatienceTest, WhatIsAskedIsClamped) {
    EXPECT_EQ(wait_after(1, "msg_1", minutes(10)), minutes(10));
    EXPECT_EQ(wait_after(1, "msg_1", hours(99)), hours(1));
    EXPECT_EQ(wait_after(4, "msg_1", Seconds(1)), wait_after(4, "msg_1"));
    EXPECT_EQ(wait_after(4, "msg_1", hours(99)), 2 * *wait_after(4, "msg_1"));
    EXPECT_FALSE(wait_after(10, "msg_1", Seconds(1)));
}

TEST(RetryAfterTest, ReadsSecondsAndTheThreeDates) {
    EXPECT_EQ(read_retry_after("120", now), Seconds(120));
    EXPECT_EQ(read_retry_after("  0 ", now), Seconds(0));
    EXPECT_EQ(read_retry_after("Tue, 14 Nov 2023 22:14:20 GMT", now), Seconds(60));
    EXPECT_EQ(read_retry_after("Tuesday, 14-Nov-23 22:14:20 GMT", now), Seconds(60));
    EXPECT_EQ(read_retry_after("Tue Nov 14 22:14:20 2023", now), Seconds(60));
    EXPECT_EQ(read_retry_after("Sun Nov  6 08:49:37 1994", now), Seconds(0)) << "past";
    EXPECT_EQ(read_retry_after("Sunday, 06-Nov-94 08:49:37 GMT", now), Seconds(0)) << "1994, not 2094";
}

TEST(RetryAfterTest, PassesOverAnythingElse) {
    for (const char* header : {"",
                               "soon",
                               "-5",
                               "1.5",
                               "99999999999999999999",
                               "40000000",
                               "Tue, 31 Feb 2023 22:14:20 GMT",
                               "Tue, 14 Nov 2023 25:14:20 GMT",
                               "Tue, 14 Nov 2023 22:14:20",
                               "Tue, 14 Nov 2023 22:14:20 CET",
                               "Tue, 14 Nov 9999 22:14:20 GMT",
                               "-, - - - - GMT"}) {
        EXPECT_EQ(read_retry_after(header, now), std::nullopt) << header;
    }
    EXPECT_EQ(read_retry_after(std::string(100'000, '1'), now), std::nullopt);
}

TEST(BreakerTest, OpensAfterFiveFailuresInARow) {
    Breaker breaker;
    for (int failure = 0; failure < 4; ++failure) {
        breaker.failed(now);
    }
    breaker.succeeded();
    for (int failure = 0; failure < 4; ++failure) {
        breaker.failed(now);
    }
    EXPECT_FALSE(breaker.is_open());
    EXPECT_EQ(breaker.allowance(now, 4), 4);
    breaker.failed(now);
    EXPECT_TRUE(breaker.is_open());
    EXPECT_EQ(breaker.allowance(now, 4), 0);
    EXPECT_EQ(breaker.pause_ends(), now + Seconds(5));
    EXPECT_EQ(breaker.allowance(now + Seconds(5), 4), 1) << "one probe";
}

TEST(BreakerTest, PausesGrowToFiveMinutes) {
    Breaker breaker;
    Time moment = now;
    Milliseconds last{0};
    for (int failure = 0; failure < 60; ++failure) {
        breaker.failed(moment);
        if (breaker.is_open()) {
            const Milliseconds pause = breaker.pause_ends() - moment;
            EXPECT_GE(pause, last);
            EXPECT_LE(pause, minutes(5));
            last = pause;
            moment = breaker.pause_ends();
        }
    }
    EXPECT_EQ(last, minutes(5));
    breaker.succeeded();
    EXPECT_EQ(breaker.allowance(moment, 4), 4);
}

}  // namespace
}  // namespace tocsin::deliver
