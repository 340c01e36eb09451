#include "cli/archive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tocsin::cli {
namespace {

std::string ids_in_order(std::vector<std::pair<std::string, std::string>> items) {
    std::vector<ItemLine> lines;
    for (const auto& [id, published] : items) {
        lines.push_back(*read_item(R"({"title":"t","id":")" + id + R"(","published":")" + published + "\"}"));
    }
    put_in_order(lines);
    std::string ids;
    for (const ItemLine& line : lines) {
        ids += line.id;
    }
    return ids;
}

TEST(Archive, IsInTheOrderOfPublication) {
    EXPECT_EQ(ids_in_order({{"b", "2025-02-01"}, {"c", "2025-03-01T10:00:00Z"}, {"a", "2025-01-05"}}), "abc");
}

TEST(Archive, LeavesTheUndatedBehindTheLineBefore) {
    EXPECT_EQ(ids_in_order({{"c", "2025-03-01"}, {"d", ""}, {"a", "2025-01-05"}, {"b", ""}}), "abcd");
}

TEST(Archive, TakesAMonthOrAYearForItsMiddle) {
    EXPECT_EQ(ids_in_order({{"a", "2025-03-16"}, {"c", "2025-03-17"}, {"b", "2025-03"}}), "abc");
    EXPECT_EQ(ids_in_order({{"c", "2025-03-01"}, {"b", "2025/02"}, {"a", "2025-02-14"}}), "abc");
    EXPECT_EQ(ids_in_order({{"a", "2025-07-02"}, {"c", "2025-07-03"}, {"b", "2025"}}), "abc");
    EXPECT_EQ(ids_in_order({{"b", "25-1-12"}, {"a", "2025-01-11"}, {"c", "2025-01-20"}}), "abc");
}

TEST(Archive, LeavesTheUndatedBehindAMonthToo) {
    EXPECT_EQ(ids_in_order({{"c", "2025-03-21"}, {"a", "2025-03"}, {"b", ""}}), "abc");
}

TEST(Archive, PutsThoseOfOneMonthInOneOrderAlways) {
    EXPECT_EQ(ids_in_order({{"b", "2025-03"}, {"a", "2025-03"}}), "ab");
    EXPECT_EQ(ids_in_order({{"a", "2025-03"}, {"b", "2025-03"}}), "ab");
}

}  // namespace
}  // namespace tocsin::cli
