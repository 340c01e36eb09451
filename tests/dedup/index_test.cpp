#include "dedup/index.h"

#include "newsprint.h"

#include <gtest/gtest.h>

#include <set>

namespace tocsin::dedup {
namespace {

class IndexTest : public testing::Test {
protected:
    /// Another item of another outlet.
    Article elsewhere(Article article, const std::string& id) {
        article.id = article.guid = id;
        article.feed_id = article.outlet = "elsewhere-" + id;
        article.url = "https://elsewhere.example/" + id;
        return article;
    }

    CopyKind kind_of(const Article& article) { return index.judge(article).kind; }

    Newsprint press{1};
    Index index;
};

TEST_F(IndexTest, WhatIsNewIsFresh) {
    for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(kind_of(press.article()), CopyKind::fresh);
    }
    EXPECT_EQ(index.size(), 200U);
}

TEST_F(IndexTest, TheSameItemUnchangedIsSeenAndNotKeptTwice) {
    const Article article = press.article();
    index.judge(article);
    Article again = article;
    again.title = " " + article.title + "!";
    const CopyVerdict verdict = index.judge(again);
    EXPECT_EQ(verdict.kind, CopyKind::seen);
    EXPECT_EQ(verdict.copy_of, article.id);
    EXPECT_EQ(index.size(), 1U);
}

TEST_F(IndexTest, AnEditedItemIsACopyOfItsEarlierSelf) {
    Article article = press.article();
    article.text += " at a cost of 100 billion";
    index.judge(article);
    Article edited = article;
    edited.text.replace(edited.text.find("100 billion"), 3, "500");
    const CopyVerdict verdict = index.judge(edited);
    EXPECT_EQ(verdict.kind, CopyKind::near_copy);
    EXPECT_EQ(verdict.copy_of, article.id);
    EXPECT_GT(verdict.containment, 0.8);
    EXPECT_EQ(index.size(), 1U) << "the later version takes the place of the earlier";
    EXPECT_EQ(kind_of(edited), CopyKind::seen);
    EXPECT_EQ(kind_of(article), CopyKind::seen) << "a headline that flips back is no news";
}

TEST_F(IndexTest, AnotherAddressOfTheSameGuidIsTheSameItem) {
    Article article = press.article();
    index.judge(article);
    article.id = "renamed";
    article.url = "https://news.example/moved";
    EXPECT_EQ(kind_of(article), CopyKind::seen);
}

TEST_F(IndexTest, TheSameAddressInAnotherFeedIsAnExactCopy) {
    const Article article = press.article();
    index.judge(article);
    Article other = elsewhere(article, "planet");
    other.url = article.url;
    other.text = article.text.substr(0, 300);
    const CopyVerdict verdict = index.judge(other);
    EXPECT_EQ(verdict.kind, CopyKind::exact_copy);
    EXPECT_EQ(verdict.copy_of, article.id);
}

TEST_F(IndexTest, OneAddressForDifferentTextsIsNoCopy) {
    const Article article = press.article();
    index.judge(article);
    Article other = elsewhere(press.article(), "live-page");
    other.url = article.url;
    EXPECT_EQ(kind_of(other), CopyKind::fresh);
}

TEST_F(IndexTest, AFrontPageNamesNoItem) {
    Article one = press.article(3);
    Article other = elsewhere(press.article(3), "other");
    one.url = other.url = "https://news.example/";
    index.judge(one);
    EXPECT_EQ(kind_of(other), CopyKind::fresh);
}

TEST_F(IndexTest, TheSameTextElsewhereIsAnExactCopy) {
    const Article article = press.article();
    index.judge(article);
    const CopyVerdict verdict = index.judge(elsewhere(article, "wire"));
    EXPECT_EQ(verdict.kind, CopyKind::exact_copy);
    EXPECT_EQ(verdict.copy_of, article.id);
}

TEST_F(IndexTest, ATeaserIsFoundInTheFullTextAndTheOtherWayRound) {
    for (int i = 0; i < 50; ++i) {
        index.judge(press.article());
    }
    for (const bool teaser_first : {true, false}) {
        const Article full = press.article(300);
        Article teaser = elsewhere(full, "teaser of " + full.id);
        teaser.text = full.text.substr(0, 260);
        index.judge(teaser_first ? teaser : full);
        const CopyVerdict verdict = index.judge(teaser_first ? full : teaser);
        EXPECT_EQ(verdict.kind, CopyKind::near_copy);
        EXPECT_EQ(verdict.copy_of, teaser_first ? teaser.id : full.id);
    }
}

TEST_F(IndexTest, ATruncatedTextUnderAnotherHeadlineIsANearCopy) {
    for (int i = 0; i < 50; ++i) {
        index.judge(press.article());
    }
    const Article article = press.article(200);
    index.judge(article);
    Article other = elsewhere(article, "cut");
    other.title = press.words(9);
    other.text.resize(other.text.size() / 2);
    EXPECT_EQ(index.judge(other).copy_of, article.id);
}

TEST_F(IndexTest, BoilerplateOfManyItemsMakesNoCopies) {
    const std::string boilerplate = " " + press.words(60);
    int copies = 0;
    for (int i = 0; i < 300; ++i) {
        Article article = press.article(40);
        article.text += boilerplate;
        const bool is_copy = index.judge(article).kind != CopyKind::fresh;
        copies += i >= 100 && is_copy ? 1 : 0;
    }
    EXPECT_EQ(copies, 0);
}

TEST_F(IndexTest, AShortHeadlineAloneIsNoReasonToCallItACopy) {
    Article one = press.article(0);
    Article other = press.article(0);
    one.title = other.title = "Morning news briefing";
    other.outlet = "Somebody else";
    index.judge(one);
    EXPECT_EQ(kind_of(other), CopyKind::fresh);
}

TEST_F(IndexTest, TheSameLongHeadlineOfAnotherOutletWithinTwoDaysIsACopy) {
    Article one = press.article(0);
    one.title = "Harbour town votes to close its last coal pier";
    index.judge(one);

    Article same_outlet = press.article(0);
    same_outlet.title = one.title;
    same_outlet.outlet = one.outlet;
    EXPECT_EQ(kind_of(same_outlet), CopyKind::fresh) << "a rubric of the same paper";

    Article late = elsewhere(one, "late");
    late.published = late.arrived = one.published + std::chrono::hours(80);
    EXPECT_EQ(kind_of(late), CopyKind::fresh) << "too late";

    Article soon = elsewhere(one, "soon");
    soon.published = soon.arrived = one.published + std::chrono::hours(5);
    EXPECT_EQ(kind_of(soon), CopyKind::exact_copy);
}

TEST_F(IndexTest, ChineseTextsAreComparedByCharacters) {
    Article one = press.article(0);
    one.language = "zh";
    one.title = "海港城市投票决定关闭最后一座煤炭码头";
    one.text =
        "市议会周四晚间以微弱多数通过决议，码头将于明年春季停止运营，约三百名工人将转到新的集装箱码头工作。";
    index.judge(one);
    Article other = elsewhere(one, "zh");
    other.title = "煤炭码头将关闭";
    EXPECT_EQ(kind_of(other), CopyKind::near_copy);
}

TEST_F(IndexTest, NothingIsRememberedBeyondTheMost) {
    index = Index(Limits{.most_items = 50});
    const Article first = press.article();
    index.judge(first);
    for (int i = 0; i < 50; ++i) {
        index.judge(press.article());
    }
    EXPECT_EQ(index.size(), 50U);
    EXPECT_EQ(kind_of(first), CopyKind::fresh);
}

TEST_F(IndexTest, LikenessEndsWithTheWindowButIdentityDoesNot) {
    index = Index(Limits{.window = std::chrono::hours(100)});
    const Article first = press.article(100);
    index.judge(first);
    for (int i = 0; i < 150; ++i) {
        index.judge(press.article());
    }
    Article cut = elsewhere(first, "cut");
    cut.text.resize(cut.text.size() / 2);
    EXPECT_EQ(kind_of(cut), CopyKind::fresh);
    EXPECT_EQ(kind_of(first), CopyKind::seen) << "a slow feed shows its items for months";
}

TEST_F(IndexTest, EmptyItemsAreNotCopiesOfEachOther) {
    Article one = press.article(0);
    Article other = press.article(0);
    one.title = other.title = "";
    index.judge(one);
    EXPECT_EQ(kind_of(other), CopyKind::fresh);
    EXPECT_EQ(kind_of(one), CopyKind::seen);
}

}  // namespace
}  // namespace tocsin::dedup
