// The schema that editors read and the reader of the configuration know the same keys.
#include "config/sections.h"

#include "base/file.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tocsin::config {
namespace {

using nlohmann::json;

/// "known here: a, b" from the keys of a schema's properties, as the reader says of its own.
std::string keys_of(const json& properties) {
    std::string hint;
    for (const auto& [key, value] : properties.items()) {
        hint += (hint.empty() ? "known here: " : ", ") + key;
    }
    return hint;
}

/// What the reader says of a key that is near none, in the table that `before` opens.
std::string keys_read(const std::string& before, const std::string& after = {}) {
    Draft draft;
    const auto root =
        parse_toml(before + "qqqqqqqqqqqqqqqqqqqqqqqq=1" + after + "\n", "t.toml", draft.remarks);
    EXPECT_TRUE(root) << before;
    if (root) {
        read_sections(*root, "t.toml", draft);
    }
    for (const Diagnostic& remark : draft.remarks) {
        if (remark.message.starts_with("unknown key ")) {
            return remark.hint;
        }
    }
    return "";
}

class SchemaTest : public testing::Test {
protected:
    void SetUp() override {
        const auto text = read_file(std::string(TOCSIN_TEST_CONFIG) + "/schemas/tocsin.schema.json");
        ASSERT_TRUE(text);
        schema = json::parse(*text);
    }

    json schema;
};

TEST_F(SchemaTest, TheTopLevelHasTheKeysTheReaderKnows) {
    EXPECT_EQ(keys_read(""), keys_of(schema["properties"]));
}

TEST_F(SchemaTest, EverySectionHasTheKeysTheReaderKnows) {
    int sections = 0;
    for (const auto& [name, section] : schema["properties"].items()) {
        if (section.contains("properties")) {
            ++sections;
            EXPECT_EQ(keys_read("[" + name + "]\n"), keys_of(section["properties"])) << name;
        }
    }
    EXPECT_EQ(sections, 6);
}

TEST_F(SchemaTest, ReceiversHaveTheKeysTheReaderKnows) {
    EXPECT_EQ(keys_read("[[receiver]]\n"), keys_of(schema["definitions"]["receiver"]["properties"]));
}

TEST_F(SchemaTest, FeedsAndTheirTablesHaveTheKeysTheReaderKnows) {
    const json& feed = schema["definitions"]["feed"]["properties"];
    EXPECT_EQ(keys_read("[[feed]]\n"), keys_of(feed));
    EXPECT_EQ(keys_read("[[feed]]\nselect={", "}"), keys_of(feed["select"]["anyOf"][1]["properties"]));
    EXPECT_EQ(keys_read("[[feed]]\nheaders={A={", "}}"),
              keys_of(feed["headers"]["additionalProperties"]["anyOf"][1]["properties"]));
}

}  // namespace
}  // namespace tocsin::config
