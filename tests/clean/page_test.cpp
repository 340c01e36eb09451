#include "clean/page.h"

#include "clean/page_metadata.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::clean {
namespace {

const Cleaner& cleaner() {
    static const Cleaner made = *Cleaner::load(TOCSIN_TEST_CONFIG "/knowledge");
    return made;
}

Page read(const std::string& html, const std::string& url = "https://www.herald.example/2025/01/21/plants") {
    return extract_page(html, url, "text/html; charset=utf-8", cleaner());
}

const std::string first =
    "The company said on Tuesday that it would build three plants in the north of the country, at a cost of "
    "two "
    "billion euros, over the next four years.";
const std::string second =
    "Work begins in spring, according to two people close to the matter, and the first plant opens in 2027.";
const std::string third =
    "The unions, who were not asked, call the plan an insult, and want to be heard before June.";

std::string page(const std::string& head, const std::string& after) {
    return "<html lang=en><head><title>Three plants for the north | Valley Herald</title>" + head +
           "</head><body><nav><a href=/>Home</a> <a href=/x>Business</a></nav><div class=wrap><div id=main>"
           "<h1>Three plants for the north</h1><div class=byline>By Ann Author</div>"
           "<div class='article-share'><a href=#>Share</a><p>Share this story with all of your many "
           "friends.</p></div>"
           "<p>" +
           first +
           "</p><figure><img><figcaption>A plant, seen from the river in winter.</figcaption></figure>"
           "<p>" +
           second + "</p><h2>Unions angry</h2><p>" + third + "</p>" + after + "</div><div class=sidebar><p>" +
           "Another story, with commas, that has nothing to do with this." +
           "</p></div></div><footer><p>All rights, of all kinds, are reserved, "
           "always.</p></footer></body></html>";
}

TEST(Page, FindsHeadlineTextDateAndLanguage) {
    const Page found = read(page("", ""));
    EXPECT_EQ(found.title, "Three plants for the north");
    EXPECT_EQ(found.text, first + "\n" + second + "\nUnions angry\n" + third);
    EXPECT_EQ(found.published, "2025-01-21");
    EXPECT_EQ(found.language, "en");
    EXPECT_EQ(found.canonical, "https://www.herald.example/2025/01/21/plants");
}

TEST(Page, CutsRelatedLinks) {
    const Page found = read(page("",
                                 "<p>Related articles</p><ul><li><a href=a>A cake recipe</a></li><li>"
                                 "<a href=b>Tennis final</a></li></ul><p>PREV</p><p><a href=c>Cats</a></p>"));
    EXPECT_EQ(found.text, first + "\n" + second + "\nUnions angry\n" + third);
}

TEST(Page, BelievesLinkedData) {
    const std::string data =
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Three "
        "plants for "
        "the north\",\"datePublished\":\"2025-01-20T23:30:00-05:00\",\"author\":[{\"name\":\"Ann Author\"}],"
        "\"publisher\":{\"name\":\"Valley "
        "Herald\"},\"isAccessibleForFree\":\"False\",\"image\":{\"url\":\"/i.jpg\"}}]}"
        "</script>";
    const Page found = read(page(data, ""));
    EXPECT_EQ(found.published, "2025-01-20T23:30:00-05:00") << "the page's own day and offset";
    EXPECT_EQ(found.author, "Ann Author");
    EXPECT_EQ(found.site, "Valley Herald");
    EXPECT_EQ(found.image, "https://www.herald.example/i.jpg");
    EXPECT_TRUE(found.truncated);
}

TEST(Page, TakesLinkedTextWhenThePageHasNone) {
    std::string body;
    for (int round = 0; round < 5; ++round) {
        body += first + " ";
    }
    const Page found = read("<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" +
                            body + "\"}</script><div id=app></div>");
    EXPECT_EQ(found.text.substr(0, first.size()), first);
}

TEST(Page, ReadsTextBrokenByLineElements) {
    const Page found = read("<div class=x>" + first + "<br><br>" + second + "<br>" + third + "</div>");
    EXPECT_EQ(found.text, first + "\n" + second + "\n" + third);
}

TEST(Page, GathersParagraphsFromSiblings) {
    const Page found =
        read("<div><div class=a><div><p>" + first + "</p></div></div><div class=b><div><p>" + second +
             "</p></div></div><div class=c><div><p>" + third + "</p></div></div></div>");
    EXPECT_EQ(found.text, first + "\n" + second + "\n" + third);
}

TEST(Page, GivesNothingForNothing) {
    EXPECT_EQ(read("").text, "");
    EXPECT_EQ(read("<script type=application/ld+json>[[[[</script>").title, "");
}

TEST(Page, ReadsTheDatesOfAttributes) {
    EXPECT_EQ(page_date("2025-01-21T10:00:00+01:00"), "2025-01-21T10:00:00+01:00");
    EXPECT_EQ(page_date("2025-01-21 10:00:00"), "2025-01-21");
    EXPECT_EQ(page_date("20250121"), "2025-01-21");
    EXPECT_EQ(page_date("2025/1/2"), "2025-01-02");
    EXPECT_EQ(page_date("Tue, 21 Jan 2025 10:00:00 GMT"), "2025-01-21");
    EXPECT_EQ(page_date("January 21, 2025"), "2025-01-21");
    EXPECT_EQ(page_date("2025-02-31"), "");
    EXPECT_EQ(page_date("yesterday"), "");
    EXPECT_EQ(page_date("1970-01-01T00:00:00Z"), "");
}

}  // namespace
}  // namespace tocsin::clean
