// "Two hours ago", "gestern", "3 日前": times as pages count them from now, in the languages ICU knows.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace tocsin::parse {

/// Null unless the whole text is understood. From a day on only the day is meant: midnight, UTC.
std::optional<Time> read_relative_date(std::string_view text, Time now);

}  // namespace tocsin::parse
