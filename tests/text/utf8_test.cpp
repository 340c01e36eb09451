#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::text {
namespace {

TEST(Utf8, ReadsWhatItWrites) {
    for (const char32_t point : {U'a', U'é', U'漢', U'😀', char32_t{0x10FFFF}}) {
        std::string bytes;
        append(bytes, point);
        std::size_t at = 0;
        EXPECT_EQ(next(bytes, at), point);
        EXPECT_EQ(at, bytes.size());
    }
}

TEST(Utf8, GivesOneReplacementForEachBadByte) {
    EXPECT_EQ(count_points("a\xE2\x82z"), 4U);
    EXPECT_EQ(scrub("a\xE2\x82z"), "a\uFFFD\uFFFDz");
}

TEST(Utf8, RefusesOverlongSurrogateAndHugePoints) {
    EXPECT_FALSE(is_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_utf8("\xE0\x80\xAF"));
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(is_utf8("\xE2\x82"));
    EXPECT_TRUE(is_utf8("plain, é, 漢, 😀"));
}

TEST(Utf8, ScrubKeepsTabAndNewlineOnly) {
    EXPECT_EQ(scrub(std::string("a\0b\x01"
                                "c\td\n",
                                8)),
              "abc\td\n");
}

TEST(Utf8, CutsBetweenCodePoints) {
    EXPECT_EQ(cut("aé", 2), "a");
    EXPECT_EQ(cut("aé", 3), "aé");
    EXPECT_EQ(cut("漢字", 5), "漢");
    EXPECT_EQ(cut("abc", 0), "");
}

TEST(Utf8, CollapsesEveryKindOfSpace) {
    EXPECT_EQ(collapse_spaces(" \u00A0a\u2003\tb\u3000\n c  "), "a b c");
    EXPECT_EQ(collapse_spaces(" \n "), "");
}

TEST(Utf8, CollapsesWhereverABlankFalls) {
    const std::string words = "abcdefgh ijklmn’op! qrstuv xyz";
    for (std::size_t at = 0; at <= words.size(); ++at) {
        if (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0U) == 0x80U) {
            continue;
        }
        for (const std::string blank : {"  ", "\t", "\u00A0 ", " \u2009"}) {
            const std::string spaced = words.substr(0, at) + blank + words.substr(at);
            std::string expected = words.substr(0, at) + " " + words.substr(at);
            const bool doubled = expected.find("  ") != std::string::npos;
            expected.erase(doubled ? expected.find("  ") : expected.size(), doubled ? 1 : 0);
            expected.erase(0, expected.front() == ' ' ? 1 : 0);
            expected.erase(expected.find_last_not_of(' ') + 1);
            EXPECT_EQ(collapse_spaces(spaced), expected) << spaced;
        }
    }
}

TEST(Utf8, TidiesLineByLine) { EXPECT_EQ(tidy_lines("  a  b \n\n \u00A0\n c\n"), "a b\nc"); }

TEST(Utf8, ComposesAccentsAndHangul) {
    EXPECT_EQ(normalise("e\u0301"), "é");
    EXPECT_EQ(normalise("\u1112\u1161\u11AB"), "한");
    EXPECT_EQ(normalise("déjà 한"), "déjà 한");
}

}  // namespace
}  // namespace tocsin::text
