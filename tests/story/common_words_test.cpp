#include "story/common_words.h"

#include "base/file.h"
#include "story/features.h"
#include "story/topics.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <memory>
#include <string>

namespace tocsin::story {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class CommonWordsTest : public testing::Test {
protected:
    void TearDown() override { std::remove(path_.c_str()); }

    Result<CommonWords> of(const std::string& rows) const {
        EXPECT_TRUE(write_file(path_, rows));
        return CommonWords::load(path_);
    }

    std::string path_ =
        testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv";
};

TEST_F(CommonWordsTest, AreReadAsTheyAreWritten) {
    const auto common = of("# words\nfr\t0.5\tÉté où\nfr\t0.1\tou\nja\t0.25\tして\n");
    ASSERT_TRUE(common) << common.error().what;
    EXPECT_DOUBLE_EQ(common->share(space_of("fr"), key_of(space_of("fr"), "ete")), 0.5);
    EXPECT_DOUBLE_EQ(common->share(space_of("fr"), key_of(space_of("fr"), "ou")), 0.5);
    EXPECT_DOUBLE_EQ(common->share(space_of("ja"), key_of(space_of("ja"), "して")), 0.25);
    EXPECT_EQ(common->share(space_of("ja"), key_of(space_of("ja"), "ete")), 0);
    EXPECT_TRUE(common->knows(space_of("fr")));
    EXPECT_FALSE(common->knows(space_of("de")));
}

TEST_F(CommonWordsTest, AreRefusedWithTheirLine) {
    for (const char* row : {"fr\t0\tle",
                            "fr\t1.5\tle",
                            "fr\tmuch\tle",
                            "fr\t0.5\tpeut-etre",
                            "ja\t0.5\tし",
                            "fr\t0.5\t ",
                            "ja\t0.5\tAし",
                            "\t0.5\tle",

                            "fr\t0.5"}) {
        const auto common = of("fr\t0.5\tla\n" + std::string(row) + "\n");
        ASSERT_FALSE(common) << row;
        EXPECT_THAT(common.error().what, StartsWith(path_ + ":2: ")) << row;
    }
    EXPECT_THAT(of("fr\t0.5\tpeut-etre\n").error().what, HasSubstr("peut-etre"));
    EXPECT_FALSE(CommonWords::load(path_ + ".none"));
}

TEST_F(CommonWordsTest, MakeAYoungStoreKnowWhatIsRare) {
    auto common = of("en\t0.8\tthe\nen\t0.1\tcompany\n");
    ASSERT_TRUE(common);
    const Tuning tuning;
    Topics topics(tuning);
    const std::uint32_t english = space_of("en"), german = space_of("de");
    const double blank = topics.rarity(english, key_of(english, "the"));
    EXPECT_EQ(blank, topics.rarity(english, key_of(english, "quokka")));
    topics.know(std::make_shared<const CommonWords>(*std::move(common)));
    EXPECT_EQ(topics.rarity(english, key_of(english, "the")), 0);
    EXPECT_GT(topics.rarity(english, key_of(english, "company")), 1);
    EXPECT_GT(topics.rarity(english, key_of(english, "quokka")),
              topics.rarity(english, key_of(english, "company")) + 2);
    EXPECT_EQ(topics.rarity(german, key_of(german, "the")), blank);
}

TEST(CommonWordsShipped, HoldTogether) {
    const auto common = CommonWords::load(TOCSIN_TEST_CONFIG "/knowledge/common_words.tsv");
    ASSERT_TRUE(common) << common.error().what;
    for (const char* language :
         {"en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "ja", "zh", "ko", "ar"}) {
        EXPECT_TRUE(common->knows(space_of(language))) << language;
    }
}

}  // namespace
}  // namespace tocsin::story
