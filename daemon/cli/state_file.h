// Which state file a command works on: --state-file, or the one the configuration names.
#pragma once

#include "base/result.h"
#include "cli/options.h"

#include <memory>
#include <string>

namespace tocsin::store {
class Inspection;
}

namespace tocsin::cli {

struct StateFile {
    std::string config = default_config;
    std::string path;
};

void add_state_file(CLI::App& app, StateFile& where);

/// Fails when neither leads to a state file.
[[nodiscard]] Result<std::unique_ptr<store::Inspection>> open_state(const StateFile& where);

}  // namespace tocsin::cli
