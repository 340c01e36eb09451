#include "dedup/postings.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>

namespace tocsin::dedup {
namespace {

TEST(PostingsTest, AgreeWithAPlainListWhileEntriesComeAndGo) {
    constexpr std::uint32_t room = 300;
    Postings postings;
    postings.make_room(room);
    std::map<std::uint32_t, std::deque<std::uint32_t>> expected;  // hash -> entries, newest first
    std::vector<std::uint64_t> ages(room, 0);
    std::deque<std::uint32_t> order;
    std::uint64_t state = 42;
    const auto next = [&](std::uint32_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state >> 33U) % below);
    };
    const auto age = [&](std::uint32_t entry) { return ages[entry]; };

    std::uint32_t fresh = 0;
    for (std::uint64_t step = 1; step < 20'000; ++step) {
        std::uint32_t entry = fresh;
        if (order.size() == room) {
            entry = order.front();
            order.pop_front();
            expected[postings.hash_of(entry)].pop_back();
            postings.drop_oldest(entry);
        } else {
            ++fresh;
        }
        const std::uint32_t hash = next(90) * next(90);
        postings.set_hash(entry, hash);
        ages[entry] = step;
        postings.add(entry);
        expected[hash].push_front(entry);
        order.push_back(entry);

        const std::uint32_t asked = next(90) * next(90);
        std::deque<std::uint32_t> found;
        postings.walk(asked, age, [&](std::uint32_t each) {
            found.push_back(each);
            return true;
        });
        ASSERT_EQ(found, expected[asked]) << "step " << step;
        ASSERT_EQ(postings.count(asked), expected[asked].size());
    }
}

TEST(PostingsTest, AnEntryCanLeaveFromTheMiddle) {
    Postings postings;
    postings.make_room(3);
    const auto age = [](std::uint32_t entry) { return std::uint64_t{entry} + 1; };
    for (std::uint32_t entry = 0; entry < 3; ++entry) {
        postings.set_hash(entry, 77);
        postings.add(entry);
    }
    postings.remove(1, age);
    std::vector<std::uint32_t> found;
    postings.walk(77, age, [&](std::uint32_t entry) {
        found.push_back(entry);
        return true;
    });
    EXPECT_EQ(found, (std::vector<std::uint32_t>{2, 0}));
    postings.remove(2, age);
    EXPECT_EQ(postings.count(77), 1U);
}

TEST(PostingsTest, NothingIsListedUnderAnUnknownHash) {
    const Postings postings;
    EXPECT_EQ(postings.count(5), 0U);
}

}  // namespace
}  // namespace tocsin::dedup
