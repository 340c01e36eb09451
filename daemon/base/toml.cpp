#include "base/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace tocsin {
namespace {

/// Nesting beyond this is refused by toml++ itself (256); ours is bounded by it.
TomlNode convert(const toml::node& from);

TomlMember convert_member(const toml::key& key, const toml::node& value) {
    TomlNode node = convert(value);
    node.key_line = static_cast<int>(key.source().begin.line);
    node.key_column = static_cast<int>(key.source().begin.column);
    return {std::string(key.str()), std::move(node)};
}

template <class Value>
std::string spelled(const Value& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

void convert_scalar(const toml::node& from, TomlNode& node) {
    using Kind = TomlNode::Kind;
    if (const auto* text = from.as_string()) {
        node.kind = Kind::text;
        node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
        node.kind = Kind::integer;
        node.integer = integer->get();
        node.real = static_cast<double>(node.integer);
    } else if (const auto* real = from.as_floating_point()) {
        node.kind = Kind::real;
        node.real = real->get();
    } else if (const auto* boolean = from.as_boolean()) {
        node.kind = Kind::boolean;
        node.boolean = boolean->get();
    } else if (const auto* date = from.as_date()) {
        node.kind = Kind::text;
        node.text = spelled(date->get());
    } else if (const auto* time = from.as_time()) {
        node.kind = Kind::text;
        node.text = spelled(time->get());
    } else if (const auto* moment = from.as_date_time()) {
        node.kind = Kind::text;
        node.text = spelled(moment->get());
    }
}

TomlNode convert(const toml::node& from) {
    TomlNode node;
    node.line = static_cast<int>(from.source().begin.line);
    node.column = static_cast<int>(from.source().begin.column);
    if (const auto* table = from.as_table()) {
        node.kind = TomlNode::Kind::table;
        for (const auto& [key, value] : *table) {
            node.members.push_back(convert_member(key, value));
        }
        std::stable_sort(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
            return std::pair(a.value.key_line, a.value.key_column) <
                   std::pair(b.value.key_line, b.value.key_column);
        });
    } else if (const auto* array = from.as_array()) {
        node.kind = TomlNode::Kind::array;
        for (const auto& element : *array) {
            node.elements.push_back(convert(element));
        }
    } else {
        convert_scalar(from, node);
    }
    return node;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
    for (const auto& [name, value] : members) {
        if (name == key) {
            return &value;
        }
    }
    return nullptr;
}

std::optional<TomlNode> parse_toml(std::string_view text, const std::string& file, Diagnostics& remarks) {
    try {
        const toml::table table = toml::parse(text, file);
        return convert(table);
    } catch (const toml::parse_error& error) {
        const auto& place = error.source().begin;
        remarks.push_back({.file = file,
                           .line = static_cast<int>(place.line),
                           .column = static_cast<int>(place.column),
                           .message = std::string(error.description()),
                           .hint = {}});
        return std::nullopt;
    }
}

}  // namespace tocsin
