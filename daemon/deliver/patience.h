// How long to insist on one message: ten attempts over three days, a little apart from everybody else's.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace tocsin::deliver {

/// The wait before the next attempt, after `attempts` of them failed: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h,
/// 14 h, 20 h, 24 h, each up to a fifth shorter or longer. The same message waits the same after a restart.
/// Null when it is enough.
std::optional<Milliseconds> wait_after(int attempts, std::string_view message_id);

/// The same, with what the receiver asked for: longer, but at most an hour or twice the wait.
std::optional<Milliseconds> wait_after(int attempts,
                                       std::string_view message_id,
                                       std::optional<Milliseconds> asked);

}  // namespace tocsin::deliver
