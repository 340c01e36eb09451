#include "schedule/plan.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::schedule {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

const Time start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 21};

PollReport good() {
    PollReport report;
    report.success = true;
    report.status = 200;
    return report;
}

PollReport bad(int status) {
    PollReport report;
    report.status = status;
    report.error = "no";
    return report;
}

class PlanTest : public testing::Test {
protected:
    PlanTest() {
        source.id = "feed";
        source.url = "http://news.example/feed";
        state.feed_id = source.id;
    }

    /// The wait until the next poll, after `report`.
    Milliseconds after(const PollReport& report) {
        learn(state, source, report, now);
        return state.next_due - now;
    }

    /// Reports `report` at each due time, `count` times.
    void repeat(const PollReport& report, int count) {
        for (int index = 0; index < count; ++index) {
            learn(state, source, report, now);
            now = state.next_due;
        }
    }

    Source source;
    FeedState state;
    Time now = start + hours(1);
};

void expect_about(Milliseconds wait, Seconds expected) {
    EXPECT_GE(wait, Milliseconds(expected) * 9 / 10);
    EXPECT_LE(wait, Milliseconds(expected) * 11 / 10);
}

TEST_F(PlanTest, SuccessIsRemembered) {
    state.failures = 3;
    state.error = "old";
    after(good());
    EXPECT_EQ(state.failures, 0);
    EXPECT_EQ(state.error, "");
    EXPECT_EQ(state.last_success, now);
    EXPECT_TRUE(state.known);
}

TEST_F(PlanTest, FailuresDoubleFromTheIntervalUpToADay) {
    Seconds expected = source.interval;
    for (int failure = 1; failure <= 12; ++failure) {
        expect_about(after(bad(500)), std::min<Seconds>(expected, hours(24)));
        EXPECT_EQ(state.failures, failure);
        expected *= 2;
        now = state.next_due;
    }
    state.failures = 2'000'000;
    expect_about(after(bad(0)), hours(24));
}

TEST_F(PlanTest, ThrottlingWithoutRetryAfterDoublesFromAQuarterOfAnHour) {
    source.interval = minutes(5);
    expect_about(after(bad(429)), minutes(15));
    expect_about(after(bad(503)), minutes(30));
    expect_about(after(bad(500)), minutes(20));
}

TEST_F(PlanTest, RetryAfterIsNeverUndercut) {
    PollReport report = bad(429);
    report.retry_after = hours(2);
    const Milliseconds wait = after(report);
    EXPECT_GE(wait, hours(2));
    EXPECT_LE(wait, minutes(132));
    report.retry_after = hours(24 * 365);
    EXPECT_LE(after(report), hours(27)) << "capped at a day";
    report.retry_after = Seconds(1);
    EXPECT_GE(after(report), source.least_interval);
}

TEST_F(PlanTest, RetryAfterOnSuccessIsHonoured) {
    PollReport report = good();
    report.retry_after = hours(3);
    EXPECT_GE(after(report), hours(3));
}

TEST_F(PlanTest, PublishersHintSlowsDownWithinBounds) {
    PollReport report = good();
    report.asked_interval = minutes(45);
    EXPECT_GE(after(report), minutes(45));
    report.asked_interval = hours(24);
    EXPECT_GE(after(report), hours(1));
    EXPECT_LE(after(report), hours(2)) << "a template's ttl must not blind us for a day";
    report = good();
    report.fresh_for = minutes(30);
    EXPECT_GE(after(report), minutes(30));
}

TEST_F(PlanTest, BusyFeedIsPolledAtHalfItsGap) {
    for (int round = 0; round < 10; ++round) {
        now = start + minutes(12) * (round + 10);
        PollReport report = good();
        report.new_items = 1;
        report.item_times = {now - minutes(1)};
        after(report);
    }
    EXPECT_NEAR(static_cast<double>(state.mean_gap), 720, 30);
    Milliseconds total{0};
    for (int round = 0; round < 10; ++round) {
        total += after(good());
        now = state.next_due;
        state.last_item = now;
    }
    EXPECT_LT(total / 10, minutes(7));
    EXPECT_GT(total / 10, minutes(5));
}

TEST_F(PlanTest, FloodOfItemsNeverBeatsTheLeastInterval) {
    PollReport report = good();
    report.new_items = 50;
    for (int index = 0; index < 50; ++index)
        report.item_times.push_back(now - Seconds(index));
    for (int round = 0; round < 20; ++round) {
        EXPECT_GE(after(report), source.least_interval);
        now = state.next_due;
    }
}

TEST_F(PlanTest, QuietFeedIsNeverSlowerThanItsOwnerAsked) {
    state.mean_gap = 30 * 86400;
    state.last_item = now - days(90);
    Milliseconds total{0};
    for (int round = 0; round < 40; ++round) {
        total += after(good());
        now = state.next_due;
    }
    expect_about(total / 40, source.interval);
}

TEST_F(PlanTest, BusyFeedFallenSilentSlowsDownToTheInterval) {
    state.mean_gap = 600;
    state.last_item = now - hours(8);
    repeat(good(), 1);
    expect_about(after(good()), source.interval);
}

TEST_F(PlanTest, MostIntervalIsKept) {
    source.interval = source.most_interval = hours(6);
    for (int round = 0; round < 20; ++round) {
        EXPECT_LE(after(good()), hours(6));
        now = state.next_due;
    }
}

TEST_F(PlanTest, ContradictoryBoundsAreSurvived) {
    source.least_interval = hours(2);
    source.most_interval = hours(1);
    EXPECT_GE(after(good()), hours(2));
}

TEST_F(PlanTest, ItemsOfTheFutureCountAsNow) {
    PollReport report = good();
    report.new_items = 1;
    report.item_times = {now + days(400)};
    after(report);
    EXPECT_EQ(state.last_item, now);
}

TEST_F(PlanTest, GoneFeedStopsAfterThreeDays) {
    repeat(bad(410), 2);
    EXPECT_FALSE(is_gone(state));
    repeat(bad(410), 1);
    EXPECT_TRUE(is_gone(state));
    EXPECT_EQ(state.next_due, never);
    EXPECT_EQ(first_poll(source, state, now), never) << "a restart does not wake it";
}

TEST_F(PlanTest, GoneTwiceOnOneDayIsOneSighting) {
    after(bad(410));
    now += hours(2);
    after(bad(410));
    EXPECT_EQ(state.gone_sightings, 1);
}

TEST_F(PlanTest, GoneIsForgivenByOneGoodPoll) {
    repeat(bad(410), 2);
    repeat(good(), 1);
    EXPECT_EQ(state.gone_sightings, 0);
}

TEST_F(PlanTest, PermanentMoveIsAdoptedAfterAWeekOfFeeds) {
    source.url = "https://old.example/feed";
    PollReport report = good();
    report.permanent_url = "https://new.example/feed";
    const Time first = now;
    while (now < first + days(7)) {
        after(report);
        ASSERT_EQ(address_of(source, state), source.url);
        EXPECT_EQ(state.moved_since, first);
        now = state.next_due;
    }
    after(report);
    EXPECT_EQ(address_of(source, state), "https://new.example/feed");
    EXPECT_EQ(state.moved_to, "");
}

TEST_F(PlanTest, MoveToAMaintenancePageStartsTheWeekAgain) {
    PollReport report = good();
    report.permanent_url = "https://new.example/feed";
    after(report);
    now += days(6);
    report.success = false;
    after(report);
    now += days(3);
    report.success = true;
    after(report);
    EXPECT_EQ(address_of(source, state), source.url);
}

TEST_F(PlanTest, MoveTakenBackIsForgotten) {
    PollReport report = good();
    report.permanent_url = "https://new.example/feed";
    after(report);
    after(good());
    EXPECT_EQ(state.moved_to, "");
    now += days(8);
    after(report);
    EXPECT_EQ(address_of(source, state), source.url);
}

TEST_F(PlanTest, SecuredAddressIsAdoptedAtOnce) {
    PollReport report = good();
    report.permanent_url = "https://news.example/feed";
    after(report);
    EXPECT_EQ(address_of(source, state), "https://news.example/feed");
}

TEST_F(PlanTest, SecuredAddressOfAnotherHostWaits) {
    PollReport report = good();
    report.permanent_url = "https://other.example/feed";
    after(report);
    EXPECT_EQ(address_of(source, state), source.url);
}

}  // namespace
}  // namespace tocsin::schedule
