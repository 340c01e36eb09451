// Signs one message and posts it once.
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "base/time.h"
#include "deliver/transport.h"
#include "model/alert.h"
#include "model/receiver.h"

namespace tocsin::deliver {

/// Never throws: fails with `malformed` on a bad secret, `cancelled` when the task was called back, else with
/// what the transport said. `transport` outlives the wait.
Task<Result<Reply>> post_signed(Transport& transport, Message message, Receiver receiver, Time now);

}  // namespace tocsin::deliver
