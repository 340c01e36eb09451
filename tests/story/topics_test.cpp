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

class TopicsTest : public testing::Test {
protected:
    /// Opens a story of these terms.
    void put(const std::vector<Part>& parts) {
        slots.push_back(topics.open(++rank));
        topics.absorb(slots.back(), parts);
    }

    void remove_first(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            topics.remove(slots[i]);
        }
        slots.erase(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(count));
    }

    const Tuning tuning = all_compared();
    Topics topics{tuning};
    std::vector<std::uint32_t> slots;
    std::uint64_t rank = 0;
};

TEST_F(TopicsTest, FindTheStoriesOfATermThatIsRareAgain) {
    for (std::uint32_t i = 0; i < 150; ++i) {
        put(parts_with({everywhere, own + i}));
    }
    EXPECT_TRUE(topics.candidates(parts_with({everywhere})).empty());  // in more than 50
    remove_first(110);
    EXPECT_THAT(topics.candidates(parts_with({everywhere})), UnorderedElementsAreArray(slots));
    remove_first(1);
    put(parts_with({everywhere}));
    EXPECT_THAT(topics.candidates(parts_with({everywhere})), UnorderedElementsAreArray(slots));
    EXPECT_THAT(topics.candidates(parts_with({own + 149})), ElementsAre(slots[slots.size() - 2]));
}

TEST_F(TopicsTest, KeepSpacesApartThatShareAKey) {
    for (std::uint32_t i = 0; i < 120; ++i) {
        put(parts_with({everywhere}, i < 30 ? names : numbers));
    }
    EXPECT_EQ(topics.candidates(parts_with({everywhere})).size(), 30U);
    EXPECT_TRUE(topics.candidates(parts_with({everywhere}, numbers)).empty());
    remove_first(90);
    EXPECT_TRUE(topics.candidates(parts_with({everywhere})).empty());
    EXPECT_THAT(topics.candidates(parts_with({everywhere}, numbers)), UnorderedElementsAreArray(slots));
}

TEST_F(TopicsTest, ForgetAStoryThatIsRemoved) {
    put(parts_with({5, 9}));
    const std::uint32_t slot = slots.front();
    remove_first(1);
    EXPECT_TRUE(topics.candidates(parts_with({5, 9})).empty());
    EXPECT_EQ(topics.stories_in(names), 0U);
    EXPECT_EQ(topics.open(2), slot);
    EXPECT_TRUE(topics.candidates(parts_with({5, 9})).empty());
}

}  // namespace
}  // namespace tocsin::story
