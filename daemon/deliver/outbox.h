// The durable outbox as delivery sees it. store/ implements it.
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "model/alert.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::deliver {

class Outbox {
public:
    virtual ~Outbox() = default;

    /// Pending messages due at `now`, oldest first, at most `most`, none whose id is in `inflight`.
    virtual Task<Result<std::vector<Message>>> due(Time now,
                                                   std::size_t most,
                                                   std::vector<std::string> inflight) = 0;

    /// The earliest `next_at` of the pending messages; far future when there is none.
    virtual Task<Result<Time>> next_due() = 0;

    /// Saves state, attempts, next_at, settled, status and error of `message`. Durable when it returns.
    virtual Task<Result<>> settle(Message message) = 0;
};

}  // namespace tocsin::deliver
