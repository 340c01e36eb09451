// Retry-After: how long the other side asks to be left alone (RFC 9110, 10.2.3).
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace tocsin::deliver {

/// Reads a number of seconds or an HTTP date in any of its three forms, the two old ones included. Zero for
/// a moment that has passed; null for anything else, and for more than 400 days.
std::optional<Milliseconds> read_retry_after(std::string_view header, Time now);

}  // namespace tocsin::deliver
