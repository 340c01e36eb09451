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

/// Gives up without a word when cancelled, so that losing a race is no exception.
Task<> quiet_sleep(Clock& clock, Time moment) {
    try {
        co_await clock.sleep_until(moment);
    } catch (const boost::system::system_error&) {
        co_return;
    }
}

Task<> quiet_wait(Wakeup& bell) {
    try {
        co_await bell.wait();
    } catch (const boost::system::system_error&) {
        co_return;
    }
}

Task<> throw_when_cancelled() {
    const boost::asio::cancellation_state state = co_await boost::asio::this_coro::cancellation_state;
    if (state.cancelled() != boost::asio::cancellation_type::none) {
        throw boost::system::system_error(boost::asio::error::operation_aborted);
    }
}

}  // namespace

struct Wakeup::State {
    std::optional<boost::asio::steady_timer> timer;  ///< never expires; cancelled by a ring
    bool rung = false;
};

Wakeup::Wakeup() : state_(std::make_unique<State>()) {}
Wakeup::~Wakeup() = default;

void Wakeup::ring() {
    state_->rung = true;
    if (state_->timer) {
        state_->timer->cancel();
    }
}

Task<> Wakeup::wait() {
    State& state = *state_;
    if (!state.timer) {
        const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
        state.timer.emplace(executor, boost::asio::steady_timer::time_point::max());
    }
    while (!state.rung) {
        co_await state.timer->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        co_await throw_when_cancelled();
    }
    state.rung = false;
}

Task<> Wakeup::wait_until(Clock& clock, Time moment) {
    using boost::asio::experimental::awaitable_operators::operator||;
    if (state_->rung) {
        state_->rung = false;
        co_return;
    }
    co_await (quiet_sleep(clock, moment) || quiet_wait(*this));
    co_await throw_when_cancelled();
}

}  // namespace tocsin
