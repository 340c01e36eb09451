// The one spelling of a moment: UTC, milliseconds.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

/// "2025-01-21T19:04:05Z"; with a fraction only when there is one.
std::string to_rfc3339(Time time);

/// Reads RFC 3339 and its prefixes "2025-01-21" and "2025-01" (start of the period), with any offset.
/// Null when the whole text is not understood. Feeds' wild dates are parse/date.h.
std::optional<Time> from_rfc3339(std::string_view text);

/// "90s", "15m", "48h", "7d"; a bare number is seconds. Null when the whole text is not understood.
std::optional<Seconds> duration_from(std::string_view text);

}  // namespace tocsin
