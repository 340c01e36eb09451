#include "html/tree.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace tocsin::html {
namespace {

std::string repeat(const std::string& part, int times) {
    std::string whole;
    for (int round = 0; round < times; ++round)
        whole += part;
    return whole;
}

NodeId find(const Tree& tree, std::string_view tag) {
    for (NodeId node = 0; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].tag == tag)
            return node;
    }
    return no_node;
}

TEST(Tree, LinksParentsChildrenAndSiblings) {
    const Tree tree = read_page("<body><div ID='a'><p>one<p>two</div>");
    const NodeId box = find(tree, "div");
    ASSERT_NE(box, no_node);
    EXPECT_EQ(tree.attribute(box, "id"), "a");
    EXPECT_EQ(tree.attribute(box, "class"), "");
    const NodeId first = tree.nodes[box].first_child;
    EXPECT_EQ(tree.nodes[first].tag, "p");
    EXPECT_EQ(tree.nodes[first].parent, box);
    EXPECT_EQ(tree.text_of(tree.nodes[first].next), "two");
}

TEST(Tree, SeparatesBlocksAndSkipsWhatIsNotSeen) {
    const Tree tree = read_page(
        "<title>T</title><body>a <b>bold</b>\nline<script>var x='<p>';</script><style>p{}</style>"
        "<p>next&nbsp;&eacute;<br>after</p><template><p>hidden</p></template>");
    EXPECT_EQ(tree.text_of(find(tree, "body")), "a bold line\nnext é\nafter");
    EXPECT_EQ(tree.text_of(find(tree, "title")), "T");
}

TEST(Tree, IgnoresTheCharsetAPageClaims) {
    EXPECT_EQ(read_page("<meta charset=iso-8859-1><p>é漢</p>").text_of(0), "é漢");
}

TEST(Tree, GivesTheBeginningOfALongText) {
    const Tree tree = read_page("<p><b>één <i>two</i> three</b></p>");
    const NodeId bold = find(tree, "b");
    EXPECT_EQ(tree.text_of(bold, 5), "één");
    EXPECT_EQ(tree.text_of(bold, 1), "");
    EXPECT_EQ(tree.text_of(bold, 100), "één two three");
}

TEST(Tree, ReadsBadUtf8AsReplacements) { EXPECT_EQ(read_page("<p>a\xFF é</p>").text_of(0), "a\uFFFD é"); }

TEST(Tree, LosesNothingBelowTheDepthItKeeps) {
    const Tree tree = read_page(repeat("<div>", 3000) + "deep" + repeat("</div>", 3000) + "<p>after</p>");
    EXPECT_EQ(tree.text_of(0), "deep\nafter");
    EXPECT_FALSE(tree.damaged);
    std::size_t deepest = 0;
    std::vector<std::size_t> depth(tree.nodes.size());
    for (NodeId node = 1; node < tree.nodes.size(); ++node) {
        depth[node] = depth[tree.nodes[node].parent] + 1;
        deepest = std::max(deepest, depth[node]);
    }
    EXPECT_LE(deepest, 512U);
}

TEST(Tree, KeepsSomeOfTooManyAttributes) {
    std::string tag = "<p";
    for (int number = 0; number < 50000; ++number)
        tag += " a" + std::to_string(number) + "='x'";
    const Tree tree = read_page(tag + ">text</p><p>after</p>");
    EXPECT_EQ(tree.text_of(0), "text\nafter");
    EXPECT_EQ(tree.nodes[find(tree, "p")].attributes.size(), 256U);
}

TEST(Tree, KeepsLongAttributesWithAngleBrackets) {
    const std::string json = repeat("a > b \\u003c ", 100);
    const Tree tree = read_page("<div data-x=\"" + json + "\" id=i>text</div>");
    EXPECT_EQ(tree.attribute(find(tree, "div"), "id"), "i");
    EXPECT_EQ(tree.attribute(find(tree, "div"), "data-x"), json);
}

TEST(Tree, StopsWhenUnmatchedEndTagsCostTooMuch) {
    const auto begin = std::chrono::steady_clock::now();
    const Tree tree = read_page(repeat("<div></p>", 200000));
    EXPECT_TRUE(tree.damaged);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Tree, ReadsNothingFromNothing) {
    EXPECT_EQ(read_page("").nodes.size(), 1U);
    EXPECT_EQ(read_page("").text_of(0), "");
}

}  // namespace
}  // namespace tocsin::html
