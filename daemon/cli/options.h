// What every command's option parsing shares.
#pragma once

#include "base/diagnostic.h"
#include "cli/commands.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <optional>
#include <string>

namespace tocsin::cli {

inline constexpr const char* default_config = "/etc/tocsin/tocsin.toml";

/// Null = go on; otherwise the exit code: 0 after --help, 2 after a mistake, which is told on standard error.
std::optional<int> parse_options(CLI::App& app, const Arguments& arguments);

/// One line each on standard error.
void print(const Diagnostics& remarks);

}  // namespace tocsin::cli
