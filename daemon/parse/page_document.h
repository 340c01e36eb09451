// The bytes of an HTML page as a tree, with what its reader needs to know besides. Pure.
#pragma once

#include "html/tree.h"
#include "parse/feed_reader.h"

#include <string>
#include <string_view>

namespace tocsin::parse {

struct PageDocument {
    html::Tree tree;
    std::string url;       ///< where it was retrieved
    std::string base;      ///< what its links are relative to: `url`, or what <base> says
    std::string charset;   ///< the encoding its bytes were read as
    std::string title;     ///< of the document
    std::string language;  ///< as the page claims: ISO 639-1, or ""
};

PageDocument read_page_document(std::string_view bytes, const Transport& transport);

}  // namespace tocsin::parse
