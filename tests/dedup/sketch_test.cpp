#include "dedup/sketch.h"

#include "newsprint.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tocsin::dedup {
namespace {

Words words(const std::string& text) { return words_of(text::tokenise(text)); }

TEST(SketchTest, AShortTextIsKeptWhole) {
    const Sketch sketch = sketch_of({}, words("one two three four"));
    EXPECT_EQ(sketch.hashes.size(), 3U);
    EXPECT_EQ(sketch.limit, Sketch::everything);
}

TEST(SketchTest, APartOfATextHasAllItsPairsBelowTheLimitInTheWhole) {
    Newsprint press(4);
    const std::string part = press.words(40);
    const Sketch of_part = sketch_of({}, words(part));
    const Sketch of_whole = sketch_of({}, words(press.words(300) + " " + part));
    EXPECT_EQ(of_whole.hashes.size(), Sketch::most);
    std::size_t below = 0;
    for (const std::uint32_t hash : of_part.hashes) {
        if (hash < of_whole.limit) {
            ++below;
            EXPECT_TRUE(std::binary_search(of_whole.hashes.begin(), of_whole.hashes.end(), hash));
        }
    }
    EXPECT_GT(below, 0U);
}

TEST(SketchTest, ATextThatRepeatsItselfDoesNotClaimToBeComplete) {
    Newsprint press(4);
    std::string chorus;
    const std::string line = press.words(5) + " ";
    for (int i = 0; i < 500; ++i) {
        chorus += line;
    }
    const std::string rest = press.words(300);
    const Sketch sketch = sketch_of({}, words(chorus + rest));
    std::size_t missing = 0;
    for (const std::uint32_t hash : sketch_of({}, words(rest)).hashes) {
        const bool kept = std::binary_search(sketch.hashes.begin(), sketch.hashes.end(), hash);
        missing += hash < sketch.limit && !kept ? 1U : 0U;
    }
    EXPECT_EQ(missing, 0U);
}

TEST(SketchTest, SpellingDoesNotChangeTheKey) {
    EXPECT_EQ(words_key(words("The HARBOUR, closed!"), {}), words_key(words("the harbour closed"), {}));
    EXPECT_NE(words_key(words("the harbour closed"), {}), words_key(words("closed the harbour"), {}));
    EXPECT_EQ(words_key({}, {}), 0U);
}

TEST(SketchTest, TwoCharactersCountAsOneWord) {
    EXPECT_EQ(word_count(text::tokenise("海港城市")), 2U);
    EXPECT_EQ(word_count(text::tokenise("four words in all")), 4U);
}

}  // namespace
}  // namespace tocsin::dedup
