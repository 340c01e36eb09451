// A whole HTML page as a flat tree, built from libxml2's SAX events: bounded depth, attributes and time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::html {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffffffffU;

/// An element, or a run of text when `tag` is empty.
struct Node {
    NodeId parent = no_node, first_child = no_node, next = no_node;
    std::string tag;                                              ///< lower-case
    std::string text;                                             ///< of a text node, entities decoded
    std::vector<std::pair<std::string, std::string>> attributes;  ///< names lower-case
};

struct Tree {
    std::vector<Node> nodes;  ///< [0] is the root, an element "#document"; in document order
    bool damaged = false;     ///< cut short by a limit

    std::string_view attribute(NodeId node, std::string_view name) const;  ///< "" when absent
    /// Visible text below `node`: no script, style or template; blocks separated by '\n'. No more than about
    /// `most` bytes.
    std::string text_of(NodeId node, std::size_t most = std::string::npos) const;
};

/// `utf8` is the decoded page. Nesting beyond 512 is flattened, at most 256 attributes a tag are kept.
Tree read_page(std::string_view utf8);

}  // namespace tocsin::html
