#include "clean/cleaner.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::clean {
namespace {

const Cleaner& cleaner() {
    static const Cleaner made = *Cleaner::load(TOCSIN_TEST_CONFIG "/knowledge");
    return made;
}

Time at(const char* text) { return *from_rfc3339(text); }

const Time noon = at("2025-01-21T12:00:00Z");

Source source() {
    Source made;
    made.id = "s1";
    made.url = "https://lejournal.example/rss";
    made.name = "Le Journal";
    made.trust = 0.7;
    made.tags = {"energie"};
    return made;
}

RawItem item(const std::string& title, const std::string& html) {
    RawItem made;
    made.id = "g1";
    made.title = title;
    made.url = "https://www.lejournal.example/a?utm_source=rss";
    made.content_html = html;
    made.published = at("2025-01-21T10:00:00Z");
    return made;
}

TEST(Cleaner, MakesOneArticleOfAScrapedPage) {
    const std::string headline = "Un géant de l'énergie construit trois usines en Bretagne";
    const RawItem raw =
        item(headline + " " + headline + " " + headline,
             "<h1>" + headline + "</h1><p>" + headline +
                 "</p><p>Le groupe a annoncé mardi la construction de trois "
                 "usines, pour deux milliards d'euros, selon deux personnes proches du dossier.</p>"
                 "<p>Les travaux dureront quatre ans. For Latest Updates Follow us on <a href=x>Google "
                 "News</a></p>"
                 "<p>PREV</p><p><a href=y>Une recette de gâteau</a></p><p>NEXT</p><p><a href=z>Le tennis en "
                 "finale</a></p>");
    const Article article = cleaner().clean(raw, {}, source(), noon);
    EXPECT_EQ(article.title, headline);
    EXPECT_EQ(
        article.text,
        "Le groupe a annoncé mardi la construction de trois usines, pour deux milliards d'euros, selon deux "
        "personnes proches du dossier.\nLes travaux dureront quatre ans.");
    EXPECT_EQ(article.language, "fr");
    EXPECT_EQ(article.outlet, "Le Journal");
    EXPECT_EQ(article.url, "https://www.lejournal.example/a");
    EXPECT_EQ(article.published, at("2025-01-21T10:00:00Z"));
    EXPECT_TRUE(article.dated);
    EXPECT_EQ(article.tags, source().tags);
}

TEST(Cleaner, TakesTheFullerOfContentAndSummary) {
    RawItem raw = item("Titel", "<p>Kurz.</p>");
    raw.summary_html = "<p>Die Zusammenfassung sagt hier mehr als der Inhalt.</p>";
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).text,
              "Die Zusammenfassung sagt hier mehr als der Inhalt.");
}

TEST(Cleaner, NamesThePublisherOfAnAggregatedItem) {
    RawItem raw = item("Plant opens in Ohio - Valley Herald", "");
    raw.source.emplace().title = "Valley Herald";
    const Article article = cleaner().clean(raw, {}, source(), noon);
    EXPECT_EQ(article.outlet, "Valley Herald");
    EXPECT_EQ(article.title, "Plant opens in Ohio");
}

TEST(Cleaner, PrefersTheAddressThatAProxyHides) {
    RawItem raw = item("One title", "text");
    raw.url = "https://proxy.example/~r/1";
    raw.links = {{"https://proxy.example/~r/1", "alternate", {}, {}, {}, {}},
                 {"https://example.org/1", "canonical", {}, {}, {}, {}}};
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).url, "https://example.org/1");
}

TEST(Cleaner, LinksToPagesOnly) {
    RawItem raw = item("One title", "text");
    raw.url = "javascript:alert(1)";
    raw.links = {{"magnet:?xt=urn:btih:1", "alternate", {}, {}, {}, {}},
                 {"https://example.org/1", "alternate", {}, {}, {}, {}}};
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).url, "https://example.org/1");
    raw.links.clear();
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).url, "");
}

TEST(Cleaner, IdDependsOnSourceAndGuidOnly) {
    RawItem raw = item("One title", "text");
    const std::string id = cleaner().clean(raw, {}, source(), noon).id;
    raw.title = "Another title";
    raw.url = "https://elsewhere.example/";
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).id, id);
    raw.id = "g2";
    EXPECT_NE(cleaner().clean(raw, {}, source(), noon).id, id);
    Source other = source();
    other.id = "s2";
    raw.id = "g1";
    EXPECT_NE(cleaner().clean(raw, {}, other, noon).id, id);
}

TEST(Cleaner, IdOfAnItemWithoutGuidIgnoresTracking) {
    RawItem raw = item("Title", "text");
    raw.id.clear();
    const std::string id = cleaner().clean(raw, {}, source(), noon).id;
    raw.url = "https://www.lejournal.example/a?utm_source=newsletter";
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).id, id);
}

TEST(Cleaner, ClampsDatesToArrival) {
    RawItem raw = item("Title", "text");
    raw.published = at("2025-01-21T15:00:00Z");
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).published, noon);
    EXPECT_TRUE(cleaner().clean(raw, {}, source(), noon).dated);
    EXPECT_FALSE(cleaner().clean(raw, {}, source(), noon).date_doubtful);
}

TEST(Cleaner, MarksADateThatCannotBeMeant) {
    RawItem raw = item("Title", "text");
    for (const char* date : {"2026-01-21T15:00:00Z", "1989-12-31T23:59:59Z", "0001-01-01T00:00:00Z"}) {
        raw.published = at(date);
        const Article article = cleaner().clean(raw, {}, source(), noon);
        EXPECT_EQ(article.published, noon) << date;
        EXPECT_FALSE(article.dated) << date;
        EXPECT_TRUE(article.date_doubtful) << date;
    }
}

TEST(Cleaner, FallsBackToUpdatedThenToArrival) {
    RawItem raw = item("Title", "text");
    raw.published.reset();
    raw.updated = at("2025-01-20T00:00:00Z");
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).published, at("2025-01-20T00:00:00Z"));
    raw.updated.reset();
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).published, noon);
    EXPECT_FALSE(cleaner().clean(raw, {}, source(), noon).dated);
}

TEST(Cleaner, ChecksTheClaimedLanguageByTheText) {
    RawItem raw =
        item("Neue Werke",
             "<p>Das Unternehmen kündigte am Dienstag den Bau mehrerer neuer Werke im ganzen Land an. Die "
             "Arbeiten sollen im Frühjahr beginnen und vier Jahre dauern, sagte eine Sprecherin der "
             "Deutschen Presse-Agentur.</p>");
    raw.language = "en-US";
    EXPECT_EQ(cleaner().clean(raw, {}, source(), noon).language, "de");
}

TEST(Cleaner, SurvivesAnEmptyItem) {
    const Article article = cleaner().clean({}, {}, source(), noon);
    EXPECT_EQ(article.title, "");
    EXPECT_EQ(article.text, "");
    EXPECT_FALSE(article.id.empty());
}

TEST(Cleaner, NamesTheFolderItCannotRead) {
    const auto missing = Cleaner::load("/nowhere");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().what.find("/nowhere"), std::string::npos);
}

}  // namespace
}  // namespace tocsin::clean
