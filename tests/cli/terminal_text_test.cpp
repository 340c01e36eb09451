#include "cli/terminal_text.h"

#include <gtest/gtest.h>

namespace tocsin::cli {
namespace {

TEST(TerminalText, KeepsWordsAndDropsOrders) {
    EXPECT_EQ(for_terminal("Grüße\n  an \x1B[31malle"), "Grüße an [31malle");
    EXPECT_EQ(for_terminal("abc \u202Egnp.exe\u202C \u2066x\u2069 \u009B2J\x7F!"), "abc gnp.exe x 2J!");
    EXPECT_EQ(for_terminal("שלום \u200Fעולם"), "שלום \u200Fעולם");
}

}  // namespace
}  // namespace tocsin::cli
