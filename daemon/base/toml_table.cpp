#include "base/time.h"
#include "base/toml.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tocsin {
namespace {

const char* name_of(TomlNode::Kind kind) {
    using Kind = TomlNode::Kind;
    switch (kind) {
        case Kind::text:
            return "text";
        case Kind::integer:
            return "a whole number";
        case Kind::real:
            return "a number";
        case Kind::boolean:
            return "true or false";
        case Kind::table:
            return "a table";
        case Kind::array:
            return "a list";
        case Kind::none:
            break;
    }
    return "nothing";
}

/// The key that was meant, or all there are.
std::string hint_for(const std::string& key, const std::vector<std::string>& known) {
    const std::string meant = nearest(key, known);
    if (!meant.empty()) {
        return "did you mean \"" + meant + "\"?";
    }
    const std::set<std::string> sorted(known.begin(), known.end());
    std::string all;
    for (const std::string& one : sorted) {
        all += (all.empty() ? "known here: " : ", ") + one;
    }
    return all;
}

}  // namespace

TomlTable::TomlTable(const TomlNode& node, std::string file, std::string path, Diagnostics& remarks)
    : node_(node), file_(std::move(file)), path_(std::move(path)), remarks_(remarks) {}

const TomlNode* TomlTable::any(std::string_view key) {
    known_.emplace_back(key);
    return node_.find(key);
}

const TomlNode* TomlTable::expect(std::string_view key, TomlNode::Kind kind, const char* named) {
    const TomlNode* value = any(key);
    if (value == nullptr || value->kind == kind) {
        return value;
    }
    error(*value, path_ + std::string(key) + ": expected " + named + ", found " + name_of(value->kind));
    return nullptr;
}

bool TomlTable::read(std::string_view key, std::string& into) {
    const TomlNode* value = expect(key, TomlNode::Kind::text, "text");
    if (value != nullptr) {
        into = value->text;
    }
    return value != nullptr;
}

bool TomlTable::read(std::string_view key, std::int64_t& into, std::int64_t least, std::int64_t most) {
    const TomlNode* value = expect(key, TomlNode::Kind::integer, "a whole number");
    if (value == nullptr) {
        return false;
    }
    if (value->integer < least || value->integer > most) {
        error(*value,
              path_ + std::string(key) + ": " + std::to_string(value->integer) + " is not between " +
                  std::to_string(least) + " and " + std::to_string(most));
        return false;
    }
    into = value->integer;
    return true;
}

bool TomlTable::read(std::string_view key, double& into) {
    const TomlNode* value = any(key);
    if (value == nullptr) {
        return false;
    }
    if (value->kind != TomlNode::Kind::real && value->kind != TomlNode::Kind::integer) {
        error(*value, path_ + std::string(key) + ": expected a number, found " + name_of(value->kind));
        return false;
    }
    if (!std::isfinite(value->real)) {
        error(*value, path_ + std::string(key) + ": not a finite number");
        return false;
    }
    into = value->real;
    return true;
}

bool TomlTable::read(std::string_view key, bool& into) {
    const TomlNode* value = expect(key, TomlNode::Kind::boolean, "true or false");
    if (value != nullptr) {
        into = value->boolean;
    }
    return value != nullptr;
}

bool TomlTable::read(std::string_view key, std::vector<std::string>& into) {
    const TomlNode* value = expect(key, TomlNode::Kind::array, "a list");
    if (value == nullptr) {
        return false;
    }
    std::vector<std::string> texts;
    for (const TomlNode& element : value->elements) {
        if (element.kind != TomlNode::Kind::text) {
            error(element, path_ + std::string(key) + ": expected text, found " + name_of(element.kind));
            return false;
        }
        texts.push_back(element.text);
    }
    into = std::move(texts);
    return true;
}

bool TomlTable::read_seconds(std::string_view key, std::int64_t& into) {
    const TomlNode* value = any(key);
    if (value == nullptr) {
        return false;
    }
    const std::string text =
        value->kind == TomlNode::Kind::integer ? std::to_string(value->integer) : value->text;
    const std::optional<Seconds> seconds = duration_from(text);
    if (!seconds) {
        error(*value,
              path_ + std::string(key) + ": not a length of time",
              "write \"90s\", \"15m\", \"48h\" or \"7d\"");
        return false;
    }
    into = seconds->count();
    return true;
}

const TomlNode* TomlTable::table(std::string_view key) {
    return expect(key, TomlNode::Kind::table, "a table");
}

std::vector<const TomlNode*> TomlTable::tables(std::string_view key) {
    std::vector<const TomlNode*> found;
    const TomlNode* value = any(key);
    if (value == nullptr) {
        return found;
    }
    if (value->kind == TomlNode::Kind::table) {
        found.push_back(value);
        return found;
    }
    if (value->kind != TomlNode::Kind::array) {
        error(*value, path_ + std::string(key) + ": expected [[" + std::string(key) + "]] tables");
        return found;
    }
    for (const TomlNode& element : value->elements) {
        if (element.kind == TomlNode::Kind::table) {
            found.push_back(&element);
        } else {
            error(element, path_ + std::string(key) + ": expected a table, found " + name_of(element.kind));
        }
    }
    return found;
}

void TomlTable::error(const TomlNode& at, std::string message, std::string hint) {
    remarks_.push_back({Level::error, file_, at.line, at.column, std::move(message), std::move(hint)});
}

void TomlTable::warning(const TomlNode& at, std::string message, std::string hint) {
    remarks_.push_back({Level::warning, file_, at.line, at.column, std::move(message), std::move(hint)});
}

void TomlTable::finish() {
    for (const auto& [key, value] : node_.members) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) {
            continue;
        }
        remarks_.push_back({Level::error,
                            file_,
                            value.key_line,
                            value.key_column,
                            "unknown key " + path_ + key,
                            hint_for(key, known_)});
    }
}

}  // namespace tocsin
