// A TOML document as plain values with their places, and a strict reader over a table.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin {

struct TomlMember;

struct TomlNode {
    enum class Kind { none, text, integer, real, boolean, table, array };

    Kind kind = Kind::none;
    int line = 0, column = 0;          ///< of the value, from 1
    int key_line = 0, key_column = 0;  ///< of its key, when it has one
    std::string text;                  ///< dates and times keep their source spelling here too, as Kind::text
    std::int64_t integer = 0;
    double real = 0;  ///< set for integers as well
    bool boolean = false;
    std::vector<TomlMember> members;  ///< of a table, in source order
    std::vector<TomlNode> elements;   ///< of an array

    const TomlNode* find(std::string_view key) const;
};

struct TomlMember {
    std::string key;
    TomlNode value;
};

/// Null, with one diagnostic, when the text is not TOML.
std::optional<TomlNode> parse_toml(std::string_view text, const std::string& file, Diagnostics& remarks);

/// Reads a table key by key. A wrong type and, at `finish`, every key nobody asked for, become errors
/// with a suggestion. Missing keys leave the target as it was.
class TomlTable {
public:
    TomlTable(const TomlNode& node, std::string file, std::string path, Diagnostics& remarks);

    bool read(std::string_view key, std::string& into);
    bool read(std::string_view key, std::int64_t& into, std::int64_t least, std::int64_t most);
    bool read(std::string_view key, double& into);
    bool read(std::string_view key, bool& into);
    bool read(std::string_view key, std::vector<std::string>& into);
    /// "15m", "48h" ...; see duration_from().
    bool read_seconds(std::string_view key, std::int64_t& into);
    /// The sub-table or null. Its own reading is the caller's.
    const TomlNode* table(std::string_view key);
    /// Array of tables; a single table counts as one.
    std::vector<const TomlNode*> tables(std::string_view key);
    /// Any value, marked as known.
    const TomlNode* any(std::string_view key);

    void error(const TomlNode& at, std::string message, std::string hint = {});
    void warning(const TomlNode& at, std::string message, std::string hint = {});
    /// Call last: complains of keys never asked for.
    void finish();

private:
    const TomlNode* expect(std::string_view key, TomlNode::Kind kind, const char* named);

    const TomlNode& node_;
    std::string file_;
    std::string path_;
    Diagnostics& remarks_;
    std::vector<std::string> known_;
};

}  // namespace tocsin
