#include "dedup/saved.h"

#include <gtest/gtest.h>

namespace tocsin::dedup {
namespace {

Saved with_hashes(std::uint32_t count) {
    Saved saved;
    saved.sequence = 7;
    saved.versions = {3, 4};
    for (std::uint32_t hash = 1; hash <= count; ++hash) {
        saved.sketch.hashes.push_back(hash * 10);
    }
    saved.sketch.limit = count * 10 + 5;
    return saved;
}

TEST(SavedTest, ComesBackAsItWent) {
    const auto back = saved_from(to_bytes(with_hashes(Sketch::most)));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->sequence, 7U);
    EXPECT_EQ(back->versions, (Versions{3, 4}));
    EXPECT_EQ(back->sketch.hashes, with_hashes(Sketch::most).sketch.hashes);
    EXPECT_EQ(back->sketch.limit, Sketch::most * 10 + 5);
}

TEST(SavedTest, OfAReleaseWithLargerSketchesIsTrimmed) {
    const auto back = saved_from(to_bytes(with_hashes(64)));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->sketch.hashes.size(), Sketch::most);
    EXPECT_EQ(back->sketch.limit, (Sketch::most + 1) * 10);
    EXPECT_FALSE(saved_from(to_bytes(with_hashes(65))));
}

}  // namespace
}  // namespace tocsin::dedup
