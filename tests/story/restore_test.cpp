// A restored book must place as the one that was saved.
#include "story/book.h"

#include "desk.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace tocsin::story {
namespace {

/// A stream in which some items take up the words, and some copy the text, of earlier ones.
class Stream {
public:
    Item next() {
        ++count_;
        const std::size_t event = roll(60) + static_cast<std::size_t>(count_ / 100) * 20;
        Item item;
        item.id = "item-" + std::to_string(count_);
        item.hour = count_ / 12;
        item.outlet = "Paper " + std::to_string(roll(9));
        item.language = roll(3) == 0 ? "de" : "en";
        item.title = word(event, 1) + " " + word(event, roll(4)) + " " + word(1000 + roll(40), 1);
        for (int i = 0; i < 25; ++i) {
            item.text += (i % 3 == 0 ? word(event, roll(12)) : word(1000 + roll(300), i % 2)) + " ";
        }
        item.text += std::to_string(1000 + event * 13);
        if (count_ > 5 && roll(6) == 0) {
            item.verdict = {CopyKind::near_copy, "item-" + std::to_string(count_ - 3), 0.6};
        }
        if (roll(3) == 0) {
            item.deal.amount = dollars(1e9 * static_cast<double>(1 + roll(5)));
            item.deal.actors = {actor("Firm" + std::to_string(event % 7), "partner")};
            item.deal.stage = roll(2) == 0 ? "announced" : "begun";
            item.has_deal = true;
        }
        return item;
    }

private:
    std::size_t roll(std::size_t below) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % below;
    }

    static std::string word(std::size_t event, std::size_t variant) {
        return std::string(variant % 2 == 0 ? "Mar" : "bel") + std::to_string(event * 31 + variant) + "ov";
    }

    std::uint64_t state_ = 11;
    int count_ = 0;
};

std::string described(const Placement& placement) {
    std::string said =
        placement.story_id + (placement.opened ? " opened " : " ") + std::to_string(placement.score);
    for (const Change& change : placement.changes) {
        said += "|" + change.kind + change.before + ">" + change.after + (change.material ? "!" : "");
    }
    for (const std::string& id : placement.touched) {
        said += " touched " + id;
    }
    return said;
}

TEST(RestoreTest, ARestoredBookPlacesTheSame) {
    const Limits limits{.most_stories = 300, .window = std::chrono::hours(96)};
    Desk living{.book = Book(limits)};
    Stream stream;
    std::map<std::string, StoryRecord> saved;
    std::size_t merges = 0;
    for (int i = 0; i < 1500; ++i) {
        const Placement placement = living.place(stream.next());
        saved[placement.story_id] = living.book.record(placement.story_id);
        for (const std::string& id : placement.touched) {
            saved[id] = living.book.record(id);
            ++merges;
        }
    }
    EXPECT_GT(merges, 0U) << "the stream must try merging too";
    std::vector<StoryRecord> records;
    for (const auto& [id, record] : saved) {
        if (living.book.find(id) != nullptr || !record.story.merged_into.empty()) {
            records.push_back(record);
        }
    }
    Desk restored{.book = Book(limits)};
    restored.book.restore(records);
    EXPECT_EQ(restored.book.size(), living.book.size());
    for (int i = 0; i < 600; ++i) {
        const Item item = stream.next();
        const std::string said = described(living.place(item));
        ASSERT_EQ(said, described(restored.place(item))) << "item " << i;
    }
}

TEST(RestoreTest, TheSameCallsGiveTheSameBytes) {
    Desk one;
    Desk other;
    Stream one_stream;
    Stream same_stream;
    for (int i = 0; i < 600; ++i) {
        const Placement placement = one.place(one_stream.next());
        ASSERT_EQ(described(placement), described(other.place(same_stream.next())));
        ASSERT_EQ(one.book.record(placement.story_id).features,
                  other.book.record(placement.story_id).features);
    }
}

TEST(RestoreTest, AStoryWithBrokenBytesKeepsItsFactsAndItsCopies) {
    Desk desk;
    Item item{.title = "Nordlys builds in Tromsdalen", .id = "first"};
    item.deal.amount = dollars(1e11);
    item.has_deal = true;
    const Placement placement = desk.place(item);
    StoryRecord record = desk.book.record(placement.story_id);
    record.features = "\x01 broken";
    Desk restored;
    restored.book.restore({record});
    ASSERT_NE(restored.book.find(placement.story_id), nullptr);
    EXPECT_EQ(restored.book.find(placement.story_id)->ledger.size(), 1U);
    EXPECT_EQ(restored.place({.title = "copy", .verdict = {CopyKind::exact_copy, "first", 1}}).story_id,
              placement.story_id);
}

TEST(RestoreTest, APartnerStillWaitsForItsSecondOutletAfterARestart) {
    Desk desk;
    desk.place({.title = "Nordlys builds in Tromsdalen", .id = "first"});
    Item rumour{.title = "Kvarts too", .outlet = "Mill", .verdict = {CopyKind::near_copy, "first", 0.5}};
    rumour.deal.actors = {actor("Kvarts", "partner")};
    rumour.has_deal = true;
    const Placement placement = desk.place(rumour);
    Desk restored;
    restored.count = 10;
    restored.book.restore({desk.book.record(placement.story_id)});
    rumour.outlet = "Fjord Daily";
    EXPECT_EQ(rings(restored.place(rumour)), std::vector<std::string>{"actor:  -> Kvarts"});
}

TEST(Forgetting, AnExactCopyOfAForgottenStoryOpensAStaleOne) {
    constexpr int days = 24;
    Desk desk;
    const Item report{.title = "Nordlys to build a data centre", .text = "In Tromsdalen.", .id = "first"};
    EXPECT_FALSE(desk.place(report).stale);
    Item copy = report;
    copy.id = "copy";
    copy.hour = 20 * days;
    copy.verdict = {CopyKind::exact_copy, "first", 1};
    const Placement again = desk.place(copy);
    EXPECT_TRUE(again.opened);
    EXPECT_TRUE(again.stale);
    copy.id = "second";
    copy.verdict.copy_of = "of another report that is forgotten";
    EXPECT_TRUE(desk.place(copy).stale) << "it joins what nobody was told of";
    copy.id = "shown anew";
    copy.verdict.containment = 0.5;
    EXPECT_FALSE(desk.place(copy).stale) << "under its address other words stand now";
    copy.id = "another";
    copy.verdict = {CopyKind::exact_copy, "copy", 1};
    EXPECT_FALSE(desk.place(copy).stale) << "its story is known";
    copy.id = "changed";
    copy.verdict = {CopyKind::near_copy, "first", 0.9};
    copy.title = "Choir of Kvarts wins song contest";
    copy.text = "Abroad.";
    EXPECT_FALSE(desk.place(copy).stale) << "its words have changed, perhaps its facts";
}

}  // namespace
}  // namespace tocsin::story
