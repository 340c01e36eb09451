#include "fetch/site.h"

#include <gtest/gtest.h>

namespace tocsin::fetch {
namespace {

TEST(Site, HostsUnderOneRegistrableDomainBelongTogether) {
    EXPECT_TRUE(same_site("https://news.paper.co.uk/a", "http://www.PAPER.co.uk/b"));
    EXPECT_TRUE(same_site("https://paper.com/a", "https://cdn.paper.com/b"));
}

TEST(Site, TwoOwnersUnderOneSuffixDoNot) {
    EXPECT_FALSE(same_site("https://paper.co.uk/", "https://other.co.uk/"));
    EXPECT_FALSE(same_site("https://paper.github.io/", "https://other.github.io/"));
    EXPECT_FALSE(same_site("https://paper.com/", "https://paper.com.evil.example/"));
}

TEST(Site, AddressesBelongTogetherOnlyWhenEqual) {
    EXPECT_TRUE(same_site("http://127.0.0.1:81/", "http://127.0.0.1:82/"));
    EXPECT_FALSE(same_site("http://10.1.0.1/", "http://10.2.0.1/"));
}

TEST(Site, WhatIsNoWebAddressBelongsNowhere) {
    EXPECT_FALSE(same_site("", ""));
    EXPECT_FALSE(same_site("mailto:a@paper.com", "https://paper.com/"));
}

}  // namespace
}  // namespace tocsin::fetch
