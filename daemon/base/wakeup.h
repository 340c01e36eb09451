// A bell on the loop: one coroutine waits for it, anyone on the loop thread rings it.
#pragma once

#include "base/task.h"
#include "base/time.h"

#include <memory>

namespace tocsin {

class Clock;

class Wakeup {
public:
    Wakeup();
    ~Wakeup();
    Wakeup(const Wakeup&) = delete;
    Wakeup& operator=(const Wakeup&) = delete;

    /// Ends the wait under way, or the next one when nobody waits.
    void ring();

    /// Returns when rung since the last wait. Throws what Asio throws when the caller's task is cancelled.
    /// The bell must outlive the wait.
    Task<> wait();

    /// The same, but no longer than until `moment`. `clock` outlives the wait.
    Task<> wait_until(Clock& clock, Time moment);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin
