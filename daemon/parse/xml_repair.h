// Makes XML that a parser accepts out of what was meant to be XML.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

/// Removes characters XML forbids.
std::string drop_controls(std::string_view utf8);

/// Rewrites references XML does not know (HTML's names, windows-1252 numbers, forbidden characters) outside
/// CDATA, comments and instructions; leaves tags alone.
std::string rewrite_references(std::string_view utf8);

/// Everything of rewrite_references(), and a tree of tags out of any bytes: what stands before the feed goes,
/// stray '<' and '&' become text, unmatched end tags go, what was left open is closed, an item ends where the
/// next begins, cut tags at the end go.
std::string repair_xml(std::string_view utf8);

}  // namespace tocsin::parse
