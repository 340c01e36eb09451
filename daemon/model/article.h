// One cleaned item: what everything after `clean` reads.
#pragma once

#include "base/time.h"

#include <string>
#include <vector>

namespace tocsin {

struct Article {
    std::string id;              ///< stable: feed and guid (or URL, or title)
    std::string feed_id;         ///< Source::id
    std::string outlet;          ///< name of who published it
    std::string guid;            ///< as the feed gave it; may be empty
    std::string url;             ///< canonical
    std::string title;           ///< plain text, one line, said once
    std::string text;            ///< plain text, paragraphs separated by '\n', without the title at its head
    std::string language;        ///< ISO 639-1, "zh-Hant" for traditional Chinese; "" = unknown
    Time published{};            ///< clamped to `arrived`
    bool dated = false;          ///< whether the publisher gave `published`
    bool date_doubtful = false;  ///< the publisher gave one that cannot be meant: far ahead, or before 1990
    Time arrived{};
    double trust = 0.5;
    std::vector<std::string> tags;
};

}  // namespace tocsin
