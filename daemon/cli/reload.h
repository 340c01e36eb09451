// Reads the configuration again, beside a running daemon: all of it, or nothing.
#pragma once

#include "base/diagnostic.h"
#include "config/settings.h"
#include "pipeline/knowledge.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::cli {

struct Reloaded {
    std::optional<config::Settings> settings;
    std::shared_ptr<const pipeline::Knowledge> knowledge;  ///< null = refused; owners as in Daemon
    Diagnostics remarks;
};

/// What the first start loads, too.
Reloaded load_configuration(const std::string& file, const std::string& data_folder);

/// Refuses, by name, keys that need a restart. `state_override` is the command line's state file, or "".
Reloaded load_again(const config::Settings& current,
                    const std::string& data_folder,
                    const std::string& state_override);

}  // namespace tocsin::cli
