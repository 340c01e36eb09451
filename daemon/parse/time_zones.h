// Names of time zones as they stand at the end of dates.
#pragma once

#include <optional>
#include <string_view>

namespace tocsin::parse {

/// Minutes east of Greenwich; null for names nobody agrees on. `name` in any case.
std::optional<int> zone_offset(std::string_view name);

}  // namespace tocsin::parse
