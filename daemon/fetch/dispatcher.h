// Runs hops, so many at once; the rest wait in order.
//
//   Takes   fetch/transfer.h: Hop
//   Gives   fetch/transfer.h: Answer
//   Runs    on the loop thread
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "base/time.h"
#include "fetch/guard.h"
#include "fetch/transfer.h"

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <memory>

namespace tocsin::fetch {

class Dispatcher {
public:
    Dispatcher(boost::asio::any_io_executor executor, Guard guard, std::size_t most_at_once);
    ~Dispatcher();
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    void set_rules(Guard guard, std::size_t most_at_once);
    const Guard& guard() const;

    /// Ends every hop, under way or waiting, as `cancelled`; later ones never start.
    void close();
    bool is_closed() const;

    /// What the hop takes, once it has started, is taken off `budget`, which also bounds it. `dispatcher` is
    /// shared because the coroutine may outlive the client by one step; `budget` outlives the coroutine.
    static Task<Result<Answer>> ask(std::shared_ptr<Dispatcher> dispatcher, Hop hop, Milliseconds& budget);

private:
    struct Job;
    struct Place;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::fetch
