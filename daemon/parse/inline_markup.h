// Markup inside a construct, written out as HTML.
#pragma once

#include <string>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// What the text nodes between the tags hold.
enum class InnerText { plain, html };

/// The content of `element`, without itself. Any depth.
std::string write_inline(pugi::xml_node element, InnerText inner);

}  // namespace tocsin::parse
