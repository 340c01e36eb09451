#include "story/wording.h"
#include "story/hearsay.h"

#include <gtest/gtest.h>

namespace tocsin::story {
namespace {

using Words = std::vector<std::string>;

Words saying(const std::string& title, const std::string& text, const std::string& name) {
    Article article;
    article.title = title;
    article.text = text;
    return Wording(article, 250).saying(name);
}

TEST(Wording, SaysANameInHeadlineOrText) {
    EXPECT_EQ(saying("Kvarts Data digs", "", "Kvarts Data"), Words({"kvarts", "data"}));
    EXPECT_EQ(saying("A hall", "It is built by Kvarts Data.", "Kvarts Data"), Words({"kvarts", "data"}));
    EXPECT_EQ(saying("A hall", "It is built by others.", "Kvarts Data"), Words({}));
}

TEST(Wording, TheFirstWordOfANameWillDo) {
    EXPECT_EQ(saying("Kvarts digs", "", "Kvarts Data"), Words({"kvarts"}));
    EXPECT_EQ(saying("Data are dug", "", "Kvarts Data"), Words({}));
}

TEST(Wording, TheFirstWordOfAnotherNameWillNot) {
    EXPECT_EQ(saying("", "A hall of Northern Ireland is built.", "Northern Data"), Words({}));
    EXPECT_EQ(saying("", "A hall of Northern is built.", "Northern Data"), Words({"northern"}));
    EXPECT_EQ(saying("Northern Digs In Town", "", "Northern Data"), Words({"northern"}))
        << "all has capitals";
}

TEST(Wording, EndingsDoNotMatter) {
    EXPECT_EQ(saying("Im Wittstocker Rathaus", "", "Wittstock"), Words({"wittstocker"}));
    EXPECT_EQ(saying("Запуск «Дальсветы» перенесли", "", "Дальсвета"), Words({"дальсветы"}));
    EXPECT_EQ(saying("동해구름이 짓는다", "", "동해구름"), Words({"동해구름이"}));
    EXPECT_EQ(saying("Weltmeister", "", "Wels"), Words({}));
    EXPECT_EQ(saying("Novartis digs", "", "Nova Data"), Words({}));
    EXPECT_EQ(saying("Metall digs", "", "Meta"), Words({}));
    EXPECT_EQ(saying("the Amazonas digs", "", "Amazon"), Words({}));
    EXPECT_EQ(saying("Kvartsitberg and Kvarts", "", "Kvarts"), Words({"kvarts"}));
}

TEST(Wording, WithoutBlanksTheWholeNameIsNeeded) {
    EXPECT_EQ(saying("防城港也将布放海星算力", "", "海星算力"), Words({"海星算力"}));
    EXPECT_EQ(saying("海星与算力", "", "海星算力"), Words({}));
}

TEST(Wording, OfALongTextTheBeginningCounts) {
    Article article;
    for (int word = 0; word < 20; ++word) {
        article.text += "word ";
    }
    article.text += "Kvarts";
    EXPECT_EQ(Wording(article, 20).saying("Kvarts"), Words({}));
    EXPECT_EQ(Wording(article, 21).saying("Kvarts"), Words({"kvarts"}));
}

TEST(Hearsay, AHeadlineMayLeaveACurrencyOut) {
    Article article;
    article.title = "Mortara, Microsoft alza la posta a 4 miliardi";
    EXPECT_TRUE(headline_says_sum(article, "4 miliardi di euro"));
    EXPECT_FALSE(headline_says_sum(article, "4 milioni di euro"));
    EXPECT_FALSE(headline_says_sum(article, ""));
    article.title = "Halls for 12 billion";
    EXPECT_FALSE(headline_says_sum(article, "2 billion euros"));
}

TEST(Hearsay, AHeadlineMayShortenAName) {
    Article article;
    article.title = "Saguenay : Bell devient partenaire";
    EXPECT_TRUE(headline_says_any(article, {}, {"Bell Canada"}));
    EXPECT_FALSE(headline_says_any(article, {}, {"Canada Steel"}));
}

}  // namespace
}  // namespace tocsin::story
