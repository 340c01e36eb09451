// What an answer means for a message. Pure.
//
//   Takes   deliver/transport.h: Reply, or the reason there was none
//   Gives   the message as it is to be settled
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "deliver/transport.h"
#include "model/alert.h"

#include <optional>
#include <string>

namespace tocsin::deliver {

enum class Outcome {
    delivered,
    failed,  ///< to be tried again
    dead,    ///< tried often enough
    gone,    ///< 410: the receiver wants nothing any more
};

const char* name_of(Outcome outcome);

struct Verdict {
    Message message;
    Outcome outcome = Outcome::failed;
    std::optional<Milliseconds> pause;  ///< what a busy receiver asked for
};

/// `message` as it was before the attempt. `url` is kept out of what is written down.
Verdict judge(Message message, const Result<Reply>& reply, const Secret& url, Time now);

/// A message of a receiver that answered 410 to an earlier one.
Message bury(Message message, Time now);

/// `text` without the address or its path, which are secrets, and not longer than a log line should be.
std::string discreet(std::string text, const Secret& url);

}  // namespace tocsin::deliver
