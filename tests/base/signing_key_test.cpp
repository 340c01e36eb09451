#include "base/signing_key.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

std::optional<std::string> key_of(const std::string& text) { return signing_key(Secret(text)); }

TEST(SigningKey, IsTheBytesBehindThePrefix) {
    EXPECT_EQ(key_of("whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4"), "abcdefghijklmnopqrstuvwx");
}

TEST(SigningKey, TooShortTooLongOrOtherwiseWrittenIsNone) {
    EXPECT_FALSE(key_of(""));
    EXPECT_FALSE(key_of("YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4"));
    EXPECT_FALSE(key_of("whsec_YWJj"));
    EXPECT_FALSE(key_of("whsec_" + std::string(88, 'A')));
    EXPECT_FALSE(key_of("whsec_not base64 at all, whatever it is"));
}

}  // namespace
}  // namespace tocsin
