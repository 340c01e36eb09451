#include "html/select.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::html {
namespace {

const char* page =
    "<div id=list class='news wide'>"
    "<article class='item first' data-kind=lead><h2><a href='/one.html'>One</a></h2><p>Text one</p></article>"
    "<article class=item><h2><a href='/two.pdf'>Two</a></h2><p lang='en gb'>Text two</p></article>"
    "<article class=item><h2>Three</h2><span>x</span><p>Text three</p><p>More</p></article>"
    "</div><aside><a href='http://other/'>Out</a></aside>";

std::string texts(const std::string& selector, NodeId root = 0) {
    static const Tree tree = read_page(page);
    const auto selection = Selection::compile(selector);
    if (!selection)
        return selection.error().what;
    std::string joined;
    for (const NodeId node : selection->all(tree, root))
        joined += tree.text_of(node) + ";";
    return joined;
}

TEST(Select, FindsByTagIdAndClass) {
    EXPECT_EQ(texts("h2"), "One;Two;Three;");
    EXPECT_EQ(texts("H2"), "One;Two;Three;");
    EXPECT_EQ(texts("#list .first h2"), "One;");
    EXPECT_EQ(texts("article.item.first p"), "Text one;");
    EXPECT_EQ(texts(".ite"), "");
}

TEST(Select, FindsByAttribute) {
    EXPECT_EQ(texts("a[href]"), "One;Two;Out;");
    EXPECT_EQ(texts("[data-kind=lead] a"), "One;");
    EXPECT_EQ(texts("a[href^='/']"), "One;Two;");
    EXPECT_EQ(texts("a[href$=\".pdf\"]"), "Two;");
    EXPECT_EQ(texts("a[href*=the]"), "Out;");
    EXPECT_EQ(texts("p[lang~=gb]"), "Text two;");
}

TEST(Select, FollowsRelations) {
    EXPECT_EQ(texts("#list > article > h2 > a"), "One;Two;");
    EXPECT_EQ(texts("#list > a"), "");
    EXPECT_EQ(texts("h2 + p"), "Text one;Text two;");
    EXPECT_EQ(texts("h2 ~ p"), "Text one;Text two;Text three;More;");
    EXPECT_EQ(texts("div article ~ article h2"), "Two;Three;");
}

TEST(Select, CountsChildren) {
    EXPECT_EQ(texts("article:first-child h2"), "One;");
    EXPECT_EQ(texts("article:last-child h2"), "Three;");
    EXPECT_EQ(texts("article:nth-child(2) h2"), "Two;");
    EXPECT_EQ(texts("article:nth-child(odd) h2"), "One;Three;");
    EXPECT_EQ(texts("article:nth-child(-n+2) h2"), "One;Two;");
    EXPECT_EQ(texts("article:nth-child(2n) h2"), "Two;");
}

TEST(Select, LeavesOut) {
    EXPECT_EQ(texts("article:not(.first) h2"), "Two;Three;");
    EXPECT_EQ(texts("article:not(.first, :last-child) h2"), "Two;");
    EXPECT_EQ(texts("#list *:not(article):not(p):not(a):not(span)"), "One;Two;Three;");
}

TEST(Select, TakesAlternativesInDocumentOrder) { EXPECT_EQ(texts("aside a, h2 > a"), "One;Two;Out;"); }

TEST(Select, StaysBelowItsRoot) {
    const Tree tree = read_page(page);
    const NodeId second = Selection::compile("article")->all(tree)[1];
    const auto found = Selection::compile("a")->all(tree, second);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(tree.text_of(found[0]), "Two");
    EXPECT_TRUE(Selection::compile("article")->all(tree, second).empty());
}

TEST(Select, SaysWhereItIsWrong) {
    EXPECT_NE(texts("a[href").find("character 7"), std::string::npos) << texts("a[href");
    for (const char* wrong : {"",
                              "a >",
                              "a,",
                              "a..b",
                              ":hover",
                              "a[b=",
                              "a[b='c]",
                              "p:nth-child(x)",
                              "a!b",
                              "p:not(:not(a))",
                              "#"})
        EXPECT_FALSE(Selection::compile(wrong)) << wrong;
}

TEST(Select, RefusesMonsters) {
    EXPECT_FALSE(Selection::compile(std::string(5000, 'a')));
    std::string chain;
    for (int part = 0; part < 40; ++part)
        chain += "a ";
    EXPECT_FALSE(Selection::compile(chain));
}

}  // namespace
}  // namespace tocsin::html
