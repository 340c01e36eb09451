// How elements are named in selectors: by tag, id, classes and places. Pure.
#pragma once

#include "html/tree.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

/// The class names of an element that a selector may hold, in their order; at most 8.
std::vector<std::string_view> classes_of(const html::Tree& tree, html::NodeId node);

/// The classes that all of `nodes` share.
std::vector<std::string_view> shared_classes(const html::Tree& tree, const std::vector<html::NodeId>& nodes);

/// "li.item": the tag with the most telling of `classes`, at most two. Names with digits are the last choice.
std::string named(std::string_view tag, std::vector<std::string_view> classes);

/// "div#main" or "ul.news" or "ul", by what is stable of a single element.
std::string named(const html::Tree& tree, html::NodeId node);

/// Has an id or a class to be found by.
bool has_name(const html::Tree& tree, html::NodeId node);

/// Hash of the tags from the root to the node; equal for elements at the same place of the structure.
std::size_t tag_path(const html::Tree& tree, html::NodeId node, std::vector<std::size_t>& known);

}  // namespace tocsin::parse
