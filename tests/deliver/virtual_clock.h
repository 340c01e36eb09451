// A clock that stands still while anybody has something to do, and then jumps to the next appointment.
#pragma once

#include "base/clock.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <map>

namespace tocsin::deliver {

class VirtualClock : public Clock {
public:
    Time now() const override { return now_; }

    Task<> sleep_until(Time moment) override {
        if (moment <= now_) {
            co_return;
        }
        const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
        boost::asio::steady_timer timer(executor, boost::asio::steady_timer::time_point::max());
        const Appointment appointment(*this, moment, timer);
        const auto [error] = co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        if (now_ < moment) {
            throw boost::system::system_error(error);  // cancelled, not woken
        }
    }

    /// Runs `loop` until nothing is left to do before `end`.
    void run_until(boost::asio::io_context& loop, Time end) {
        loop.restart();
        while (true) {
            while (loop.poll() > 0) {
            }
            if (sleepers_.empty() || sleepers_.begin()->first > end) {
                now_ = std::max(now_, end);
                return;
            }
            now_ = std::max(now_, sleepers_.begin()->first);
            sleepers_.begin()->second->cancel();
        }
    }

private:
    using Sleepers = std::multimap<Time, boost::asio::steady_timer*>;

    /// In the book for as long as the sleeper sleeps.
    struct Appointment {
        Appointment(VirtualClock& owner, Time moment, boost::asio::steady_timer& timer)
            : clock(owner), place(owner.sleepers_.emplace(moment, &timer)) {}
        ~Appointment() { clock.sleepers_.erase(place); }
        Appointment(const Appointment&) = delete;
        Appointment& operator=(const Appointment&) = delete;
        VirtualClock& clock;
        Sleepers::iterator place;
    };

    Time now_ = Time(Seconds(1'700'000'000));
    Sleepers sleepers_;
};

}  // namespace tocsin::deliver
