// Zones by name, as feeds write them.
#pragma once

#include <optional>
#include <string_view>

namespace tocsin::parse {

struct ZoneName {
    int minutes = 0;        ///< east of Greenwich
    bool seasonal = false;  ///< "ET": an hour more in the American summer
};

/// Null when nobody calls a zone so. Any case.
std::optional<ZoneName> zone_named(std::string_view name);

}  // namespace tocsin::parse
