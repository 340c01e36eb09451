// Reads one start tag, however badly it is written.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tocsin::parse {

struct TagAttribute {
    std::string_view name, value;  ///< as written, references and all
};

struct TagEnd {
    std::size_t at = 0;   ///< behind the '>'
    bool closed = false;  ///< by "/>"
};

/// Reads from behind the tag's name; at most 64 attributes, the first of equal names. Null when this is no
/// tag after all: another one begins, or the text ends, before it is closed.
std::optional<TagEnd> read_tag(std::string_view text, std::size_t at, std::vector<TagAttribute>& attributes);

}  // namespace tocsin::parse
