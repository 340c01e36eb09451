// One TOML document worked into the settings. Called once per file: later files override key by key.
#pragma once

#include "base/diagnostic.h"
#include "base/toml.h"
#include "config/settings.h"

#include <string>
#include <vector>

namespace tocsin::config {

/// What a file asks for that other files answer: OPML lists and watchlists, as written.
struct Mentions {
    std::vector<std::string> opml;
    std::vector<std::string> watchlists;
    bool names_watchlists = false;
};

void read_sections(const TomlNode& root,
                   const std::string& file,
                   Settings& settings,
                   Mentions& mentions,
                   Diagnostics& remarks);

/// [[feed]] tables. A feed whose URL is known already replaces it.
void read_feeds(const std::vector<const TomlNode*>& tables,
                const std::string& file,
                Settings& settings,
                Diagnostics& remarks);

/// [[receiver]] tables. A receiver whose name is known already replaces it.
void read_receivers(const std::vector<const TomlNode*>& tables,
                    const std::string& file,
                    Settings& settings,
                    Diagnostics& remarks);

/// Adds or replaces by URL; derives the id.
void put_source(Source source, Settings& settings);

}  // namespace tocsin::config
