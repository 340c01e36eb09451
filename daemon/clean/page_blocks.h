// A page as a list of paragraphs with what matters of each. Internal to page_body.cpp.
#pragma once

#include "clean/boilerplate.h"
#include "html/tree.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::clean {

struct Block {
    std::string text;
    html::NodeId container = 0;  ///< nearest block element
    html::NodeId first = 0;      ///< its first text node
    std::size_t letters = 0;     ///< visible bytes without spaces
    std::size_t linked = 0;      ///< of them inside links
    std::size_t stops = 0;       ///< commas and ends of sentences
    bool heading = false, listed = false;

    double link_share() const {
        return letters == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(letters);
    }
};

/// Marks of a node, one per node of the tree.
struct Marks {
    std::vector<bool> unseen;       ///< never shown or never text: script, nav, button ...
    std::vector<bool> box;          ///< named as a box beside the article
    std::vector<bool> body;         ///< named as the article itself
    std::vector<html::NodeId> end;  ///< one past the last node below
};

Marks mark_nodes(const html::Tree& tree, const Boilerplate& boilerplate);

/// All paragraphs that are seen, in document order.
std::vector<Block> read_blocks(const html::Tree& tree, const Marks& marks);

}  // namespace tocsin::clean
