// One source to poll: what the configuration says of it.
#pragma once

#include "base/secret.h"

#include <chrono>
#include <string>
#include <vector>

namespace tocsin {

struct Header {
    std::string name;
    std::string value;
};

/// CSS selectors that turn an HTML page into a feed. All but `item` are relative to the item;
/// "a@href" takes an attribute.
struct Selectors {
    std::string item, title, link, date, summary;
};

enum class SourceKind {
    feed,  ///< RSS, Atom, JSON Feed, CDF: told apart by their bytes
    page,  ///< an HTML page read by selectors
};

struct Source {
    std::string id;    ///< stable: derived from the URL
    std::string url;   ///< http or https
    std::string name;  ///< the outlet's name as alerts show it; "" = the feed's own title
    SourceKind kind = SourceKind::feed;
    Selectors selectors;
    std::chrono::seconds interval{900};         ///< what the owner asks for
    std::chrono::seconds least_interval{300};   ///< never more often
    std::chrono::seconds most_interval{86400};  ///< never more seldom
    std::string language;                       ///< "" = tell by the text
    std::vector<std::string> tags;
    double trust = 0.5;  ///< 0 .. 1: whether one report of this outlet is enough for a change of facts
    std::vector<Header> headers;  ///< sent to this origin only; values may be secret
    std::string user_agent;       ///< "" = the daemon's
    bool enabled = true;
};

}  // namespace tocsin
