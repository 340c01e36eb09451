#include "deliver/courier.h"

#include "base/clock.h"
#include "base/label.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/wakeup.h"
#include "deliver/breaker.h"
#include "deliver/signature.h"
#include "deliver/transport.h"
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

constexpr int most_per_receiver = 4;
constexpr int most_in_all = 16;
/// The longest nap: `tocsin outbox retry` makes messages due without ringing.
constexpr Milliseconds nap = Seconds(15);
/// Before an outbox that failed is asked again.
constexpr Milliseconds recovery = Seconds(5);
constexpr int settle_tries = 3;
/// For answers that came to be written down, once we are asked to stop.
constexpr Milliseconds grace = Seconds(2);

struct Route {
    Receiver receiver;
    Breaker breaker;
    int underway = 0;
    bool gone = false;  ///< answered 410
};

struct Delivery {
    std::string receiver;
    boost::asio::cancellation_signal signal;
    bool posting = true;    ///< not yet answered
    bool finished = false;  ///< swept before the next launch: a signal must not die inside its own handler
};

bool same_address(const Receiver& left, const Receiver& right) {
    const auto equal = [](const Secret& one, const Secret& other) { return one.reveal() == other.reveal(); };
    return equal(left.url, right.url) &&
           std::equal(
               left.secrets.begin(), left.secrets.end(), right.secrets.begin(), right.secrets.end(), equal);
}

std::int64_t seconds_of(Time now) {
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

}  // namespace

struct Courier::State {
    Outbox& outbox;
    Transport& transport;
    Clock& clock;
    Log& log;
    Metrics& metrics;
    std::map<std::string, Route> routes;
    std::map<std::string, Delivery> deliveries;  ///< by message id
    std::set<std::string>
        abandoned;  ///< answered, but not written down: not to be sent again by this process
    Wakeup bell;
    std::size_t turn = 0;  ///< which receiver is served first
    int underway = 0;
    int failures = 0;  ///< of this drain
    bool stopping = false;

    void set_receivers(std::vector<Receiver> receivers);
    std::vector<std::string> names_in_turn();
    std::vector<std::string> inflight_of(const std::string& receiver) const;
    int room_for(const Route& route) const;
    void sweep();

    Task<Result<Time>> launch_due(Time due_at);
    Task<Result<Time>> launch_for(std::string receiver, Time due_at);
    void launch(boost::asio::any_io_executor executor, Message message, const Receiver& receiver);
    void finished(const std::string& id, const std::string& receiver, std::exception_ptr error);
    Task<> deliver(Message message, Receiver receiver);
    Task<Result<Reply>> post(Message message, Receiver receiver);
    Task<bool> settle(Message message);
    void record(const Verdict& verdict, const std::string& receiver);
    void report(const Verdict& verdict);
    void show_breaker(const std::string& receiver, bool was_open);
    Task<> stop();
};

// --- receivers ---

void Courier::State::set_receivers(std::vector<Receiver> receivers) {
    std::map<std::string, Route> fresh;
    for (Receiver& receiver : receivers) {
        Route route;
        const auto known = routes.find(receiver.name);
        if (known != routes.end()) {
            route.underway = known->second.underway;
            if (same_address(known->second.receiver, receiver)) {
                route.breaker = known->second.breaker;
            }
        }
        route.receiver = std::move(receiver);
        const std::string name = label("receiver", route.receiver.name);
        metrics.set("tocsin_circuit_open", name, route.breaker.is_open() ? 1 : 0);
        metrics.set("tocsin_receiver_disabled", name, 0);
        fresh.emplace(route.receiver.name, std::move(route));
    }
    routes = std::move(fresh);
}

std::vector<std::string> Courier::State::names_in_turn() {
    std::vector<std::string> names;
    for (const auto& [name, route] : routes) {
        names.push_back(name);
    }
    if (!names.empty()) {
        const auto first = static_cast<std::ptrdiff_t>(turn++ % names.size());
        std::rotate(names.begin(), names.begin() + first, names.end());
    }
    return names;
}

std::vector<std::string> Courier::State::inflight_of(const std::string& receiver) const {
    std::vector<std::string> ids(abandoned.begin(), abandoned.end());
    for (const auto& [id, delivery] : deliveries) {
        if (delivery.receiver == receiver) {
            ids.push_back(id);
        }
    }
    return ids;
}

int Courier::State::room_for(const Route& route) const {
    const int usual =
        route.gone ? most_per_receiver : route.breaker.allowance(clock.now(), most_per_receiver);
    return std::min(usual - route.underway, most_in_all - underway);
}

void Courier::State::sweep() {
    std::erase_if(deliveries, [](const auto& entry) { return entry.second.finished; });
}

// --- sending what is due ---

/// Gives when to look again; far future when only a bell can bring news.
Task<Result<Time>> Courier::State::launch_due(Time due_at) {
    sweep();
    Time next = Time::max();
    for (const std::string& name : names_in_turn()) {
        const Result<Time> look_again = co_await launch_for(name, due_at);
        if (!look_again) {
            co_return fail(look_again.error());
        }
        next = std::min(next, *look_again);
    }
    co_return next;
}

Task<Result<Time>> Courier::State::launch_for(std::string receiver, Time due_at) {
    auto route = routes.find(receiver);
    if (route == routes.end()) {
        co_return Time::max();
    }
    if (!route->second.gone && clock.now() < route->second.breaker.pause_ends()) {
        co_return route->second.breaker.pause_ends();
    }
    const int room = room_for(route->second);
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
    route = routes.find(receiver);  // a reload may have come between
    if (route == routes.end()) {
        co_return Time::max();
    }
    const bool more = messages->size() == most;
    for (Message& message : *messages) {
        launch(executor, std::move(message), route->second.receiver);
    }
    if (more) {
        co_return Time::max();
    }
    inflight = inflight_of(receiver);
    const Result<Time> next = co_await outbox.next_due(receiver, std::move(inflight));
    co_return next;
}

void Courier::State::launch(boost::asio::any_io_executor executor,
                            Message message,
                            const Receiver& receiver) {
    const std::string id = message.id;
    Delivery& delivery = deliveries[id];
    delivery.receiver = receiver.name;
    ++underway;
    ++routes.at(receiver.name).underway;
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
    const auto route = routes.find(receiver);
    if (route != routes.end()) {
        --route->second.underway;
    }
    bell.ring();
}

// --- one message ---

Task<> Courier::State::deliver(Message message, Receiver receiver) {
    const std::string id = message.id;
    const auto before = routes.find(receiver.name);
    if (before != routes.end() && before->second.gone) {
        deliveries.at(id).posting = false;
        Message buried = bury(std::move(message), clock.now());
        co_await settle(std::move(buried));
        co_return;
    }
    const Time started = clock.now();
    const Result<Reply> reply = co_await post(message, receiver);
    if (!reply && reply.error().kind == ErrorKind::cancelled) {
        co_return;  // it stays pending, and is sent again under the same id
    }
    deliveries.at(id).posting = false;
    const std::chrono::duration<double> took = clock.now() - started;
    metrics.observe("tocsin_delivery_seconds", {}, took.count());
    const Verdict verdict = judge(std::move(message), reply, receiver.url, clock.now());
    record(verdict, receiver.name);
    report(verdict);
    co_await settle(verdict.message);
}

Task<Result<Reply>> Courier::State::post(Message message, Receiver receiver) {
    const std::int64_t timestamp = seconds_of(clock.now());
    Result<std::vector<Header>> headers =
        signed_headers(receiver.secrets, message.id, timestamp, message.body);
    if (!headers) {
        co_return fail(headers.error());
    }
    std::string thrown;
    try {
        Result<Reply> reply =
            co_await transport.post(receiver.url, *std::move(headers), message.body, receiver.timeout);
        co_return reply;
    } catch (const std::exception& error) {
        thrown = error.what();
    }
    co_return fail(stopping ? ErrorKind::cancelled : ErrorKind::retry_later, thrown);
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

/// Counts the outcome and works it into the receiver's state.
void Courier::State::record(const Verdict& verdict, const std::string& receiver) {
    const std::string name = label("receiver", receiver);
    metrics.add("tocsin_deliveries_total", name + "," + label("outcome", name_of(verdict.outcome)));
    failures += verdict.outcome == Outcome::delivered ? 0 : 1;
    const auto route = routes.find(receiver);
    if (route == routes.end()) {
        return;
    }
    Breaker& breaker = route->second.breaker;
    const bool was_open = breaker.is_open();
    if (verdict.outcome == Outcome::delivered) {
        breaker.succeeded();
    } else if (verdict.outcome == Outcome::gone) {
        route->second.gone = true;
        metrics.set("tocsin_receiver_disabled", name, 1);
        log.error("receiver disabled", {{"receiver", receiver}, {"error", verdict.message.error}});
    } else {
        breaker.failed(clock.now());
    }
    if (verdict.pause) {
        breaker.asked(clock.now(), *verdict.pause);
    }
    show_breaker(receiver, was_open);
}

void Courier::State::show_breaker(const std::string& receiver, bool was_open) {
    const Breaker& breaker = routes.at(receiver).breaker;
    metrics.set("tocsin_circuit_open", label("receiver", receiver), breaker.is_open() ? 1 : 0);
    if (breaker.is_open() && !was_open) {
        log.warning("receiver keeps failing, probing it from now on", {{"receiver", receiver}});
    } else if (was_open && !breaker.is_open()) {
        log.notice("receiver is back", {{"receiver", receiver}});
    }
}

void Courier::State::report(const Verdict& verdict) {
    const Message& message = verdict.message;
    std::vector<Field> fields = {{"message", message.id},
                                 {"receiver", message.receiver},
                                 {"alert", message.alert_id},
                                 {"attempt", std::to_string(message.attempts)},
                                 {"status", std::to_string(message.status)}};
    if (verdict.outcome == Outcome::delivered) {
        log.info("alert delivered", std::move(fields));
        return;
    }
    fields.push_back({"error", message.error});
    if (verdict.outcome == Outcome::failed) {
        fields.push_back({"next", to_rfc3339(message.next_at)});
        log.warning("delivery failed", std::move(fields));
        return;
    }
    log.error("alert not delivered, given up", std::move(fields));
}

// --- the end ---

/// Calls back what is being posted, lets what was answered be written down, and waits until nobody is out.
/// The caller has made itself deaf to cancellation.
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
                       .routes = {},
                       .deliveries = {},
                       .abandoned = {},
                       .bell = {}}) {
    state_->set_receivers(std::move(receivers));
}

Courier::~Courier() = default;

void Courier::wake() { state_->bell.ring(); }

void Courier::set_receivers(std::vector<Receiver> receivers) {
    state_->set_receivers(std::move(receivers));
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
    } catch (const boost::system::system_error&) {
        // Cancelled: the only thing a wait throws.
    }
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
    co_await state.stop();
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
    if (outcome && state.failures > 0) {
        outcome = fail(ErrorKind::retry_later,
                       std::to_string(state.failures) + " deliveries failed; they stay in the outbox");
    }
    co_return outcome;
}

}  // namespace tocsin::deliver
