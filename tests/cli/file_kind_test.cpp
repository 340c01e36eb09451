#include "cli/file_kind.h"

#include "config/sections.h"
#include "match/watchlist.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tocsin::cli {
namespace {

bool watches(const std::string& text) {
    Diagnostics remarks;
    const std::optional<TomlNode> root = parse_toml(text, "f.toml", remarks);
    EXPECT_TRUE(root) << text;
    return root && is_watchlist(*root);
}

/// "known here: a, b", as a reader says beside a key that is near none.
std::string hint_of(std::vector<std::string> keys) {
    std::sort(keys.begin(), keys.end());
    std::string hint;
    for (const std::string& key : keys) {
        hint += (hint.empty() ? "known here: " : ", ") + key;
    }
    return hint;
}

TEST(FileKind, ASlipOfThePenDoesNotMakeAWatchlistAConfiguration) {
    EXPECT_TRUE(watches("[macth]\nrequire='x'\n"));
    EXPECT_TRUE(watches("[concpt.x]\nen=['x']\n"));
    EXPECT_TRUE(watches("title='T'\n[macth]\nrequire='x'\n"));
    EXPECT_TRUE(watches("[match]\nrequire='x'\n"));
}

TEST(FileKind, EverythingElseIsAConfiguration) {
    EXPECT_FALSE(watches(""));
    EXPECT_FALSE(watches("[fecth]\ntimeout='1s'\n"));
    EXPECT_FALSE(watches("watchlist=['x']\n[[feed]]\nurl='http://a.example/'\n"));
}

TEST(FileKind, KnowsTheKeysThatTheReadersKnow) {
    Diagnostics remarks;
    match::read_watchlist("qqqqqqqqqqqqqqqqqq=1\n[match]\nrequire='\"x\"'\n", "w.toml", remarks);
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].hint, hint_of(watchlist_keys()));
    config::Draft draft;
    const std::optional<TomlNode> root = parse_toml("qqqqqqqqqqqqqqqqqq=1\n", "t.toml", draft.remarks);
    config::read_sections(*root, "t.toml", draft);
    ASSERT_EQ(draft.remarks.size(), 1U);
    EXPECT_EQ(draft.remarks[0].hint, hint_of(configuration_keys()));
}

}  // namespace
}  // namespace tocsin::cli
