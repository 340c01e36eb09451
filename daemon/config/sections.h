// One TOML document worked into the settings. Called once per file: later files override key by key.
#pragma once

#include "base/diagnostic.h"
#include "base/toml.h"
#include "config/register.h"
#include "config/settings.h"

#include <string>
#include <vector>

namespace tocsin::config {

/// Another file that a file asks for, as written, and where.
struct Mention {
    std::string named, file;
    int line = 0, column = 0;
};

/// The settings while files are still being read.
struct Draft {
    Settings settings;
    std::vector<Mention> opml;        ///< of all files
    std::vector<Mention> watchlists;  ///< of the last file that names any
    bool names_watchlists = false;
    Register feeds{"feed"};
    Register receivers{"receiver"};
    Diagnostics remarks;
};

void read_sections(const TomlNode& root, const std::string& file, Draft& draft);

/// [[feed]] tables.
void read_feeds(const std::vector<const TomlNode*>& tables, const std::string& file, Draft& draft);

/// [[receiver]] tables.
void read_receivers(const std::vector<const TomlNode*>& tables, const std::string& file, Draft& draft);

/// Feeds of an OPML list. One that is known already stays as it is.
void add_feeds(std::vector<Source> sources, const std::string& file, Draft& draft);

}  // namespace tocsin::config
