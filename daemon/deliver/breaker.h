// Leaves a receiver alone that keeps failing, and asks now and then whether it is back. Pure.
#pragma once

#include "base/time.h"

namespace tocsin::deliver {

class Breaker {
public:
    /// How many requests may be under way at `now`, of the `usual` number: none during a pause, one after it.
    int allowance(Time now, int usual) const;

    /// When the pause ends; the beginning of time when there is none.
    Time pause_ends() const { return until_; }

    /// Open after five failures in a row, until a success.
    bool is_open() const;

    void succeeded();
    void failed(Time now);
    /// The receiver asked for a pause: it gets at most five minutes at a time.
    void asked(Time now, Milliseconds pause);

private:
    int failures_ = 0;
    Time until_{};
};

}  // namespace tocsin::deliver
