// Whole files in and out.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace tocsin {

/// Fails with `refused` naming the path and the system's reason. "-" reads standard input.
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Writes beside `path`, then renames: a reader sees the old file or the new one.
[[nodiscard]] Result<> write_file(const std::string& path, std::string_view bytes);

}  // namespace tocsin
