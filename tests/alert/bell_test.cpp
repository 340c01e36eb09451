#include "alert/bell.h"

#include "alert/sample.h"

#include <gtest/gtest.h>

#include <set>

namespace tocsin::alert {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class BellTest : public testing::Test {
protected:
    Ruling ring(const Placement& placement) {
        Ruling ruling = rule(article_of(now), match, story, placement, told ? &*told : nullptr, policy, now);
        if (ruling.told) {
            told = ruling.told;
        }
        return ruling;
    }

    /// The same, with the change entered in the ledger, as story/ does before.
    Ruling ring_for(const Change& change) {
        story.ledger.push_back(entry_of(change.kind, change.after));
        return ring(placement_of({change}));
    }

    Story story = story_of(stargate());
    Match match = match_of();
    Policy policy;
    std::optional<Told> told;
    Time now = noon;
};

TEST_F(BellTest, AStoryRingsOnce) {
    const Ruling first = ring(placement_of({change_of("amount", "", "USD 1e11")}));
    ASSERT_TRUE(first.alert);
    EXPECT_EQ(first.alert->kind, AlertKind::story_new);
    EXPECT_EQ(first.alert->severity, "high");
    EXPECT_EQ(first.alert->revision, 2);
    EXPECT_EQ(first.alert->item_id, "item1");
    EXPECT_EQ(first.suppressed_by, "");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->alerts, 1);
    EXPECT_EQ(told->ledger.size(), 4U);

    const Ruling copy = ring(placement_of({}));
    EXPECT_FALSE(copy.alert);
    EXPECT_FALSE(copy.told);
    EXPECT_EQ(copy.suppressed_by, "told");
}

TEST_F(BellTest, ItRingsAgainWhenAFactChanged) {
    ring(placement_of({}));
    const Ruling second = ring_for(change_of("actor", "", "MGX"));
    ASSERT_TRUE(second.alert);
    EXPECT_EQ(second.alert->kind, AlertKind::story_update);
    EXPECT_EQ(told->alerts, 2);
    EXPECT_NE(second.alert->body.find("\"changes\":[{\"kind\":\"actor\",\"after\":\"MGX\""),
              std::string::npos)
        << second.alert->body;
}

TEST_F(BellTest, WhatWasToldIsNotToldAgain) {
    ring(placement_of({}));
    EXPECT_EQ(ring(placement_of({change_of("amount", "USD 1e11", "USD 5e11")})).suppressed_by, "no change")
        << "the ledger that was told holds it: a merge or a restart found it again";
    EXPECT_EQ(ring(placement_of({change_of("amount", "USD 1e11", "USD 7e11")})).suppressed_by, "no change")
        << "the story's own ledger does not know it";
    ASSERT_TRUE(ring_for(change_of("amount", "USD 1e11", "USD 7e11")).alert);
    EXPECT_FALSE(ring(placement_of({change_of("amount", "USD 5e11", "USD 7e11")})).alert);
}

TEST_F(BellTest, WhatIsImmaterialStaysQuiet) {
    ring(placement_of({}));
    Change small = change_of("amount", "USD 1e11", "USD 1.1e11");
    small.material = false;
    EXPECT_EQ(ring_for(small).suppressed_by, "no change");
}

TEST_F(BellTest, OnlyTheKindsAskedForRingAgain) {
    policy.update_on = {"stage"};
    ring(placement_of({}));
    EXPECT_EQ(ring_for(change_of("actor", "", "MGX")).suppressed_by, "no change");
    EXPECT_TRUE(ring_for(change_of("stage", "announced", "agreed")).alert);
}

TEST_F(BellTest, ACorrectionRingsForWhoAskedForCorrectionsOrForItsKind) {
    Change corrected = change_of("amount", "USD 1e11", "USD 1e10");
    corrected.correction = true;
    ring(placement_of({}));
    policy.update_on = {"stage"};
    EXPECT_EQ(ring_for(corrected).suppressed_by, "no change");
    policy.update_on = {"stage", "correction"};
    EXPECT_TRUE(ring_for(corrected).alert);
}

TEST_F(BellTest, AReportTakenBackOfWhatWasNeverToldStaysQuiet) {
    Placement placement = placement_of({});
    placement.takes_back = true;
    EXPECT_EQ(ring(placement).suppressed_by, "retracted") << "nor what repeats that it is taken back";
}

TEST_F(BellTest, AReportTakenBackIsACancellation) {
    ring(placement_of({}));
    const Ruling ruling = ring_for(change_of("retraction", "", "retracted"));
    ASSERT_TRUE(ruling.alert);
    EXPECT_EQ(ruling.alert->kind, AlertKind::story_cancelled);
}

TEST_F(BellTest, ASetbackIsACancellation) {
    ring(placement_of({}));
    for (const char* stage : {"delayed", "denied", "cancelled"}) {
        const Ruling ruling = ring_for(change_of("stage", "announced", stage));
        ASSERT_TRUE(ruling.alert) << stage;
        EXPECT_EQ(ruling.alert->kind, AlertKind::story_cancelled) << stage;
    }
}

TEST_F(BellTest, AStoryFirstHeardOfAsCancelledIsACancellation) {
    story.deal.stage = "denied";
    EXPECT_EQ(ring(placement_of({})).alert->kind, AlertKind::story_cancelled);
    told.reset();
    story.deal.stage = "delayed";
    EXPECT_EQ(ring(placement_of({})).alert->kind, AlertKind::story_new) << "late is not off";
}

TEST_F(BellTest, OldNewsStaysQuiet) {
    const Ruling old = rule(article_of(now, hours(49)), match, story, placement_of({}), nullptr, policy, now);
    EXPECT_EQ(old.suppressed_by, "max_age");
    EXPECT_FALSE(old.told);
    EXPECT_TRUE(rule(article_of(now, hours(47)), match, story, placement_of({}), nullptr, policy, now).alert);
}

TEST_F(BellTest, ACopyOfWhatIsForgottenIsNoNews) {
    Placement again = placement_of({});
    again.stale = true;
    EXPECT_EQ(ring(again).suppressed_by, "old copy");
    EXPECT_FALSE(told);
    EXPECT_TRUE(ring(placement_of({})).alert) << "a report of its own rings";
}

TEST_F(BellTest, WhatDoesNotMatchStaysQuiet) {
    match.matched = false;
    EXPECT_EQ(ring(placement_of({})).suppressed_by, "no match");
}

TEST_F(BellTest, UpdatesKeepTheirDistanceButACancellationDoesNotWait) {
    policy.update_spacing = hours(1);
    const Time first = now;
    const std::string id = ring(placement_of({})).alert->id;
    now += minutes(10);
    const Ruling held = ring_for(change_of("actor", "", "MGX"));
    EXPECT_EQ(held.suppressed_by, "held");
    ASSERT_TRUE(held.alert);
    EXPECT_EQ(held.alert->at, first + hours(1));
    EXPECT_EQ(address(*held.alert, {"desk"}, now).front().next_at, first + hours(1));
    EXPECT_NE(held.alert->id, id);
    const Ruling stopped = ring_for(change_of("stage", "announced", "cancelled"));
    ASSERT_TRUE(stopped.alert);
    EXPECT_EQ(stopped.alert->at, now);
    EXPECT_EQ(stopped.suppressed_by, "");
    EXPECT_EQ(stopped.alert->id, held.alert->id) << "it takes along what was held";
    EXPECT_NE(stopped.alert->body.find("MGX"), std::string::npos);
    now += hours(2);
    EXPECT_EQ(ring_for(change_of("actor", "", "Nvidia")).suppressed_by, "");
}

TEST_F(BellTest, WhatChangesWhileAnUpdateIsHeldIsToldWithIt) {
    policy.update_spacing = hours(1);
    ring(placement_of({}));
    now += minutes(10);
    const Ruling first = ring_for(change_of("amount", "USD 1e11", "USD 7e11"));
    now += minutes(10);
    const Ruling second = ring_for(change_of("amount", "USD 7e11", "USD 9e11"));
    ASSERT_TRUE(second.alert);
    EXPECT_EQ(second.alert->id, first.alert->id);
    EXPECT_EQ(second.alert->at, first.alert->at);
    ASSERT_EQ(second.told->held.size(), 1U) << "the last word on the amount";
    EXPECT_EQ(second.told->held[0].before, "USD 1e11");
    EXPECT_EQ(second.told->held[0].after, "USD 9e11");
    now = second.alert->at + minutes(1);
    const Ruling third = ring_for(change_of("actor", "", "MGX"));
    EXPECT_NE(third.alert->id, second.alert->id);
    EXPECT_EQ(third.told->held.size(), 1U) << "held in its turn, alone";
}

TEST_F(BellTest, ARiseInSeverityRingsWhenAskedFor) {
    policy.severities = {"low", "medium", "high"};
    match.severity = "low";
    ring(placement_of({}));
    match.severity = "high";
    EXPECT_FALSE(ring(placement_of({})).alert) << "nobody asked";
    policy.update_on = {"amount", "severity"};
    const Ruling risen = ring(placement_of({}));
    ASSERT_TRUE(risen.alert);
    EXPECT_EQ(risen.alert->kind, AlertKind::story_update);
    match.severity = "medium";
    EXPECT_FALSE(ring(placement_of({})).alert);
}

TEST_F(BellTest, IdsDependOnStoryWatchlistAndOrdinalAlone) {
    const Ruling first = ring(placement_of({}));
    told.reset();
    now += hours(1);
    match.score = 99;
    EXPECT_EQ(ring(placement_of({})).alert->id, first.alert->id) << "a repetition is the same alert";
    std::set<std::string> ids = {first.alert->id};
    ids.insert(ring_for(change_of("actor", "", "MGX")).alert->id);
    match.watchlist = "other";
    told.reset();
    ids.insert(ring(placement_of({})).alert->id);
    story.id = "story2";
    told.reset();
    ids.insert(ring(placement_of({})).alert->id);
    EXPECT_EQ(ids.size(), 4U);
}

TEST_F(BellTest, EveryReceiverGetsAMessageOfItsOwn) {
    const Alert alert = *ring(placement_of({})).alert;
    const std::vector<Message> messages = address(alert, {"desk", "phone"}, now);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_NE(messages[0].id, messages[1].id);
    EXPECT_EQ(messages[0].id, address(alert, {"desk"}, now + hours(1))[0].id);
    EXPECT_EQ(messages[0].id.substr(0, 4), "msg_");
    EXPECT_EQ(messages[0].id.find('.'), std::string::npos);
    EXPECT_EQ(messages[0].body, alert.body);
    EXPECT_EQ(messages[0].story_id, "story1");
    EXPECT_EQ(messages[0].next_at, now);
    EXPECT_EQ(messages[0].state, MessageState::pending);
}

}  // namespace
}  // namespace tocsin::alert
