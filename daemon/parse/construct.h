// Text constructs: what an element holds as text, as HTML or as markup of its own, made plain or safe.
#pragma once

#include "parse/scope.h"

#include <string>
#include <string_view>

namespace pugi {
class xml_node;
}

namespace tocsin::parse {

/// How to read a construct that does not say.
enum class Reading {
    atom,   ///< plain unless `type` or `mode` say otherwise
    title,  ///< plain unless it looks like HTML
    html,   ///< HTML
};

struct Construct {
    std::string value;
    bool html = false;  ///< `value` is HTML; plain text otherwise
};

/// Decodes base64 and writes inline markup out as HTML.
Construct read_construct(pugi::xml_node element, Reading reading);

/// One line of plain text.
std::string plain_line(const Construct& construct);

/// Safe HTML with absolute URLs.
std::string safe_html(const Construct& construct, const Scope& scope);

/// One line out of any text: white space collapsed.
std::string one_line(std::string_view text);

}  // namespace tocsin::parse
