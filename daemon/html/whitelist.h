// What may stay in HTML from strangers: elements, attributes, URL schemes, style properties.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::html {

/// `allowed` decides whether the tag stays; its content stays unless `silent`.
struct ElementRule {
    bool allowed = false;
    bool silent = false;    ///< content goes too: <script>
    bool hollow = false;    ///< no content, no end tag: <br>
    bool block = false;     ///< starts a new line of text
    bool sibling = false;   ///< closes an open element of its own kind: <li>
    int number = -1;        ///< small and dense among allowed elements
    std::string_view name;  ///< lower-case, when known
};

inline constexpr int element_numbers = 200;

ElementRule rule_of(std::string_view element);

/// Vocabularies with names of their own, allowed below <svg> and <math>; case matters there.
bool is_drawing_element(std::string_view element);
bool is_drawing_attribute(std::string_view attribute);

bool is_allowed_attribute(std::string_view attribute);

/// Whether the attribute holds a URL on this element.
bool is_url_attribute(std::string_view element, std::string_view attribute);

/// No scheme or a harmless one. `url` has no white space at its ends.
bool is_safe_url(std::string_view url);

/// The harmless declarations of a style attribute, evenly spaced.
std::string safe_style(std::string_view style);

}  // namespace tocsin::html
