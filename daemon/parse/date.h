// The dates of feeds, in all their forms.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace tocsin::parse {

/// Null unless the whole text is understood: a wrong date is worse than none. UTC when no zone is given.
std::optional<Time> read_date(std::string_view text);

}  // namespace tocsin::parse
