#include "pipeline/parts.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::pipeline {
namespace {

const std::string index_url = "https://www.paper.example/sitemap.xml";
const Time now = *from_rfc3339("2025-01-21T12:00:00Z");

FeedPart part(const std::string& name, const std::string& updated = "") {
    FeedPart made{"https://www.paper.example/" + name, {}, updated.size() == 10};
    if (!updated.empty()) {
        made.updated = from_rfc3339(updated);
    }
    return made;
}

/// Names of the parts that are due.
std::string due(const std::vector<FeedPart>& listed, const FeedState& state) {
    std::string names;
    for (const PartState& one : plan_parts(listed, state, index_url, now).due) {
        names += one.url.substr(one.url.rfind('/') + 1) + " ";
    }
    return names;
}

/// As after a poll in which everything that was due could be read.
void poll(const std::vector<FeedPart>& listed, FeedState& state) {
    const PartPlan plan = plan_parts(listed, state, index_url, now);
    meet_index(listed, state);
    for (PartState one : plan.due) {
        one.body_hash = "read";
        remember_part(one, state);
    }
}

TEST(Parts, TheFirstTimeTheNewestAreAskedAndTheRestCountsAsRead) {
    const std::vector<FeedPart> listed{part("1", "2025-01-01T00:00:00Z"),
                                       part("2", "2025-01-02T00:00:00Z"),
                                       part("3", "2025-01-03T00:00:00Z"),
                                       part("4", "2025-01-04T00:00:00Z"),
                                       part("5", "2025-01-05T00:00:00Z")};
    FeedState state;
    EXPECT_EQ(due(listed, state), "5 4 3 2 ");
    EXPECT_TRUE(plan_parts(listed, state, index_url, now).complete);
    poll(listed, state);
    EXPECT_EQ(due(listed, state), "");
}

TEST(Parts, OnlyWhatIsNewerThanWhenItWasReadIsAskedAgain) {
    FeedState state;
    poll({part("a", "2025-01-01T00:00:00Z"), part("b", "2025-01-02T00:00:00Z")}, state);
    EXPECT_EQ(due({part("a", "2025-01-03T00:00:00Z"),
                   part("b", "2025-01-02T00:00:00Z"),
                   part("c", "2025-01-04T00:00:00Z")},
                  state),
              "c a ");
}

TEST(Parts, WhatOnePollCannotAskStaysDue) {
    FeedState state;
    poll({part("a", "2025-01-01T00:00:00Z")}, state);
    std::vector<FeedPart> listed;
    for (const char* name : {"b", "c", "d", "e", "f", "g"}) {
        listed.push_back(part(name, "2025-01-05T00:00:00Z"));
    }
    EXPECT_FALSE(plan_parts(listed, state, index_url, now).complete);
    poll(listed, state);
    EXPECT_EQ(due(listed, state), "f g ");
    EXPECT_TRUE(plan_parts(listed, state, index_url, now).complete);
}

TEST(Parts, APartThatNamesOnlyTheDayIsAskedUntilTheDayIsOver) {
    FeedState state;
    const std::vector<FeedPart> listed{part("today", "2025-01-21"), part("past", "2025-01-18")};
    poll(listed, state);
    EXPECT_EQ(due(listed, state), "today ");
}

TEST(Parts, PartsOfTheSameDayTakeTurns) {
    FeedState state;
    std::vector<FeedPart> listed;
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
        listed.push_back(part(name, "2025-01-21"));
    }
    poll(listed, state);
    EXPECT_EQ(due(listed, state), "e f a b ");
}

TEST(Parts, WithoutATimeTheOneForNewsComesFirstAndOnlyAFewAreEverAsked) {
    const std::vector<FeedPart> listed{
        part("1"), part("2"), part("3"), part("4"), part("5"), part("news.xml")};
    FeedState state;
    EXPECT_EQ(due(listed, state), "news.xml 1 2 3 ");
    poll(listed, state);
    EXPECT_EQ(due(listed, state), "news.xml 1 2 3 ");
}

TEST(Parts, PartsWithoutATimeDoNotStarve) {
    std::vector<FeedPart> listed{part("news.xml")};
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        listed.push_back(part(name, "2025-01-05T00:00:00Z"));
    }
    EXPECT_EQ(due(listed, {}), "a b c news.xml ");
}

TEST(Parts, AnotherSiteIsNeverAsked) {
    std::vector<FeedPart> listed{part("a"), part("a")};
    listed.push_back({"https://news.paper.example/b", {}, false});
    listed.push_back({"https://other.example/c", {}, false});
    listed.push_back({"file:///etc/passwd", {}, false});
    EXPECT_EQ(due(listed, {}), "a b ");
}

TEST(Parts, AnIndexThatDidNotChangeIsListedFromMemory) {
    FeedState state;
    poll({part("timeless"), part("old", "2025-01-01T00:00:00Z")}, state);
    EXPECT_EQ(due(listed_again(state), state), "timeless ");
}

TEST(Parts, WhatTheIndexListsNoMoreIsForgotten) {
    FeedState state;
    poll({part("a"), part("b")}, state);
    meet_index({part("b")}, state);
    ASSERT_EQ(state.parts.size(), 1U);
    EXPECT_EQ(state.parts[0].url, "https://www.paper.example/b");
}

TEST(Parts, MemoryIsBoundedAndWhatIsForgottenCountsAsRead) {
    FeedState state;
    std::vector<FeedPart> listed;
    for (int day = 10; day < 100; ++day) {
        const Time updated = *from_rfc3339("2024-01-01T00:00:00Z") + std::chrono::hours(day);
        listed.push_back({"https://www.paper.example/" + std::to_string(day), updated, false});
        remember_part({listed.back().url, updated, false, "", "", "read"}, state);
    }
    EXPECT_EQ(state.parts.size(), 64U);
    EXPECT_EQ(due(listed, state), "");
}

TEST(Parts, HeadersStayAtTheOriginOfTheIndex) {
    Source index;
    index.url = index_url;
    index.headers = {{"Authorization", "Bearer x"}};
    PartState near, far;
    near.url = "https://www.paper.example/a";
    far.url = "https://cdn.paper.example/a";
    EXPECT_EQ(source_of_part(index, near).headers.size(), 1U);
    EXPECT_TRUE(source_of_part(index, far).headers.empty());
}

}  // namespace
}  // namespace tocsin::pipeline
