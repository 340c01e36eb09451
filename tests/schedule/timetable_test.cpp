#include "schedule/timetable.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace tocsin::schedule {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Time start = std::chrono::sys_days{std::chrono::year{2025} / 1 / 21};

Source source_of(const std::string& host, int number = 0) {
    Source source;
    source.url = "https://" + host + "/feed" + std::to_string(number);
    source.id = source.url;
    return source;
}

PollReport good() {
    PollReport report;
    report.success = true;
    report.status = 200;
    return report;
}

class TimetableTest : public testing::Test {
protected:
    /// Polls whatever is due until `end`; each poll ends at once. Gives the moments by feed.
    std::map<std::string, std::vector<Time>> run_until(Time end, const PollReport& report = good()) {
        std::map<std::string, std::vector<Time>> polls;
        while (table.next_wake() <= end) {
            now = std::max(now, table.next_wake());
            const auto source = table.take(now);
            if (!source)
                break;
            polls[source->id].push_back(now);
            table.finish(source->id, report, now);
        }
        now = end;
        return polls;
    }

    Timetable table{Spacing{.per_host = Milliseconds(1000), .most_per_host = 2}};
    Time now = start;
};

TEST_F(TimetableTest, NeverPolledFeedIsDueAtOnce) {
    table.set_sources({source_of("a.example")}, {}, now);
    EXPECT_EQ(table.next_wake(), now);
    ASSERT_TRUE(table.take(now));
    EXPECT_EQ(table.under_way(), 1U);
    EXPECT_FALSE(table.take(now));
}

TEST_F(TimetableTest, EmptyTableNeverWakes) {
    EXPECT_GT(table.next_wake(), start + hours(24 * 365 * 100));
    EXPECT_FALSE(table.take(start + hours(24 * 365)));
}

TEST_F(TimetableTest, DisabledSourceIsKeptButNotPolled) {
    Source source = source_of("a.example");
    source.enabled = false;
    table.set_sources({source}, {}, now);
    EXPECT_FALSE(table.take(now));
    EXPECT_NE(table.source(source.id), nullptr);
}

TEST_F(TimetableTest, OneHostIsAskedOnceASecond) {
    table.set_sources(
        {source_of("a.example", 1), source_of("a.example", 2), source_of("b.example")}, {}, now);
    ASSERT_TRUE(table.take(now));
    const auto other = table.take(now);
    ASSERT_TRUE(other);
    EXPECT_FALSE(table.take(now));
    EXPECT_EQ(table.next_wake(), now + Milliseconds(1000));
    EXPECT_TRUE(table.take(now + Milliseconds(1000)));
}

TEST_F(TimetableTest, NoMoreThanTwoPollsOfOneHostAreUnderWay) {
    table.set_sources(
        {source_of("a.example", 1), source_of("a.example", 2), source_of("a.example", 3)}, {}, now);
    const auto first = table.take(now);
    ASSERT_TRUE(first);
    ASSERT_TRUE(table.take(now + minutes(1)));
    EXPECT_FALSE(table.take(now + minutes(2)));
    EXPECT_GT(table.next_wake(), now + hours(1000));
    table.finish(first->id, good(), now + minutes(3));
    EXPECT_TRUE(table.take(now + minutes(3)));
}

TEST_F(TimetableTest, WithoutSpacingAHostIsBoundOnlyByItsPollsUnderWay) {
    table = Timetable(Spacing{.per_host = Milliseconds(0), .most_per_host = 100});
    std::vector<Source> sources;
    for (int number = 0; number < 50; ++number)
        sources.push_back(source_of("127.0.0.1", number));
    table.set_sources(sources, {}, now);
    int taken = 0;
    while (table.take(now))
        ++taken;
    EXPECT_EQ(taken, 50);
}

TEST_F(TimetableTest, HealthyFeedIsPolledOncePerInterval) {
    table.set_sources({source_of("a.example")}, {}, now);
    const auto polls = run_until(start + hours(24));
    const auto& times = polls.begin()->second;
    EXPECT_NEAR(static_cast<double>(times.size()), 96, 2);
    for (std::size_t index = 2; index < times.size(); ++index) {
        EXPECT_GE(times[index] - times[index - 1], minutes(12));
        EXPECT_LE(times[index] - times[index - 1], minutes(18));
    }
}

TEST_F(TimetableTest, FeedsSpreadOverTheirInterval) {
    std::vector<Source> sources;
    for (int number = 0; number < 900; ++number)
        sources.push_back(source_of("h" + std::to_string(number) + ".example"));
    table.set_sources(sources, {}, now);
    run_until(start + hours(1));
    std::map<std::int64_t, int> per_minute;
    for (const FeedState& state : table.states())
        ++per_minute[std::chrono::floor<minutes>(state.next_due).time_since_epoch().count()];
    EXPECT_GE(per_minute.size(), 15U);
    for (const auto& [minute, count] : per_minute)
        EXPECT_LE(count, 120);
}

TEST_F(TimetableTest, SameHistoryGivesTheSamePlan) {
    table.set_sources({source_of("a.example")}, {}, now);
    const auto once = run_until(start + hours(6));
    table = Timetable(Spacing{});
    now = start;
    table.set_sources({source_of("a.example")}, {}, now);
    EXPECT_EQ(run_until(start + hours(6)), once);
}

TEST_F(TimetableTest, RestartKeepsThePlan) {
    std::vector<Source> sources;
    for (int number = 0; number < 100; ++number)
        sources.push_back(source_of("h" + std::to_string(number) + ".example"));
    table.set_sources(sources, {}, now);
    run_until(start + minutes(5));
    const auto before = table.states();
    Timetable restarted;
    restarted.set_sources(sources, before, now);
    EXPECT_EQ(restarted.next_wake(), table.next_wake());
    EXPECT_GT(restarted.next_wake(), now);
    EXPECT_FALSE(restarted.take(now));
}

TEST_F(TimetableTest, OverdueFeedIsDueAtOnceAfterARestart) {
    const Source source = source_of("a.example");
    FeedState state;
    state.feed_id = source.id;
    state.last_polled = now - hours(20);
    state.next_due = now - hours(19);
    state.known = true;
    table.set_sources({source}, {state}, now);
    EXPECT_TRUE(table.take(now));
}

TEST_F(TimetableTest, WrongClockDoesNotSilenceAFeedForYears) {
    const Source source = source_of("a.example");
    FeedState state;
    state.feed_id = source.id;
    state.last_polled = now + hours(24 * 3000);
    state.next_due = now + hours(24 * 3000);
    table.set_sources({source}, {state}, now);
    EXPECT_LE(table.next_wake(), now + hours(27));
}

TEST_F(TimetableTest, QuickerIntervalCountsAfterAReload) {
    Source source = source_of("a.example");
    source.interval = hours(24);
    table.set_sources({source}, {}, now);
    run_until(now);
    EXPECT_GT(table.next_wake(), now + hours(10));
    source.interval = minutes(10);
    table.set_sources({source}, {}, now);
    EXPECT_LE(table.next_wake(), now + hours(1));
}

TEST_F(TimetableTest, ReloadKeepsPollsUnderWay) {
    const Source kept = source_of("a.example", 1), dropped = source_of("a.example", 2);
    table.set_sources({kept, dropped}, {}, now);
    ASSERT_TRUE(table.take(now));
    ASSERT_TRUE(table.take(now + minutes(1)));
    now += minutes(2);
    const Source added = source_of("a.example", 3);
    table.set_sources({kept, added}, {}, now);
    EXPECT_EQ(table.size(), 2U);
    EXPECT_EQ(table.under_way(), 2U);
    EXPECT_FALSE(table.take(now)) << "two polls of the host are still under way";
    EXPECT_FALSE(table.finish(dropped.id, good(), now));
    EXPECT_TRUE(table.take(now));
    EXPECT_TRUE(table.finish(kept.id, good(), now));
    EXPECT_EQ(table.under_way(), 1U);
}

TEST_F(TimetableTest, FinishWithoutTakeIsIgnored) {
    table.set_sources({source_of("a.example")}, {}, now);
    EXPECT_FALSE(table.finish(source_of("a.example").id, good(), now));
    EXPECT_FALSE(table.finish("unknown", good(), now));
    EXPECT_EQ(table.under_way(), 0U);
}

TEST_F(TimetableTest, RememberSetsValidatorsOnly) {
    const Source source = source_of("a.example");
    table.set_sources({source}, {}, now);
    run_until(now);
    FeedState state = *table.state(source.id);
    const Time due = state.next_due;
    state.etag = "\"x\"";
    state.next_due = Time{};
    table.remember(state);
    EXPECT_EQ(table.state(source.id)->etag, "\"x\"");
    EXPECT_EQ(table.state(source.id)->next_due, due);
}

TEST_F(TimetableTest, MovedFeedIsSpacedWithItsNewHost) {
    Source moving = source_of("a.example");
    moving.url = "http://a.example/feed";
    table.set_sources({moving, source_of("b.example")}, {}, now);
    PollReport report = good();
    report.permanent_url = "https://a.example/feed";
    run_until(now, report);
    const FeedState* state = table.state(moving.id);
    EXPECT_EQ(state->url, "https://a.example/feed");
    std::string polled;
    for (now = start; polled.empty(); now = table.next_wake()) {
        const auto source = table.take(now);
        if (source && source->id == moving.id)
            polled = source->url;
        else if (source)
            table.finish(source->id, good(), now);
    }
    EXPECT_EQ(polled, "https://a.example/feed");
}

TEST_F(TimetableTest, ManyFeedsOfOneHostCostNoScan) {
    table = Timetable(Spacing{.per_host = Milliseconds(1), .most_per_host = 1});
    std::vector<Source> sources;
    for (int number = 0; number < 20'000; ++number)
        sources.push_back(source_of("a.example", number));
    table.set_sources(sources, {}, now);
    std::set<std::string> seen;
    for (int round = 0; round < 20'000; ++round, now += Milliseconds(1)) {
        const auto source = table.take(now);
        ASSERT_TRUE(source);
        ASSERT_FALSE(table.take(now));
        seen.insert(source->id);
        table.finish(source->id, good(), now);
    }
    EXPECT_EQ(seen.size(), 20'000U);
}

}  // namespace
}  // namespace tocsin::schedule
