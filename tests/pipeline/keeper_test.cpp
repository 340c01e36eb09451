#include "pipeline/keeper.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::pipeline {
namespace {

/// Loaded once: the shipped knowledge and the shipped watchlist.
std::shared_ptr<const Knowledge> knowledge() {
    static const std::shared_ptr<const Knowledge> loaded = [] {
        const std::string config = TOCSIN_TEST_CONFIG;
        Diagnostics remarks;
        auto all = load_knowledge(config + "/knowledge",
                                  {config + "/watchlists/ai-infrastructure.toml"},
                                  std::vector<std::string>{"desk"},
                                  remarks,
                                  Seconds(0));
        for (const Diagnostic& remark : remarks) {
            if (remark.level == Level::error) {
                ADD_FAILURE() << to_text(remark);
            }
        }
        return all;
    }();
    return loaded;
}

const Time morning = *from_rfc3339("2025-01-21T08:00:00Z");

Article article(const std::string& id,
                const std::string& outlet,
                const std::string& title,
                const std::string& text) {
    Article made;
    made.id = id;
    made.feed_id = outlet;
    made.outlet = outlet;
    made.guid = id;
    made.url = "https://" + outlet + ".example/" + id;
    made.title = title;
    made.text = text;
    made.language = "en";
    made.published = morning;
    made.arrived = morning;
    made.dated = true;
    return made;
}

Article stargate(const std::string& id = "a", const std::string& outlet = "wire") {
    return article(
        id,
        outlet,
        "OpenAI, SoftBank and Oracle to invest $100 billion in Stargate AI data centres",
        "OpenAI, SoftBank and Oracle will invest $100 billion in data centres for artificial intelligence in "
        "Texas, two people close to the matter said. The venture is called Stargate.");
}

Memory memory_of(const std::vector<Round>& rounds) {
    Memory memory;
    for (const Round& round : rounds) {
        for (const ItemRecord& item : round.batch.items) {
            memory.prints.push_back(item.print);
        }
        for (const StoryRecord& story : round.batch.stories) {
            memory.stories.push_back(story);
        }
        memory.told.insert(memory.told.end(), round.batch.told.begin(), round.batch.told.end());
    }
    return memory;
}

class KeeperTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(knowledge()); }

    Round keep(const Article& item, bool first_poll = false) {
        Round round = keeper.keep({{item}, first_poll}, item.arrived);
        return round;
    }

    Keeper keeper{knowledge(), std::chrono::hours(14 * 24)};
};

TEST_F(KeeperTest, ItemStoryAlertAndMessageComeInOneBatch) {
    const Round round = keep(stargate());
    ASSERT_TRUE(round.outcomes.at(0).rang);
    EXPECT_EQ(*round.outcomes[0].rang, AlertKind::story_new);
    EXPECT_EQ(round.batch.items.size(), 1U);
    EXPECT_EQ(round.batch.stories.size(), 1U);
    EXPECT_EQ(round.batch.alerts.size(), 1U);
    ASSERT_EQ(round.batch.messages.size(), 1U);
    EXPECT_EQ(round.batch.messages[0].receiver, "desk");
    EXPECT_EQ(round.batch.told.size(), 1U);
}

TEST_F(KeeperTest, TheSameItemAgainDoesNothing) {
    keep(stargate());
    const Round round = keep(stargate());
    EXPECT_EQ(round.outcomes.at(0).verdict.kind, CopyKind::seen);
    EXPECT_TRUE(round.batch.items.empty());
    EXPECT_TRUE(round.batch.stories.empty());
}

TEST_F(KeeperTest, ACopyFromAnotherOutletJoinsTheStoryInSilence) {
    const Round first = keep(stargate());
    const Round second = keep(stargate("b", "daily"));
    EXPECT_EQ(second.outcomes.at(0).story_id, first.outcomes.at(0).story_id);
    EXPECT_NE(second.outcomes[0].verdict.kind, CopyKind::fresh);
    EXPECT_FALSE(second.outcomes[0].rang);
    EXPECT_EQ(keeper.story(first.outcomes[0].story_id)->report_count, 2);
}

TEST_F(KeeperTest, NoiseStaysQuiet) {
    const Round round = keep(article("n",
                                     "wire",
                                     "New Stargate television series ordered",
                                     "The science-fiction saga returns with ten episodes."));
    EXPECT_FALSE(round.outcomes.at(0).rang);
    EXPECT_EQ(round.outcomes[0].suppressed_by, "no match");
}

TEST_F(KeeperTest, UndatedItemsOfAFirstPollAreRememberedSilently) {
    Article undated = stargate();
    undated.dated = false;
    const Round first = keep(undated, true);
    EXPECT_FALSE(first.outcomes.at(0).rang);
    EXPECT_EQ(first.outcomes[0].suppressed_by, "first_poll");
    EXPECT_EQ(first.batch.items.size(), 1U);
}

TEST_F(KeeperTest, WhatComesAfterAFirstPollRings) {
    Article known = article("n", "wire", "Harbour fish prices fall", "The auction was quiet.");
    known.dated = false;
    keep(known, true);
    Article fresh = stargate();
    fresh.dated = false;
    const Round second = keeper.keep({{known, fresh}, false}, fresh.arrived);
    EXPECT_EQ(second.outcomes.at(0).suppressed_by, "seen");
    EXPECT_TRUE(second.outcomes.at(1).rang);
}

TEST_F(KeeperTest, ARestartedKeeperDoesNotRingAgain) {
    std::vector<Round> rounds;
    rounds.push_back(keep(stargate()));
    Keeper restarted(knowledge(), std::chrono::hours(14 * 24));
    restarted.restore(memory_of(rounds));
    const Round again = restarted.keep({{stargate()}, false}, morning);
    EXPECT_EQ(again.outcomes.at(0).verdict.kind, CopyKind::seen);
    const Round copy = restarted.keep({{stargate("c", "gazette")}, false}, morning);
    EXPECT_EQ(copy.outcomes.at(0).story_id, rounds[0].outcomes[0].story_id);
    EXPECT_FALSE(copy.outcomes[0].rang);
}

TEST_F(KeeperTest, ARiseOfTheAmountRingsAsAnUpdateOfTheSameStory) {
    const Round first = keep(stargate());
    const Round rise = keep(
        article("r",
                "daily",
                "OpenAI, SoftBank and Oracle raise investment in Stargate AI data centres to $500 billion",
                "OpenAI, SoftBank and Oracle will now invest $500 billion in the Stargate data centres for "
                "artificial intelligence in Texas, they said."));
    EXPECT_EQ(rise.outcomes.at(0).story_id, first.outcomes.at(0).story_id);
    ASSERT_TRUE(rise.outcomes[0].rang) << rise.outcomes[0].suppressed_by;
    EXPECT_EQ(*rise.outcomes[0].rang, AlertKind::story_update);
}

TEST_F(KeeperTest, TheSameInputGivesTheSameMessages) {
    Keeper other(knowledge(), std::chrono::hours(14 * 24));
    const Round one = keep(stargate());
    const Round two = other.keep({{stargate()}, false}, morning);
    ASSERT_EQ(one.batch.messages.size(), two.batch.messages.size());
    EXPECT_EQ(one.batch.messages.at(0).id, two.batch.messages.at(0).id);
    EXPECT_EQ(one.batch.messages.at(0).body, two.batch.messages.at(0).body);
}

TEST_F(KeeperTest, OldItemsAreRememberedButDoNotRing) {
    Article old = stargate();
    old.published = morning - std::chrono::hours(24 * 30);
    const Round round = keep(old);
    EXPECT_FALSE(round.outcomes.at(0).rang);
    EXPECT_EQ(round.outcomes[0].suppressed_by, "max_age");
}

TEST_F(KeeperTest, ForgetsWhatWasToldOfStoriesThatAreGone) {
    Keeper first(knowledge(), std::chrono::hours(24));
    Memory memory = memory_of({first.keep({{stargate()}, false}, morning)});
    ASSERT_EQ(memory.told.size(), 1U);
    for (int number = 0; number < 2000; ++number) {
        Told gone = memory.told.front();
        gone.story_id = "gone " + std::to_string(number);
        memory.told.push_back(gone);
    }
    Keeper second(knowledge(), std::chrono::hours(24));
    second.restore(memory);
    second.keep({{article("b", "wire", "Choir sings at the lake", "The choir sang at the lake.")}, false},
                morning);
    EXPECT_EQ(second.told_count(), 1U);
    const Round again = second.keep({{stargate("c", "herald")}, false}, morning + Seconds(60));
    EXPECT_FALSE(again.outcomes.at(0).rang) << "what was told of a living story is known";
}

/// A report that nobody's words ask for, of the story that stargate() opens.
Article follow_up(const std::string& id, const std::string& title, const std::string& text) {
    Article report = article(id, "daily", title, text);
    report.published = report.arrived = morning + std::chrono::hours(5);
    report.trust = 0.9;
    return report;
}

TEST_F(KeeperTest, NewsOfAStoryThatWasToldRingsWhateverItsWords) {
    const Article opening = article("a",
                                    "wire",
                                    "Nordlys to build $5 billion AI data centre in Tromsdalen",
                                    "Nordlys Energi will invest $5 billion in an AI data centre in "
                                    "Tromsdalen, Norway. Kvarts supplies chips.");
    const Article postponed = follow_up(
        "b", "Nordlys postpones Tromsdalen until 2030", "Nordlys Energi has postponed Tromsdalen in Norway.");
    Keeper fresh{knowledge(), std::chrono::hours(14 * 24)};
    EXPECT_EQ(fresh.keep({{postponed}, false}, postponed.arrived).outcomes.at(0).suppressed_by, "no match")
        << "by itself it matters to nobody";
    const Round first = keep(opening);
    ASSERT_TRUE(first.outcomes.at(0).rang);
    const Round round = keep(postponed);
    ASSERT_EQ(round.outcomes.at(0).story_id, first.outcomes[0].story_id);
    ASSERT_TRUE(round.outcomes[0].rang) << round.outcomes[0].suppressed_by;
    EXPECT_EQ(*round.outcomes[0].rang, AlertKind::story_cancelled);
    EXPECT_EQ(round.outcomes[0].severity, first.outcomes[0].severity);
}

TEST_F(KeeperTest, WhatIsNoNewsStillNeedsTheWords) {
    keep(stargate());
    const Round round = keep(follow_up(
        "b", "Who are OpenAI, SoftBank and Oracle, the three of Stargate", "A look at Stargate and Texas."));
    EXPECT_FALSE(round.outcomes.at(0).rang);
    EXPECT_EQ(round.outcomes[0].suppressed_by, "no match");
}

TEST_F(KeeperTest, NewsDeepInAReportNeedsTheWordsToo) {
    keep(stargate());
    std::string text = "A look at the three of Stargate in Texas. ";
    for (int i = 0; i < 20; ++i) {
        text += "The weather was fine and everybody was in good spirits. ";
    }
    const Round round = keep(follow_up(
        "b", "OpenAI, SoftBank and Oracle: who they are", text + "Last night they scrapped Stargate."));
    EXPECT_FALSE(round.outcomes.at(0).rang);
}

TEST_F(KeeperTest, TheLeadCanTellOfAStageInOtherWords) {
    keep(stargate());
    const Round round = keep(follow_up("b",
                                       "OpenAI, SoftBank and Oracle: what now for Stargate",
                                       "Stargate is in Texas. OpenAI has signed the contract for Stargate."));
    EXPECT_TRUE(round.outcomes.at(0).rang) << round.outcomes[0].suppressed_by;
}

TEST_F(KeeperTest, OnlyTheHeadlineCanTellOfAPartnerInOtherWords) {
    const std::string text = "Stargate is in Texas. OpenAI has Nvidia as partner for Stargate.";
    const auto says = [&](const std::string& title) {
        Keeper fresh{knowledge(), std::chrono::hours(14 * 24)};
        fresh.keep({{stargate()}, false}, morning);
        const Article report = follow_up("b", title, text);
        const Outcome outcome = fresh.keep({{report}, false}, report.arrived).outcomes.at(0);
        return outcome.rang ? "rings" : outcome.suppressed_by;
    };
    EXPECT_EQ(says("OpenAI, SoftBank, Oracle and Nvidia widen Stargate"), "rings");
    EXPECT_EQ(says("OpenAI, SoftBank and Oracle widen Stargate"), "no match");
}

TEST_F(KeeperTest, ASumInTheLeadOfAnotherMatterIsNoNewsOfTheStory) {
    keep(stargate());
    const Round round = keep(follow_up("b",
                                       "Residents of Texas sue OpenAI, SoftBank and Oracle over Stargate",
                                       "They want $900 million from Stargate, the venture in Texas."));
    EXPECT_FALSE(round.outcomes.at(0).rang) << round.outcomes[0].suppressed_by;
}

}  // namespace
}  // namespace tocsin::pipeline
