// The real clock of a running daemon.
//
//   Runs    on the loop thread
#pragma once

#include "base/clock.h"

namespace tocsin {

class SystemClock : public Clock {
public:
    Time now() const override;

    /// Wakes early, with the usual cancellation of Asio, when the caller's task is cancelled.
    Task<> sleep_until(Time moment) override;
};

}  // namespace tocsin
