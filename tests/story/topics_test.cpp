#include "story/topics.h"

#include <gmock/gmock.h>

namespace tocsin::story {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAreArray;

std::vector<Part> parts_with(std::vector<std::uint32_t> keys, std::uint32_t space = names) {
    Part part{space, 1, {}};
    for (const std::uint32_t key : keys) {
        part.terms.push_back({key, 1});
    }
    return {part};
}

constexpr std::uint32_t everywhere = 7, own = 1000;

Tuning all_compared() {
    Tuning tuning;
    tuning.compared = 1000;
    tuning.too_common = 1;
    return tuning;
}

TEST(Topics, FindTheStoriesOfATermThatIsRareAgain) {
    const Tuning tuning = all_compared();
    Topics topics(tuning);
    std::vector<std::uint32_t> slots;
    for (std::uint32_t i = 0; i < 150; ++i) {
        slots.push_back(topics.open(i + 1));
        topics.absorb(slots.back(), parts_with({everywhere, own + i}));
    }
    EXPECT_TRUE(topics.candidates(parts_with({everywhere})).empty());  // in more than 50
    while (slots.size() > 40) {
        topics.remove(slots.front());
        slots.erase(slots.begin());
    }
    EXPECT_THAT(topics.candidates(parts_with({everywhere})), UnorderedElementsAreArray(slots));
    topics.remove(slots.back());
    slots.back() = topics.open(200);
    topics.absorb(slots.back(), parts_with({everywhere}));
    EXPECT_THAT(topics.candidates(parts_with({everywhere})), UnorderedElementsAreArray(slots));
    EXPECT_THAT(topics.candidates(parts_with({own + 148})), ElementsAre(slots[slots.size() - 2]));
}

TEST(Topics, KeepSpacesApartThatShareAKey) {
    const Tuning tuning = all_compared();
    Topics topics(tuning);
    std::vector<std::uint32_t> slots;
    for (std::uint32_t i = 0; i < 120; ++i) {
        slots.push_back(topics.open(i + 1));
        topics.absorb(slots.back(), parts_with({everywhere}, i < 30 ? names : numbers));
    }
    EXPECT_EQ(topics.candidates(parts_with({everywhere})).size(), 30U);
    EXPECT_TRUE(topics.candidates(parts_with({everywhere}, numbers)).empty());
    for (std::size_t i = 0; i < 90; ++i) {
        topics.remove(slots[i]);
    }
    EXPECT_TRUE(topics.candidates(parts_with({everywhere})).empty());
    EXPECT_EQ(topics.candidates(parts_with({everywhere}, numbers)).size(), 30U);
}

TEST(Topics, ForgetAStoryThatIsRemoved) {
    const Tuning tuning = all_compared();
    Topics topics(tuning);
    const std::uint32_t slot = topics.open(1);
    topics.absorb(slot, parts_with({5, 9}));
    topics.remove(slot);
    EXPECT_TRUE(topics.candidates(parts_with({5, 9})).empty());
    EXPECT_EQ(topics.stories_in(names), 0U);
    EXPECT_EQ(topics.open(2), slot);
    EXPECT_TRUE(topics.candidates(parts_with({5, 9})).empty());
}

}  // namespace
}  // namespace tocsin::story
