#include "base/wakeup.h"

#include "support/manual_clock.h"

#include <gtest/gtest.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace tocsin {
namespace {

/// Sleeps for ever, until cancelled.
class FrozenClock : public Clock {
public:
    Time now() const override { return {}; }
    Task<> sleep_until(Time) override {
        const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
        boost::asio::steady_timer timer(executor, boost::asio::steady_timer::time_point::max());
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
};

class WakeupTest : public testing::Test {
protected:
    void spawn(Task<> task) {
        boost::asio::co_spawn(
            loop,
            std::move(task),
            boost::asio::bind_cancellation_slot(signal.slot(), [this](std::exception_ptr error) {
                ++ended;
                thrown = error != nullptr;
            }));
    }

    void turn() {
        loop.restart();
        loop.poll();
    }

    boost::asio::io_context loop;
    boost::asio::cancellation_signal signal;
    Wakeup bell;
    FrozenClock frozen;
    support::ManualClock manual;
    int ended = 0;
    bool thrown = false;
};

TEST_F(WakeupTest, ARingEndsTheWait) {
    spawn(bell.wait());
    turn();
    EXPECT_EQ(ended, 0);
    bell.ring();
    turn();
    EXPECT_EQ(ended, 1);
    EXPECT_FALSE(thrown);
}

TEST_F(WakeupTest, ARingBeforeTheWaitIsNotLostAndCountsOnce) {
    bell.ring();
    bell.ring();
    spawn(bell.wait());
    turn();
    EXPECT_EQ(ended, 1);
    spawn(bell.wait());
    turn();
    EXPECT_EQ(ended, 1);
    bell.ring();
    turn();
    EXPECT_EQ(ended, 2);
}

TEST_F(WakeupTest, TheClockEndsAWaitToo) {
    spawn(bell.wait_until(manual, Time(Seconds(60))));
    loop.run();
    EXPECT_EQ(ended, 1);
    EXPECT_FALSE(thrown);
    EXPECT_EQ(manual.now(), Time(Seconds(60)));
}

TEST_F(WakeupTest, ARingEndsAWaitBeforeTheClock) {
    spawn(bell.wait_until(frozen, Time(Seconds(60))));
    turn();
    bell.ring();
    turn();
    EXPECT_EQ(ended, 1);
    spawn(bell.wait_until(frozen, Time(Seconds(60))));
    turn();
    EXPECT_EQ(ended, 1) << "the ring was used up";
    bell.ring();
    turn();
    EXPECT_EQ(ended, 2);
}

TEST_F(WakeupTest, CancellationEndsEitherWaitByAnException) {
    spawn(bell.wait_until(frozen, Time(Seconds(60))));
    turn();
    signal.emit(boost::asio::cancellation_type::terminal);
    turn();
    EXPECT_EQ(ended, 1);
    EXPECT_TRUE(thrown);
    thrown = false;
    spawn(bell.wait());
    turn();
    signal.emit(boost::asio::cancellation_type::terminal);
    turn();
    EXPECT_EQ(ended, 2);
    EXPECT_TRUE(thrown);
}

}  // namespace
}  // namespace tocsin
