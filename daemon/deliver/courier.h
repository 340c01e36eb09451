// Empties the outbox: signs each due message, posts it, and writes down what became of it.
//
//   Takes   model/alert.h: Message, model/receiver.h: Receiver
//   Gives   settled messages in the outbox
//   Runs    on the loop thread
#pragma once

#include "base/task.h"
#include "deliver/outbox.h"
#include "model/receiver.h"

#include <memory>
#include <vector>

namespace tocsin {
class Clock;
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::deliver {

class Transport;

class Courier {
public:
    Courier(Outbox& outbox,
            Transport& transport,
            Clock& clock,
            Log& log,
            Metrics& metrics,
            std::vector<Receiver> receivers);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// Delivers until cancelled, then returns. At least once: a webhook whose answer was lost sees the
    /// message again, under the same id. At most one request per receiver for the same story at a time, in
    /// order.
    Task<> run();

    /// Delivers what is due now and returns when every message was tried once: for `run --once`. Fails with
    /// `retry_later` when some must be tried again. Not beside run().
    Task<Result<>> drain();

    /// New messages were committed: look now. Loop thread only.
    void wake();

    /// After a reload.
    void set_receivers(std::vector<Receiver> receivers);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::deliver
