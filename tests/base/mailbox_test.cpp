#include "base/mailbox.h"

#include <gtest/gtest.h>

#include <numeric>
#include <thread>

namespace tocsin {
namespace {

using std::chrono::milliseconds;

TEST(MailboxTest, GivesLettersInTheirOrderAndNotMoreThanAsked) {
    Mailbox<int> box(10);
    for (int letter = 0; letter < 5; ++letter) {
        EXPECT_TRUE(box.put(letter));
    }
    EXPECT_EQ(box.take(3, milliseconds(0)), (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(box.take(3, milliseconds(0)), (std::vector<int>{3, 4}));
    EXPECT_TRUE(box.take(3, milliseconds(0)).empty());
}

TEST(MailboxTest, RefusesWhenFullAndWhenClosed) {
    Mailbox<int> box(1);
    EXPECT_TRUE(box.put(1));
    EXPECT_FALSE(box.put(2));
    box.close();
    EXPECT_EQ(box.take(9, std::nullopt), std::vector<int>{1}) << "what is inside can be taken";
    EXPECT_FALSE(box.put(3));
    EXPECT_TRUE(box.take(9, std::nullopt).empty()) << "and nobody waits for more";
}

TEST(MailboxTest, LosesNothingBetweenThreads) {
    constexpr int letters = 10'000;
    Mailbox<int> box(64);
    std::thread writer([&] {
        for (int letter = 1; letter <= letters; ++letter) {
            while (!box.put(letter)) {
                std::this_thread::yield();
            }
        }
        box.close();
    });
    std::vector<int> all;
    while (true) {
        const std::vector<int> taken = box.take(64, std::nullopt);
        if (taken.empty()) {
            break;
        }
        all.insert(all.end(), taken.begin(), taken.end());
    }
    writer.join();
    ASSERT_EQ(all.size(), static_cast<std::size_t>(letters));
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
}

}  // namespace
}  // namespace tocsin
