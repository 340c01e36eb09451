#include "base/wakeup.h"

#include "base/clock.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <optional>

namespace tocsin {
namespace {

/// Gives up without a word when cancelled: losing a race is no exception.
Task<> quiet_sleep(Clock& clock, Time moment) {
    try {
        co_await clock.sleep_until(moment);
    } catch (const boost::system::system_error&) {
        co_return;
    }
}

Task<bool> is_cancelled() {
    const boost::asio::cancellation_state state = co_await boost::asio::this_coro::cancellation_state;
    co_return state.cancelled() != boost::asio::cancellation_type::none;
}

Task<> throw_when_cancelled() {
    const bool cancelled = co_await is_cancelled();
    if (cancelled) {
        throw boost::system::system_error(boost::asio::error::operation_aborted);
    }
}

}  // namespace

struct Wakeup::State {
    std::optional<boost::asio::steady_timer> timer;  ///< never expires; cancelled by a ring
    bool rung = false;

    Task<> wait_once();
    Task<> wait_quietly();
};

Wakeup::Wakeup() : state_(std::make_unique<State>()) {}
Wakeup::~Wakeup() = default;

void Wakeup::ring() {
    state_->rung = true;
    if (state_->timer) {
        state_->timer->cancel();
    }
}

/// Returns on a ring, on cancellation, or for no reason.
Task<> Wakeup::State::wait_once() {
    if (!timer) {
        const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
        timer.emplace(executor, boost::asio::steady_timer::time_point::max());
    }
    co_await timer->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

/// For a coroutine of its own: it says nothing of cancellation.
Task<> Wakeup::State::wait_quietly() {
    co_await boost::asio::this_coro::throw_if_cancelled(false);
    bool cancelled = false;
    while (!rung && !cancelled) {
        co_await wait_once();
        cancelled = co_await is_cancelled();
    }
    rung = rung && cancelled;  // a ring that came too late is left for the next wait
}

Task<> Wakeup::wait() {
    while (!state_->rung) {
        co_await state_->wait_once();
        co_await throw_when_cancelled();
    }
    state_->rung = false;
}

Task<> Wakeup::wait_until(Clock& clock, Time moment) {
    using boost::asio::experimental::awaitable_operators::operator||;
    if (state_->rung) {
        state_->rung = false;
        co_return;
    }
    co_await (quiet_sleep(clock, moment) || state_->wait_quietly());
    co_await throw_when_cancelled();
}

}  // namespace tocsin
