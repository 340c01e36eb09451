// Whether a TOML file was meant as a watchlist or as a configuration.
#pragma once

#include "base/toml.h"

#include <string>
#include <vector>

namespace tocsin::cli {

/// The keys of the top level, as their readers know them.
const std::vector<std::string>& watchlist_keys();
const std::vector<std::string>& configuration_keys();

/// The kind whose keys the file's fit better, misspelt ones included; in doubt a configuration.
bool is_watchlist(const TomlNode& root);

}  // namespace tocsin::cli
