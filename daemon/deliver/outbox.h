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

    /// Pending messages of one receiver due at `now`, longest due first, at most `most`, none whose id is in
    /// `inflight`, none whose story has an older message pending for this receiver.
    virtual Task<Result<std::vector<Message>>> due(Time now,
                                                   std::string receiver,
                                                   std::size_t most,
                                                   std::vector<std::string> inflight) = 0;

    /// The earliest `next_at` of the messages due() may give, now or later; far future when there is none.
    virtual Task<Result<Time>> next_due(std::string receiver, std::vector<std::string> inflight) = 0;

    /// Saves state, attempts, next_at, settled, status and error of `message`. Durable when it returns.
    virtual Task<Result<>> settle(Message message) = 0;
};

}  // namespace tocsin::deliver
