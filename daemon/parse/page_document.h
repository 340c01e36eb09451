// The bytes of an HTML page as a tree, with what its reader needs to know besides. Pure.
#pragma once

#include "base/time.h"
#include "html/tree.h"
#include "parse/feed_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::parse {

struct PageDocument {
    html::Tree tree;
    std::string url;              ///< where it was retrieved
    std::string base;             ///< what its links are relative to: `url`, or what <base> says
    std::string charset;          ///< the encoding its bytes were read as
    std::string title;            ///< of the document
    std::string language;         ///< as the page claims: ISO 639-1, or ""
    std::optional<Time> arrived;  ///< what "two hours ago" counts from; without it such words are no date
};

PageDocument read_page_document(std::string_view bytes,
                                const Transport& transport,
                                std::optional<Time> arrived = std::nullopt);

/// One behind the last node below each node; nodes are in document order.
std::vector<html::NodeId> subtree_ends(const html::Tree& tree);

}  // namespace tocsin::parse
