// A restored index must judge as the one that was saved, item for item, byte for byte.
#include "dedup/index.h"

#include "newsprint.h"

#include <gtest/gtest.h>

#include <map>

namespace tocsin::dedup {
namespace {

/// Fresh items, copies, teasers, edits, repeats: what a day brings.
class Day {
public:
    explicit Day(std::uint64_t seed) : press_(seed) {}

    Article next() {
        const std::uint64_t dice = press_.number(10);
        Article article = press_.article(10 + press_.number(200));
        if (past_.empty() || dice < 5) {
            article.text += footer_;
            past_.push_back(article);
            return article;
        }
        const Article& old = past_[press_.number(past_.size())];
        article.title = dice == 5 ? article.title : old.title;
        article.text = old.text;
        if (dice == 6) {
            article.text.resize(article.text.size() / 2);
        }
        if (dice >= 8) {
            article.id = old.id;
            article.guid = old.guid;
            article.feed_id = old.feed_id;
            article.url = old.url;
        }
        if (dice == 8) {
            article.text += " " + press_.words(5);
        }
        return article;
    }

private:
    Newsprint press_;
    std::string footer_ = " all rights reserved by the publishers of this most excellent paper";
    std::vector<Article> past_;
};

/// As the store keeps prints: one for each item id.
using Prints = std::map<std::string, Fingerprint>;

std::vector<Fingerprint> listed(const Prints& prints) {
    std::vector<Fingerprint> all;
    for (const auto& [id, print] : prints) {
        all.push_back(print);
    }
    return all;
}

std::string described(const CopyVerdict& verdict) {
    return std::to_string(static_cast<int>(verdict.kind)) + " " + verdict.copy_of + " " +
           std::to_string(verdict.containment);
}

void judge_and_keep(Index& index, const Article& article, Prints& prints, std::string& said) {
    const CopyVerdict verdict = index.judge(article);
    said = described(verdict);
    if (verdict.kind != CopyKind::seen) {
        prints[article.id] = index.last_print();
    }
}

TEST(RestoreTest, ARestoredIndexGivesTheSameVerdicts) {
    const Limits limits{.most_items = 400, .window = std::chrono::hours(300)};
    Day day(7);
    Index living(limits);
    Prints prints;
    std::string said;
    for (int i = 0; i < 1500; ++i) {
        judge_and_keep(living, day.next(), prints, said);
    }
    Index restored(limits);
    restored.restore(listed(prints));
    EXPECT_EQ(restored.size(), living.size());
    for (int i = 0; i < 600; ++i) {
        const Article article = day.next();
        std::string said_again;
        Prints ignored;
        judge_and_keep(living, article, prints, said);
        judge_and_keep(restored, article, ignored, said_again);
        ASSERT_EQ(said, said_again) << "item " << i;
        ASSERT_EQ(living.last_print().sketch, restored.last_print().sketch);
    }
}

TEST(RestoreTest, TheSameCallsGiveTheSameBytes) {
    Day one_day(3);
    Day same_day(3);
    Index one;
    Index other;
    for (int i = 0; i < 500; ++i) {
        EXPECT_EQ(described(one.judge(one_day.next())), described(other.judge(same_day.next())));
        ASSERT_EQ(one.last_print().sketch, other.last_print().sketch);
    }
}

TEST(RestoreTest, AnItemWithBrokenBytesIsStillKnownByItsKeys) {
    Newsprint press(5);
    const Article article = press.article();
    Index living;
    living.judge(article);
    Fingerprint print = living.last_print();
    print.sketch = print.sketch.substr(0, print.sketch.size() / 2);
    Index restored;
    restored.restore({print});
    EXPECT_EQ(restored.judge(article).kind, CopyKind::seen);
}

TEST(RestoreTest, WhatIsSavedOfAnItemIsSmall) {
    Newsprint press(9);
    Index index;
    index.judge(press.article(2000));
    EXPECT_LE(index.last_print().sketch.size(), 350U);
}

}  // namespace
}  // namespace tocsin::dedup
