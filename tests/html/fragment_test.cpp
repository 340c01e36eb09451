#include "html/fragment.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::html {
namespace {

constexpr const char* base = "https://example.org/blog/";

TEST(Fragment, KeepsHarmlessMarkup) {
    const Fragment fragment = read_fragment("<p>One <b class=x>two</b></p>", base);
    EXPECT_EQ(fragment.html, "<p>One <b class=\"x\">two</b></p>");
    EXPECT_EQ(fragment.text, "One two");
}

TEST(Fragment, DropsScriptsWithTheirContent) {
    EXPECT_EQ(sanitise("a<SCRIPT>alert('<b>')</script >b<style>p{}</style>c", base), "abc");
    EXPECT_EQ(to_text("a<script>never closed <b>x</b>"), "a");
}

TEST(Fragment, DropsUnknownTagsButKeepsTheirContent) {
    EXPECT_EQ(sanitise("<blink>x</blink><object data=a>y</object><iframe src=z></iframe>", base), "xy");
}

TEST(Fragment, DropsHandlersAndUnsafeAddresses) {
    EXPECT_EQ(sanitise("<img src='/a.png' onerror=alert(1)>", base),
              "<img src=\"https://example.org/a.png\" />");
    EXPECT_EQ(sanitise("<a href='java&#10;script:alert(1)'>x</a>", base), "<a>x</a>");
    EXPECT_EQ(sanitise("<a href=' JavaScript:alert(1)'>x</a>", base), "<a>x</a>");
    EXPECT_EQ(sanitise("<img src='data:image/svg+xml,x'>", base), "<img />");
}

TEST(Fragment, MakesAddressesAbsolute) {
    EXPECT_EQ(sanitise("<a href=' post/1?a=1&amp;b=2 '>x</a>", base),
              "<a href=\"https://example.org/blog/post/1?a=1&amp;b=2\">x</a>");
    EXPECT_EQ(sanitise("<a href='post'>x</a>", ""), "<a href=\"post\">x</a>");
}

TEST(Fragment, KeepsHarmlessStylesOnly) {
    EXPECT_EQ(sanitise("<p style='color:red; position:fixed; margin: 0 15px'>x</p>", ""),
              "<p style=\"color: red; margin: 0 15px;\">x</p>");
    EXPECT_EQ(sanitise("<p style='width: expression(alert(1))'>x</p>", ""), "<p>x</p>");
    EXPECT_EQ(sanitise("<p style='color:red;background-image:url(http://x/)'>x</p>", ""),
              "<p style=\"color: red;\">x</p>");
    EXPECT_EQ(sanitise("<p style='col\\6fr:red'>x</p>", ""), "<p>x</p>");
    EXPECT_EQ(sanitise("<p style='COLOR:Red'>x</p>", ""), "<p style=\"COLOR: Red;\">x</p>");
}

TEST(Fragment, ClosesWhatWasLeftOpenAndIgnoresWhatWasNeverOpened) {
    EXPECT_EQ(sanitise("</div><ul><li>a<li>b</ul></b><i>c", ""), "<ul><li>a</li><li>b</li></ul><i>c</i>");
}

TEST(Fragment, EscapesWhatLooksLikeMarkupInText) {
    EXPECT_EQ(sanitise("1 < 2 & 3 > 2 &lt;b&gt;", ""), "1 &lt; 2 &amp; 3 &gt; 2 &lt;b&gt;");
    EXPECT_EQ(sanitise("<a title='\"><script>'>x</a>", ""), "<a title=\"&quot;&gt;&lt;script&gt;\">x</a>");
    EXPECT_EQ(sanitise("a <! not a comment> b", ""), "a &lt;! not a comment&gt; b");
}

TEST(Fragment, CannotBeBrokenOutOfThroughRawTextElements) {
    const std::string safe =
        sanitise("<textarea><img alt='</textarea><script>alert(1)</script>'></textarea>", "");
    EXPECT_EQ(safe.find("<script"), std::string::npos);
}

TEST(Fragment, SkipsCommentsAndSurvivesUnclosedOnes) {
    EXPECT_EQ(to_text("a<!-- <b>x</b> -->b"), "ab");
    EXPECT_EQ(to_text("a<!-- x > b"), "a b");
    EXPECT_EQ(to_text("before <!important"), "before <!important");
}

TEST(Fragment, PutsBlocksOnLinesOfTheirOwn) {
    EXPECT_EQ(to_text("<p>One&nbsp; two</p>\n\n<p>three<br>four</p>"), "One two\nthree\nfour");
}

TEST(Fragment, DecodesReferencesAsBrowsersDo) {
    EXPECT_EQ(decode_entities("caf&eacute; &#8364; &#x20AC; &#128; &copy 2020 &unknown; &amp;lt;"),
              "café € € € © 2020 &unknown; &lt;");
    EXPECT_EQ(decode_entities("a?x=1&copy=2&lt"), "a?x=1&copy=2<");
    EXPECT_EQ(decode_entities("&#0; &#xD800; &#99999999;"), "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD");
}

TEST(Fragment, TellsHtmlFromPlainText) {
    EXPECT_TRUE(looks_like_html("a <b>c</b>"));
    EXPECT_TRUE(looks_like_html("R&amp;D"));
    EXPECT_FALSE(looks_like_html("1 < 2 > 1"));
    EXPECT_FALSE(looks_like_html("Jane <jane@example.org>"));
    EXPECT_FALSE(looks_like_html("R&D"));
    EXPECT_TRUE(looks_like_html("<a href=\"https://example.org/cut")) << "a tag cut off before its end";
    EXPECT_FALSE(looks_like_html("a <b and c"));
}

TEST(Fragment, KeepsDrawingsWithTheirSpelling) {
    EXPECT_EQ(sanitise("<svg viewBox='0 0 1 1' onload=x><circle r=1 /><script>x</script></svg>", ""),
              "<svg viewBox=\"0 0 1 1\"><circle r=\"1\"></circle></svg>");
}

TEST(Fragment, DeclaresThePrefixThatADrawingUses) {
    EXPECT_EQ(sanitise("<math><mi xlink:href='/x'>y</mi></math>", "https://example.org/"),
              "<math><mi xlink:href=\"https://example.org/x\" "
              "xmlns:xlink=\"http://www.w3.org/1999/xlink\">y</mi></math>");
}

TEST(Fragment, BoundsDepthAndTime) {
    std::string deep;
    for (int i = 0; i < 200000; ++i) {
        deep += "<div><!-- >";
    }
    EXPECT_LT(sanitise(deep + "x", "").size(), 10000U);
    EXPECT_EQ(to_text(std::string(2000000, '<')), std::string(2000000, '<'));
}

}  // namespace
}  // namespace tocsin::html
