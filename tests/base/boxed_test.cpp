#include "base/boxed.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

TEST(Boxed, IsCopiedByValue) {
    Boxed<std::string> one = std::string("one");
    Boxed<std::string> two = one;
    *two = "two";
    EXPECT_EQ(*one, "one");
    one = two;
    EXPECT_EQ(*one, "two");
    one = *&one;
    EXPECT_EQ(*one, "two");
    one = std::nullopt;
    EXPECT_FALSE(one);
    EXPECT_TRUE(two.has_value());
    EXPECT_EQ(one.emplace(), "");
}

}  // namespace
}  // namespace tocsin
