// The main text, headline, date and language of an article page. Pure.
#pragma once

#include "clean/cleaner.h"

#include <string>
#include <string_view>

namespace tocsin::clean {

/// The fields of `tocsin extract`; unknown = "".
struct Page {
    std::string title, text, published, language, author, site, canonical, image;
    bool truncated = false;
};

Page extract_page(std::string_view bytes,
                  const std::string& url,
                  const std::string& content_type,
                  const Cleaner& cleaner);

}  // namespace tocsin::clean
