#include "base/file.h"
#include "facts/extractor.h"
#include "reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace tocsin::facts {
namespace {

class BrokenTable : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(folder_);
        std::filesystem::copy(TOCSIN_TEST_CONFIG "/knowledge", folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// What loading says after a row was added to `file`.
    std::string complaint(const std::string& file, const std::string& row) const {
        const auto bytes = read_file(folder_ + "/" + file);
        if (!bytes || !write_file(folder_ + "/" + file, *bytes + row + "\n")) {
            return "could not change the table";
        }
        const auto loaded = Extractor::load(folder_);
        return loaded ? "none" : loaded.error().what;
    }

    std::string folder_ =
        testing::TempDir() + "facts_tables_" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(BrokenTable, IsNamedWithItsLine) {
    EXPECT_NE(complaint("money.tsv", "no-such-kind\ten\t1\tword").find("money.tsv:"), std::string::npos);
}

TEST_F(BrokenTable, NeedsTheSecondWordOfAStageApart) {
    for (const char* value : {"delayed", "delayed ", "delayed zur\u00fcck", "delayed ."}) {
        EXPECT_NE(complaint("deal_words.tsv", std::string("stage-apart\tde\t") + value + "\tschiebt")
                      .find("needs a stage and a second word"),
                  std::string::npos)
            << value;
    }
}

TEST_F(BrokenTable, OfRatesIsRefused) {
    EXPECT_NE(complaint("rates.tsv", "USD\tnothing").find("rates.tsv:"), std::string::npos);
}

TEST_F(BrokenTable, OfOrganizationsIsRefused) {
    EXPECT_NE(complaint("organizations.tsv", "Acme\tmaker\twrong guard\t").find("organizations.tsv:"),
              std::string::npos);
}

TEST_F(BrokenTable, OfPlacesIsRefused) {
    EXPECT_NE(complaint("places.tsv", "Nowhere\tXYZ\t").find("places.tsv:"), std::string::npos);
}

TEST_F(BrokenTable, MayBeExtendedByItsOwner) {
    ASSERT_EQ(complaint("organizations.tsv", "Brambleworks\tmaker\t\tБрамблворкс"), "none");
    const auto loaded = Extractor::load(folder_);
    ASSERT_TRUE(loaded);
    const Facts facts = loaded->read("", "Компания Брамблворкс", "ru");
    ASSERT_EQ(facts.organizations.size(), 1U);
    EXPECT_EQ(facts.organizations[0].name, "Brambleworks");
}

TEST(Loading, FailsWithoutTables) { EXPECT_FALSE(Extractor::load("/nonexistent")); }

TEST(Reading, IsTheSameFromManyThreads) {
    const auto fresh = Extractor::load(TOCSIN_TEST_CONFIG "/knowledge");
    ASSERT_TRUE(fresh);
    std::vector<std::thread> threads;
    std::vector<int> found(4, 0);
    for (std::size_t index = 0; index < found.size(); ++index) {
        threads.emplace_back([&, index] {
            for (const char* language : {"en", "de", "ja", "ru"}) {
                found[index] += static_cast<int>(fresh->read("", "$5 million", language).money.size());
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(found, (std::vector<int>{4, 4, 4, 4}));
}

TEST(Reading, SurvivesWhatIsNotText) {
    EXPECT_NO_THROW(read(std::string("\xff\xfe\x00$\x80 5 \xf0\x9f", 9), "en"));
    EXPECT_NO_THROW(read(std::string(5000, '9') + " dollars", "en"));
    std::string many;
    for (int count = 0; count < 2000; ++count) {
        many += "$5 to ";
    }
    EXPECT_NO_THROW(read(many, "en"));
}

}  // namespace
}  // namespace tocsin::facts
