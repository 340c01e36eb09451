#include "text/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <memory>
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

TEST(Encoding, BelievesTheBytesBeforeAClaimOfOneByteALetter) {
    for (const std::string_view claim :
         {"iso-8859-1", "windows-1252", "windows-1251", "koi8-r", "gb2312", "big5", "shift_jis"}) {
        const std::string_view news = "Les députés ont adopté la loi à l’unanimité, où « ça suffit »";
        const Decoded decoded = to_utf8(news, "", claim);
        EXPECT_EQ(decoded.utf8, news) << claim;
        EXPECT_EQ(decoded.charset, "utf-8") << claim;
        EXPECT_TRUE(decoded.conflict) << claim;
    }
}

TEST(Encoding, TakesOneSequenceForChance) {
    EXPECT_EQ(to_utf8("caf\xC3\xA9", "", "windows-1252").utf8, "cafÃ©");
    EXPECT_EQ(to_utf8("\xC1\xAA\xCD\xA8", "", "gb2312").charset, "gb18030");
    EXPECT_EQ(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "", "windows-1251").utf8, "Привет");
}

TEST(Encoding, BelievesTheDeclarationThatTheBytesBearOut) {
    const Decoded decoded = to_utf8("caf\xC3\xA9", "ISO-8859-1", "utf-8");
    EXPECT_EQ(decoded.utf8, "café");
    EXPECT_TRUE(decoded.conflict);
    EXPECT_EQ(to_utf8("caf\xE9", "ISO-8859-1", "utf-8").utf8, "café");
}

TEST(Encoding, SaysWhenAClaimIsUnknown) { EXPECT_TRUE(to_utf8("abc", "", "klingon-8").conflict); }

TEST(Encoding, KeepsUtf8ThatIsBrokenInOnePlace) {
    const Decoded decoded = to_utf8("été à la forêt, déjà \xE9 où", "", "utf-8");
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_TRUE(decoded.conflict);
    EXPECT_NE(decoded.utf8.find("forêt"), std::string::npos);
}

TEST(Encoding, NeedsLessProofOfUtf8WhereItWasClaimed) {
    const std::string_view damaged = "d\xC3\xA9j\xC3\xA0 vu \xE9 x"sv;
    EXPECT_EQ(to_utf8(damaged, "", "utf-8").utf8, "déjà vu \uFFFD x");
    EXPECT_EQ(to_utf8("d\xE9j\xE0 vu", "", "utf-8").utf8, "déjà vu");
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

/// Letters the converter has, up to forty, in their own bytes; `utf8` is what ICU makes of these.
std::string letters_in(UConverter* converter, std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set;
    ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
    if (!set.contains('<') || !set.contains('>') || !set.contains('a') || !set.contains('/')) {
        return {};  // nobody can write a feed in it
    }
    set.retainAll(icu::UnicodeSet(u"[[:L:]-[:Block=CJK_Compatibility_Ideographs:]]", status));
    set.remove(0xFF00, 0xFFFF);
    icu::UnicodeString sample("<a>");
    const int32_t step = std::max(set.size() / 40, 1);
    for (int32_t i = 0; i < set.size(); i += step) {
        sample += set.charAt(i);
    }
    sample += u"</a>";
    std::string bytes(static_cast<std::size_t>(sample.length()) * 8 + 16, ' ');
    const int32_t length = ucnv_fromUChars(converter,
                                           bytes.data(),
                                           static_cast<int32_t>(bytes.size()),
                                           sample.getBuffer(),
                                           sample.length(),
                                           &status);
    bytes.resize(U_FAILURE(status) != 0 ? 0 : static_cast<std::size_t>(length));
    const icu::UnicodeString kept(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status);
    kept.toUTF8String(utf8);
    return bytes;
}

TEST(Encoding, ReadsEveryEncodingThatIcuKnows) {
    int read = 0;
    for (int32_t i = 0; i < ucnv_countAvailable(); ++i) {
        const std::string name = ucnv_getAvailableName(i);
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status),
                                                                           &ucnv_close);
        ASSERT_TRUE(U_SUCCESS(status)) << name;
        std::string utf8;
        const std::string bytes = letters_in(converter.get(), utf8);
        if (bytes.empty()) {
            continue;
        }
        const Decoded decoded = to_utf8(bytes, name, "");
        EXPECT_EQ(decoded.utf8, utf8) << name << " as " << decoded.charset;
        read += decoded.utf8 == utf8 ? 1 : 0;
    }
    EXPECT_GE(read, 200);
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
