#include "base/time.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

TEST(Time, ReadsAnOffsetAndWritesUtc) {
    const auto time = from_rfc3339("2025-01-21T20:04:05+01:00");
    ASSERT_TRUE(time);
    EXPECT_EQ(to_rfc3339(*time), "2025-01-21T19:04:05Z");
}

TEST(Time, KeepsAFraction) {
    EXPECT_EQ(to_rfc3339(*from_rfc3339("2025-01-21T19:04:05.25Z")), "2025-01-21T19:04:05.250Z");
}

TEST(Time, ReadsADayAndAMonth) {
    EXPECT_EQ(to_rfc3339(*from_rfc3339("2025-01-21")), "2025-01-21T00:00:00Z");
    EXPECT_EQ(to_rfc3339(*from_rfc3339("2025-02")), "2025-02-01T00:00:00Z");
}

TEST(Time, RefusesWhatItDoesNotWhollyUnderstand) {
    for (const char* text : {"",
                             "2025",
                             "2025-13-01",
                             "2025-02-30",
                             "2025-01-21T19:04",
                             "2025-01-21T25:00:00Z",
                             "2025-01-21T19:04:05Zjunk",
                             "21.01.2025"}) {
        EXPECT_FALSE(from_rfc3339(text)) << text;
    }
}

TEST(Duration, ReadsUnits) {
    EXPECT_EQ(duration_from("90"), Seconds(90));
    EXPECT_EQ(duration_from("15m"), Seconds(900));
    EXPECT_EQ(duration_from("7d"), Seconds(604800));
}

TEST(Duration, RefusesOtherWords) {
    for (const char* text : {"", "m", "-5s", "5 m", "5y", "99999999999999w"}) {
        EXPECT_FALSE(duration_from(text)) << text;
    }
}

}  // namespace
}  // namespace tocsin
