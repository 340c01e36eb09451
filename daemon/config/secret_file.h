// Secrets stand in files of their own, which not everybody may read.
#pragma once

#include "base/secret.h"
#include "base/toml.h"

#include <optional>
#include <string>

namespace tocsin::config {

/// What the file `written` holds, without surrounding white space. A relative path is seen from `file`, which
/// names it; a bare name without '/' is a systemd credential when the service manager gave us one. Null, with
/// an error at `at` that begins with `what`, when it cannot be read, is empty, or everybody may read it.
std::optional<Secret> read_secret(const std::string& written,
                                  const TomlNode& at,
                                  const std::string& file,
                                  const std::string& what,
                                  TomlTable& table);

}  // namespace tocsin::config
