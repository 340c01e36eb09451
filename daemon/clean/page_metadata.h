// What a page says of itself: JSON-LD, meta elements, headings, links.
#pragma once

#include "html/tree.h"

#include <string>
#include <vector>

namespace tocsin::clean {

struct Metadata {
    std::string headline;                        ///< JSON-LD
    std::string social_title;                    ///< og:title or twitter:title
    std::string document_title;                  ///< <title>
    std::vector<std::string> headings;           ///< h1, in order
    std::string published;                       ///< "2025-01-21" or RFC 3339, with the page's own offset
    std::string language;                        ///< as claimed
    std::string author, site, canonical, image;  ///< URLs as written
    std::string body;                            ///< JSON-LD articleBody, plain
    bool for_subscribers = false;
};

Metadata read_metadata(const html::Tree& tree, const std::string& url);

/// "2025-01-21" or RFC 3339 out of what pages write into date attributes; "" when it is none.
std::string page_date(std::string_view text);

}  // namespace tocsin::clean
