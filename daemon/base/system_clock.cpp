#include "base/system_clock.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace tocsin {
namespace {

/// The longest nap, so that a wall clock set forward is noticed.
constexpr Milliseconds nap{60'000};

}  // namespace

Time SystemClock::now() const {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

Task<> SystemClock::sleep_until(Time moment) {
    auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer(executor);
    while (now() < moment) {
        timer.expires_after(std::min(moment - now(), nap));
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
}

}  // namespace tocsin
