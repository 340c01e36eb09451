#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tocsin::text {
namespace {

using namespace std::string_view_literals;

TEST(Encoding, BelievesTheByteOrderMarkBeforeEverybodyElse) {
    const Decoded decoded = to_utf8("\xEF\xBB\xBF<a>\xC3\xA9</a>", "iso-8859-1", "koi8-r");
    EXPECT_EQ(decoded.utf8, "<a>é</a>");
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_FALSE(decoded.conflict);
}

TEST(Encoding, BelievesTheTransportBeforeTheDeclaration) {
    const Decoded decoded = to_utf8("\xC1\xC2", "koi8-r", "windows-1251");
    EXPECT_EQ(decoded.utf8, "аб");
    EXPECT_EQ(decoded.charset, "koi8-r");
}

TEST(Encoding, ReadsLatin1AsBrowsersDo) {
    const Decoded decoded = to_utf8("don\x92t", "", "ISO-8859-1");
    EXPECT_EQ(decoded.utf8, "don’t");
    EXPECT_EQ(decoded.charset, "iso-8859-1");
}

TEST(Encoding, WidensGb2312) { EXPECT_EQ(to_utf8("\xD6\xD0", "gb2312", "").charset, "gb18030"); }

TEST(Encoding, SaysWhenAClaimIsWrong) {
    const Decoded decoded = to_utf8("caf\xC3\xA9", "us-ascii", "");
    EXPECT_EQ(decoded.utf8, "café");
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_TRUE(decoded.conflict);
}

TEST(Encoding, SaysWhenAClaimIsUnknown) { EXPECT_TRUE(to_utf8("abc", "", "klingon-8").conflict); }

TEST(Encoding, KeepsUtf8ThatIsBrokenInOnePlace) {
    const Decoded decoded = to_utf8("été à la forêt, déjà \xE9 où", "", "utf-8");
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_TRUE(decoded.conflict);
    EXPECT_NE(decoded.utf8.find("forêt"), std::string::npos);
}

TEST(Encoding, ReadsTheWidthFromTheShape) {
    const Decoded decoded = to_utf8("<\0a\0>\0"sv, "", "utf-16");
    EXPECT_EQ(decoded.utf8, "<a>");
    EXPECT_EQ(decoded.charset, "utf-16le");
}

TEST(Encoding, FindsTheDeclarationInAnyShape) {
    EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='KOI8-R'?><rss/>"), "KOI8-R");
    EXPECT_EQ(declared_charset("<html><head><META charset=windows-1251><body>"), "windows-1251");
    EXPECT_EQ(declared_charset("<meta http-equiv='Content-Type' content='text/html; charset=big5'>"), "big5");
    EXPECT_EQ(declared_charset("<rss encoding='no'/>"), "");
    std::string wide;
    for (const char c : "<?xml version='1.0' encoding='utf-16'?>"sv) {
        wide += '\0';
        wide += c;
    }
    EXPECT_EQ(declared_charset(wide), "utf-16");
}

TEST(Encoding, FindsTheCharsetOfAContentType) {
    EXPECT_EQ(charset_parameter("text/xml; qs=0.9; Charset=\"utf-8\""), "utf-8");
    EXPECT_EQ(charset_parameter("text/xml;charset='gb2312'"), "gb2312");
    EXPECT_EQ(charset_parameter("text/xml; charset:utf-8"), "");
    EXPECT_EQ(charset_parameter("text/xml"), "");
}

TEST(Encoding, KnowsTheNamesOfOldCodePages) {
    for (const std::string_view name :
         {"437", "cp850", "ibm852", "csibm866", "mac-latin2", "windows_1253", "cp874"}) {
        EXPECT_FALSE(to_utf8("A\x80", "", name).conflict) << name;
    }
}

TEST(Encoding, DetectsWhatNobodyNamed) {
    const Decoded decoded = to_utf8(
        "\x8D\xA1\x93\xFA\x82\xCC\x83\x6A\x83\x85\x81\x5B\x83\x58\x82\xC9\x82\xE6\x82\xE9\x82\xC6\x81\x41\x90"
        "\xAD\x95\x7B"
        "\x82\xCD\x90\x56\x82\xB5\x82\xA2\x95\xFB\x90\x6A\x82\xF0\x96\xBE\x82\xE7\x82\xA9\x82\xC9\x82\xB5\x82"
        "\xBD\x81\x42",
        "",
        "");
    EXPECT_EQ(decoded.charset, "shift_jis");
    EXPECT_EQ(decoded.utf8.substr(0, 6), "今日");
    EXPECT_TRUE(decoded.conflict);
}

TEST(Encoding, SurvivesCutAndEmptyInput) {
    EXPECT_EQ(to_utf8("", "", "").utf8, "");
    EXPECT_EQ(to_utf8("\xFF\xFE<", "", "").charset, "utf-16le");
    EXPECT_EQ(to_utf8("\0\0\0<\0\0"sv, "", "").charset, "utf-32be");
}

}  // namespace
}  // namespace tocsin::text
