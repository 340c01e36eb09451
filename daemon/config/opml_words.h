// What reading and writing OPML agree on: attribute names of our own, and how tags become categories. Private
// to OPML.
#pragma once

#include "model/source.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::config {

inline constexpr const char* own_namespace = "https://github.com/tocsin/tocsin/opml";
inline constexpr const char* own_enabled = "tocsin:enabled";
inline constexpr const char* page_type = "html";

inline constexpr std::array<std::pair<const char*, std::string Selectors::*>, 5> own_selectors{{
    {"tocsin:item", &Selectors::item},
    {"tocsin:title", &Selectors::title},
    {"tocsin:link", &Selectors::link},
    {"tocsin:date", &Selectors::date},
    {"tocsin:summary", &Selectors::summary},
}};

/// "/Business/Energy,chips" to Business, Energy, chips.
std::vector<std::string> categories_of(std::string_view attribute);

/// Tags joined by commas; '%', ',' and '/' inside one are escaped as in a URL.
std::string category_of(const std::vector<std::string>& tags);

bool same_folded(std::string_view left, std::string_view right);
std::string trimmed(std::string_view text);

}  // namespace tocsin::config
