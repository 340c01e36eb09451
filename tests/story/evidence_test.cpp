#include "story/evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace tocsin::story {
namespace {

constexpr std::uint32_t words = 5000;  // the space of a language

/// `count` terms from `first` on, the first of them the heaviest, and others that no other item has.
std::vector<Part> item_with(std::uint32_t first, std::uint32_t count, std::uint32_t others = 0) {
    static std::uint32_t fresh = 1'000'000;
    Part part{words, 1, {}};
    for (std::uint32_t i = 0; i < count; ++i) {
        part.terms.push_back({first + i, i == 0 ? 3.0F : 1.0F});
    }
    for (std::uint32_t i = 0; i < others; ++i) {
        part.terms.push_back({++fresh, 1});
    }
    return {part};
}

class EvidenceTest : public testing::Test {
protected:
    EvidenceTest() {
        for (int i = 0; i < 100; ++i) {
            story_of({item_with(900'000, 1, 20)});  // so that terms can be rare
        }
    }

    std::uint32_t story_of(const std::vector<std::vector<Part>>& items) {
        const std::uint32_t slot = topics.open(++rank);
        for (std::vector<Part> item : items) {
            topics.weigh(item);
            topics.absorb(slot, item);
        }
        return slot;
    }

    Evidence judge(std::vector<Part> item, std::uint32_t slot) {
        topics.weigh(item);
        return weigh_up(topics, item, slot, 1, tuning);
    }

    const Tuning tuning;
    Topics topics{tuning};
    std::uint64_t rank = 0;
};

TEST_F(EvidenceTest, AStoryWhoseItemsAreMuchAlikeAsksForMore) {
    const std::uint32_t close = story_of({item_with(1, 50, 50), item_with(1, 50, 50), item_with(1, 50, 50)});
    const std::uint32_t loose =
        story_of({item_with(100, 20, 80), item_with(100, 20, 80), item_with(100, 20, 80)});
    EXPECT_GT(judge(item_with(1, 60), close).needed, judge(item_with(100, 60), loose).needed * 1.1);
}

TEST_F(EvidenceTest, HoweverManyCopiesAStoryHasAReportOfItsOwnCanJoin) {
    std::vector<std::vector<Part>> copies(50, item_with(1, 60));
    const std::uint32_t copied = story_of(copies);
    EXPECT_LT(judge(item_with(1, 60), copied).needed, 0.4);
}

TEST_F(EvidenceTest, ALongItemNeedsMoreThanAHeadline) {
    const std::uint32_t slot = story_of({item_with(1, 60)});
    EXPECT_GT(judge(item_with(1, 200), slot).needed, 2 * judge(item_with(1, 6), slot).needed);
}

TEST_F(EvidenceTest, ItemsAboutSomebodyElseNeedMore) {
    const std::uint32_t slot = story_of({item_with(1, 60), item_with(1, 60)});
    std::vector<Part> other = item_with(1, 60);
    other.front().terms.erase(other.front().terms.begin());
    const Evidence less = judge(other, slot);  // the story's main word is missing, but it has no other
    other.front().terms.push_back({900, 3});
    const Evidence stranger = judge(other, slot);
    EXPECT_FALSE(less.strangers);
    EXPECT_TRUE(stranger.strangers);
    EXPECT_GT(stranger.needed, less.needed * 1.1);
    const std::vector<std::string> said = describe(stranger);
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const std::string& line) {
        return line.find("neither has") != std::string::npos;
    }));
}

}  // namespace
}  // namespace tocsin::story
