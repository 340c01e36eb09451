// Tab-separated knowledge files: what users edit under config/knowledge/.
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace tocsin {

struct TableRow {
    int line = 0;                     ///< from 1
    std::vector<std::string> fields;  ///< trailing empty fields kept
};

/// Lines starting with '#' and empty lines are left out. Fails with `malformed`, naming file and line,
/// when a row has fewer than `least` fields or is not UTF-8.
[[nodiscard]] Result<std::vector<TableRow>> read_table(const std::string& path, std::size_t least);

}  // namespace tocsin
