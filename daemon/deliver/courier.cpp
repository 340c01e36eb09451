#include "deliver/courier.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/wakeup.h"
#include "deliver/post.h"
#include "deliver/roster.h"
#include "deliver/verdict.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace tocsin::deliver {
namespace {

constexpr int most_in_all = 16;
/// The longest nap: `tocsin outbox retry` makes messages due without ringing.
constexpr Milliseconds nap = Seconds(15);
/// Before an outbox that failed is asked again.
constexpr Milliseconds recovery = Seconds(5);
constexpr int settle_tries = 3;
/// For answers that came to be written down, once we are asked to stop.
constexpr Milliseconds grace = Seconds(2);

struct Delivery {
    std::string receiver;
    boost::asio::cancellation_signal signal;
    bool posting = true;    ///< not yet answered
    bool finished = false;  ///< swept before the next launch: a signal must not die inside its own handler
};

}  // namespace

struct Courier::State {
    Outbox& outbox;
    Transport& transport;
    Clock& clock;
    Log& log;
    Metrics& metrics;
    Roster roster;
    std::map<std::string, Delivery> deliveries;  ///< by message id
    std::set<std::string> abandoned;             ///< answered, but never written down: not to be sent again
    Wakeup bell;
    int underway = 0;
    int failures = 0;  ///< of this drain
    bool stopping = false;

    std::vector<std::string> inflight_of(const std::string& receiver) const;
    void sweep();

    Task<Result<Time>> launch_due(Time due_at);
    Task<Result<Time>> launch_for(std::string receiver, Time due_at);
    void launch(boost::asio::any_io_executor executor, Message message, const Receiver& receiver);
    void finished(const std::string& id, const std::string& receiver, std::exception_ptr error);
    Task<> deliver(Message message, Receiver receiver);
    Task<bool> settle(Message message);
    Task<> stop();
};

std::vector<std::string> Courier::State::inflight_of(const std::string& receiver) const {
    std::vector<std::string> ids(abandoned.begin(), abandoned.end());
    for (const auto& [id, delivery] : deliveries) {
        if (delivery.receiver == receiver) {
            ids.push_back(id);
        }
    }
    return ids;
}

void Courier::State::sweep() {
    std::erase_if(deliveries, [](const auto& entry) { return entry.second.finished; });
}

/// Gives when to look again; far future when only a bell can bring news.
Task<Result<Time>> Courier::State::launch_due(Time due_at) {
    sweep();
    Time next = Time::max();
    for (const std::string& name : roster.names_in_turn()) {
        const Result<Time> look_again = co_await launch_for(name, due_at);
        if (!look_again) {
            co_return fail(look_again.error());
        }
        next = std::min(next, *look_again);
    }
    co_return next;
}

Task<Result<Time>> Courier::State::launch_for(std::string receiver, Time due_at) {
    if (clock.now() < roster.pause_ends(receiver)) {
        co_return roster.pause_ends(receiver);
    }
    const int room = std::min(roster.room(receiver, clock.now()), most_in_all - underway);
    if (room <= 0) {
        co_return Time::max();  // whoever finishes next rings
    }
    const auto most = static_cast<std::size_t>(room);
    std::vector<std::string> inflight = inflight_of(receiver);
    Result<std::vector<Message>> messages = co_await outbox.due(due_at, receiver, most, std::move(inflight));
    if (!messages) {
        co_return fail(messages.error());
    }
    const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
    const Receiver* known = roster.find(receiver);
    if (known == nullptr) {
        co_return Time::max();  // a reload came between
    }
    const bool more = messages->size() == most;
    for (Message& message : *messages) {
        launch(executor, std::move(message), *known);
    }
    if (more) {
        co_return Time::max();
    }
    inflight = inflight_of(receiver);
    co_return co_await outbox.next_due(receiver, std::move(inflight));
}

void Courier::State::launch(boost::asio::any_io_executor executor,
                            Message message,
                            const Receiver& receiver) {
    const std::string id = message.id;
    Delivery& delivery = deliveries[id];
    delivery.receiver = receiver.name;
    ++underway;
    roster.begin(receiver.name);
    boost::asio::co_spawn(
        executor,
        deliver(std::move(message), receiver),
        boost::asio::bind_cancellation_slot(
            delivery.signal.slot(),
            [this, id, name = receiver.name](std::exception_ptr error) { finished(id, name, error); }));
}

void Courier::State::finished(const std::string& id, const std::string& receiver, std::exception_ptr error) {
    if (error && !stopping) {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception& thrown) {
            log.error("delivery ended early", {{"message", id}, {"error", thrown.what()}});
        }
        abandoned.insert(id);
    }
    deliveries.at(id).finished = true;
    --underway;
    roster.end(receiver);
    bell.ring();
}

Task<> Courier::State::deliver(Message message, Receiver receiver) {
    const std::string id = message.id;
    if (roster.is_gone(receiver.name)) {
        deliveries.at(id).posting = false;
        Message buried = bury(std::move(message), clock.now());
        co_await settle(std::move(buried));
        co_return;
    }
    const Time started = clock.now();
    const Result<Reply> reply = co_await post_signed(transport, message, receiver, started);
    if (stopping && !reply && reply.error().kind == ErrorKind::cancelled) {
        co_return;  // it stays pending, and is sent again under the same id
    }
    deliveries.at(id).posting = false;
    const std::chrono::duration<double> took = clock.now() - started;
    metrics.observe("tocsin_delivery_seconds", {}, took.count());
    const Verdict verdict = judge(std::move(message), reply, receiver.url, clock.now());
    failures += verdict.outcome == Outcome::delivered ? 0 : 1;
    roster.record(verdict, clock.now());
    co_await settle(verdict.message);
}

/// Tries a few times: a message that was answered and is not written down must not be sent again at once.
Task<bool> Courier::State::settle(Message message) {
    for (int number = 1;; ++number) {
        const Result<> done = co_await outbox.settle(message);
        if (done) {
            co_return true;
        }
        log.error("delivery not recorded", {{"message", message.id}, {"error", done.error().what}});
        if (number == settle_tries) {
            abandoned.insert(message.id);
            co_return false;
        }
        co_await clock.sleep_until(clock.now() + recovery);
    }
}

/// Calls back what is being posted, lets what was answered be written down, and waits until nobody is out.
Task<> Courier::State::stop() {
    stopping = true;
    const auto call_back = [this](bool everyone) {
        for (auto& [id, delivery] : deliveries) {
            if (!delivery.finished && (delivery.posting || everyone)) {
                delivery.signal.emit(boost::asio::cancellation_type::terminal);
            }
        }
    };
    call_back(false);
    const Time deadline = clock.now() + grace;
    while (underway > 0 && clock.now() < deadline) {
        co_await bell.wait_until(clock, deadline);
    }
    call_back(true);
    while (underway > 0) {
        co_await bell.wait();
    }
    sweep();
    stopping = false;
}

Courier::Courier(Outbox& outbox,
                 Transport& transport,
                 Clock& clock,
                 Log& log,
                 Metrics& metrics,
                 std::vector<Receiver> receivers)
    : state_(new State{.outbox = outbox,
                       .transport = transport,
                       .clock = clock,
                       .log = log,
                       .metrics = metrics,
                       .roster = Roster(log, metrics),
                       .deliveries = {},
                       .abandoned = {},
                       .bell = {}}) {
    state_->roster.set(std::move(receivers));
}

Courier::~Courier() = default;

void Courier::wake() { state_->bell.ring(); }

void Courier::set_receivers(std::vector<Receiver> receivers) {
    state_->roster.set(std::move(receivers));
    state_->bell.ring();
}

Task<> Courier::run() {
    State& state = *state_;
    try {
        while (true) {
            const Result<Time> next = co_await state.launch_due(state.clock.now());
            Time until = state.clock.now() + nap;
            if (next) {
                until = std::min(until, *next);
            } else {
                state.log.error("outbox unreadable", {{"error", next.error().what}});
                until = state.clock.now() + recovery;
            }
            co_await state.bell.wait_until(state.clock, until);
        }
    } catch (const boost::system::system_error&) {  // cancelled: a wait throws nothing else
    }
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
    co_await state.stop();
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_terminal_cancellation());
}

Task<Result<>> Courier::drain() {
    State& state = *state_;
    const Time begun = state.clock.now();
    state.failures = 0;
    Result<> outcome;
    try {
        while (true) {
            const Result<Time> next = co_await state.launch_due(begun);
            if (!next) {
                outcome = fail(next.error());
                break;
            }
            if (state.underway == 0) {
                break;
            }
            co_await state.bell.wait();
        }
    } catch (const boost::system::system_error& error) {
        outcome = fail(ErrorKind::cancelled, error.what());
    }
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
    co_await state.stop();
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_terminal_cancellation());
    if (outcome && state.failures > 0) {
        outcome = fail(ErrorKind::retry_later,
                       std::to_string(state.failures) + " deliveries failed; they stay in the outbox");
    }
    co_return outcome;
}

}  // namespace tocsin::deliver
