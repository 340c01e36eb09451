#include "base/network.h"

#include <gtest/gtest.h>

namespace tocsin {
namespace {

TEST(Network, ABlockHoldsItsAddressesOnly) {
    const auto block = parse_network("10.1.0.0/16");
    ASSERT_TRUE(block);
    EXPECT_TRUE(contains(*block, *parse_address("10.1.255.3")));
    EXPECT_FALSE(contains(*block, *parse_address("10.2.0.1")));
    EXPECT_FALSE(contains(*block, *parse_address("fd00::1")));
}

TEST(Network, ASingleAddressIsABlockOfOne) {
    const auto block = parse_network("fd00::1");
    ASSERT_TRUE(block);
    EXPECT_EQ(block->bits, 128U);
    EXPECT_FALSE(contains(*block, *parse_address("fd00::2")));
}

TEST(Network, NamesAndPrefixesOutOfRangeAreNone) {
    for (const char* text :
         {"notanetwork", "localhost", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "10.0.0/8"}) {
        EXPECT_FALSE(parse_network(text)) << text;
    }
}

}  // namespace
}  // namespace tocsin
