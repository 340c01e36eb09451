#include "fetch/guard.h"

#include <gtest/gtest.h>

namespace tocsin::fetch {
namespace {

bool is_public(const char* text) {
    const auto address = parse_address(text);
    EXPECT_TRUE(address) << text;
    return address && fetch::is_public(*address);
}

TEST(GuardTest, SpecialPurposeAddressesAreNotPublic) {
    for (const char* text :
         {"0.0.0.0",         "0.255.255.255",   "10.0.0.0",        "10.255.255.255",  "100.64.0.0",
          "100.127.255.255", "127.0.0.1",       "127.255.255.255", "169.254.169.254", "172.16.0.0",
          "172.31.255.255",  "192.0.0.1",       "192.0.0.170",     "192.0.2.1",       "192.88.99.1",
          "192.168.0.0",     "192.168.255.255", "198.18.0.0",      "198.19.255.255",  "198.51.100.7",
          "203.0.113.255",   "224.0.0.1",       "239.255.255.255", "240.0.0.1",       "255.255.255.255"})
        EXPECT_FALSE(is_public(text)) << text;
    for (const char* text : {"::",
                             "::1",
                             "::2",
                             "::127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::127.0.0.1",
                             "64:ff9b::a9fe:a9fe",
                             "64:ff9b:1::1",
                             "64:ff9b:1:2::8.8.8.8",
                             "100::1",
                             "100:0:0:1::1",
                             "2001::1",
                             "2001:0:4136:e378::1",
                             "2001:2::1",
                             "2001:10::1",
                             "2001:20::1",
                             "2001:1ff:ffff::1",
                             "2001:db8::1",
                             "2002:7f00:1::1",
                             "2002:a9fe:a9fe::1",
                             "2002:c0a8:101::",
                             "3fff::1",
                             "3fff:fff::1",
                             "4000::1",
                             "5f00::1",
                             "fc00::1",
                             "fdff::1",
                             "fe80::1",
                             "febf::1",
                             "fec0::1",
                             "ff02::1",
                             "ffff::1"})
        EXPECT_FALSE(is_public(text)) << text;
}

TEST(GuardTest, NeighboursOfSpecialBlocksArePublic) {
    for (const char* text :
         {"1.0.0.0",       "9.255.255.255",  "11.0.0.0",      "100.63.255.255",  "100.128.0.0",
          "126.255.255.0", "128.0.0.0",      "169.253.0.1",   "169.255.0.1",     "172.15.255.255",
          "172.32.0.0",    "192.0.1.1",      "192.0.3.0",     "192.88.98.255",   "192.167.255.255",
          "192.169.0.0",   "198.17.255.255", "198.20.0.0",    "198.51.99.255",   "203.0.112.255",
          "203.0.114.0",   "223.255.255.1",  "93.184.216.34", "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8",
          "2001:200::1",   "2001:db7::1",    "2001:db9::1",   "2002:808:808::1", "2606:4700::1111",
          "2a00:1450::1",  "3ffe::1"})
        EXPECT_TRUE(is_public(text)) << text;
}

TEST(GuardTest, AllowedNetworksOpenExactlyThemselves) {
    const Guard guard({"127.0.0.1/32", "10.2.0.0/15", "fd00:1::/33", "192.168.1.1"});
    for (const char* text :
         {"127.0.0.1", "::ffff:127.0.0.1", "10.3.255.255", "fd00:1::1", "192.168.1.1", "8.8.8.8"})
        EXPECT_TRUE(guard.permits(std::string(text))) << text;
    for (const char* text : {"127.0.0.2",
                             "10.4.0.0",
                             "10.1.255.255",
                             "fd00:1:8000::1",
                             "192.168.1.2",
                             "::1",
                             "64:ff9b::127.0.0.1",
                             "2002:7f00:1::"})
        EXPECT_FALSE(guard.permits(std::string(text))) << text;
}

TEST(GuardTest, UnreadableAddressesAndBlocksAreRefused) {
    const Guard guard(
        {"127.0.0.1/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "everything", "::1/129", "10.0.0.0/8x"});
    for (const char* text :
         {"127.0.0.1", "10.0.0.1", "::1", "", "localhost", "fe80::1%eth0", "1.2.3", "0x7f.1"})
        EXPECT_FALSE(guard.permits(std::string(text))) << text;
}

TEST(GuardTest, EmptyPrefixOpensItsFamily) {
    EXPECT_TRUE(Guard({"0.0.0.0/0"}).permits(std::string("10.0.0.1")));
    EXPECT_FALSE(Guard({"0.0.0.0/0"}).permits(std::string("::1")));
    EXPECT_TRUE(Guard({"::/0"}).permits(std::string("::1")));
}

}  // namespace
}  // namespace tocsin::fetch
