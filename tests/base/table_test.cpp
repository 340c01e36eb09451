#include "base/table.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin {
namespace {

std::string file_with(const std::string& name, const std::string& bytes) {
    const std::string path = testing::TempDir() + name;
    EXPECT_TRUE(write_file(path, bytes));
    return path;
}

TEST(Table, SkipsCommentsAndKeepsLineNumbers) {
    const auto rows = read_table(file_with("a.tsv", "# head\n\none\ttwo\t\r\n"), 2);
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->at(0).line, 3);
    EXPECT_EQ(rows->at(0).fields, (std::vector<std::string>{"one", "two", ""}));
}

TEST(Table, ShortRowNamesFileAndLine) {
    const std::string path = file_with("b.tsv", "one\ttwo\nlonely\n");
    const auto rows = read_table(path, 2);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().what, path + ":2: needs 2 tab-separated fields, has 1");
}

TEST(Table, RefusesWhatIsNotUtf8) { EXPECT_FALSE(read_table(file_with("c.tsv", "caf\xe9\n"), 1)); }

TEST(File, MissingFileIsNamed) {
    const auto bytes = read_file("/nowhere/at/all");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().what, "cannot read /nowhere/at/all: No such file or directory");
}

}  // namespace
}  // namespace tocsin
