// A page's links and the regions they stand in: what the detector looks at first. Pure.
#pragma once

#include "parse/page_document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

enum class Region : std::uint8_t {
    plain,
    side,    ///< beside the main matter: sidebars, related items
    chrome,  ///< what every page of the site has: menus, footers, banners
};

struct PageLink {
    html::NodeId node = html::no_node;
    std::string url;        ///< absolute; with its fragment only when it is a place of the page itself
    double likeness = 0;    ///< 0 .. 1: how much the URL looks like an article's
    std::size_t words = 0;  ///< of its text
};

struct PageMap {
    std::vector<html::NodeId> ends;     ///< see subtree_ends()
    std::vector<Region> regions;        ///< of each node
    std::vector<html::NodeId> before;   ///< the element sibling before each node, or none
    std::vector<std::uint32_t> places;  ///< of each element among its element siblings, from 1
    std::vector<PageLink> links;        ///< to other pages, or of headings to themselves; in document order
};

/// At most 8000 links are looked at.
PageMap map_page(const PageDocument& page);

/// Words between spaces; two characters of scripts without spaces count as one.
std::size_t count_words(std::string_view text);

/// 0 .. 1: dates, numbers and long slugs in the path, and a place below the page itself, speak for an
/// article. 0 for the page itself.
double article_likeness(const std::string& url, const std::string& page_url);

/// The kinds of its path's segments: "/2025/01/some-long-slug" and "/2024/11/another-one" have one shape.
std::string shape_of(const std::string& url);

}  // namespace tocsin::parse
