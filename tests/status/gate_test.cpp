#include "status/gate.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace tocsin::status {
namespace {

TEST(GateTest, OwnNamesAndAddressesPass) {
    for (const char* host : {"localhost",
                             "LocalHost:9470",
                             "127.0.0.1",
                             "127.0.0.1:9470",
                             "[::1]",
                             "[::1]:9470",
                             "192.168.1.5:9470"})
        EXPECT_TRUE(is_own_host(host)) << host;
    char name[256] = {};
    ASSERT_EQ(gethostname(name, sizeof name - 1), 0);
    EXPECT_TRUE(is_own_host(std::string(name) + ":9470"));
}

TEST(GateTest, OtherNamesDoNot) {
    for (const char* host : {"",
                             ":",
                             "evil.example",
                             "localhost.evil.example",
                             "127.0.0.1.nip.io",
                             "localhost:x",
                             "localhost:1234567",
                             "[::1",
                             "[::1]x",
                             "[]",
                             "[evil]",
                             "0x7f.1",
                             "2130706433",
                             "localhost@evil.example",
                             "127.0.0.1:80:80"})
        EXPECT_FALSE(is_own_host(host)) << host;
}

TEST(GateTest, BrowsersTellWhereTheyComeFrom) {
    EXPECT_FALSE(is_cross_site("", "", "localhost"));
    EXPECT_FALSE(is_cross_site("same-origin", "http://localhost:9470", "localhost:9470"));
    EXPECT_FALSE(is_cross_site("none", "", "localhost"));
    EXPECT_TRUE(is_cross_site("cross-site", "", "localhost"));
    EXPECT_TRUE(is_cross_site("same-site", "", "localhost"));
    EXPECT_TRUE(is_cross_site("", "null", "localhost"));
    EXPECT_TRUE(is_cross_site("", "http://localhost:1", "localhost:9470"));
}

}  // namespace
}  // namespace tocsin::status
