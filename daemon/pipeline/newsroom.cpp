#include "pipeline/newsroom.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "pipeline/newsroom_state.h"
#include "pipeline/request.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <set>
#include <utility>

namespace tocsin::pipeline {
namespace {

constexpr Seconds grace{5};
constexpr Milliseconds nap{100};

std::set<std::string> due_ids(const schedule::Timetable& table, Time now) {
    std::set<std::string> due;
    for (const FeedState& state : table.states()) {
        const Source* source = table.source(state.feed_id);
        if (source != nullptr && source->enabled && state.next_due <= now) {
            due.insert(state.feed_id);
        }
    }
    return due;
}

}  // namespace

/// Due again before the round is over: its turn has been.
void Newsroom::pass_over(const std::string& feed_id, State& state) {
    schedule::PollReport polled_already;
    polled_already.success = true;
    state.table.finish(feed_id, polled_already, state.staff.clock.now());
}

Newsroom::Newsroom(Staff staff, NewsroomSettings settings, std::shared_ptr<const Knowledge> knowledge)
    : state_(std::make_shared<State>(std::move(staff), settings, std::move(knowledge))) {}
Newsroom::~Newsroom() { stop(); }

void Newsroom::restore(const Memory& memory) { state_->keeper.restore(memory); }

void Newsroom::set_sources(const std::vector<Source>& sources, const std::vector<FeedState>& states) {
    state_->table.set_sources(sources, states, state_->staff.clock.now());
    state_->slot_free.ring();
}

void Newsroom::reload(NewsroomSettings settings,
                      std::shared_ptr<const Knowledge> knowledge,
                      const std::vector<Source>& sources) {
    settings.window = state_->settings.window;
    state_->settings = settings;
    state_->table.set_spacing(settings.spacing);
    state_->knowledge = knowledge;
    std::shared_ptr<State> state = state_;
    boost::asio::post(state_->desk, [state, knowledge] { state->keeper.set_knowledge(knowledge); });
    set_sources(sources, state_->table.states());
}

const Result<>& Newsroom::health() const { return state_->health; }
std::size_t Newsroom::source_count() const { return state_->table.size(); }
std::size_t Newsroom::failing_count() const {
    std::size_t failing = 0;
    for (const FeedState& feed : state_->table.states()) {
        failing += feed.failures > 0 ? 1U : 0U;
    }
    return failing;
}

void Newsroom::stop() {
    state_->stopping = true;
    state_->slot_free.ring();
}

Task<> Newsroom::run_poll(std::shared_ptr<Poll> poll) { co_await poll->run(); }

void Newsroom::start(Source source, const boost::asio::any_io_executor& loop) {
    ++state_->polls;
    const auto poll = std::make_shared<Poll>();
    poll->state = state_;
    poll->source = std::move(source);
    std::shared_ptr<State> state = state_;
    boost::asio::co_spawn(loop, run_poll(poll), [state, poll](std::exception_ptr thrown) {
        --state->polls;
        if (thrown) {
            state->staff.log.error("poll broke",
                                   {{"url", printable_url(poll->source.url)}, {"error", what_of(thrown)}});
            schedule::PollReport report;
            report.error = what_of(thrown);
            state->table.finish(poll->source.id, report, state->staff.clock.now());
            if (poll->uncommitted) {
                // The keeper knows items that the journal does not: only a restart makes them agree.
                state->health = fail(ErrorKind::internal, report.error);
                state->stopping = true;
            }
        }
        state->slot_free.ring();
    });
}

std::size_t Newsroom::start_due(const boost::asio::any_io_executor& loop) {
    std::size_t started = 0;
    while (!state_->stopping && state_->polls < state_->settings.polls_at_once) {
        std::optional<Source> source = state_->table.take(state_->staff.clock.now());
        if (!source) {
            break;
        }
        start(*std::move(source), loop);
        ++started;
    }
    return started;
}

Task<> Newsroom::run() {
    const std::shared_ptr<State> state = state_;
    const boost::asio::any_io_executor loop = co_await boost::asio::this_coro::executor;
    while (!state->stopping) {
        start_due(loop);
        const Time now = state->staff.clock.now();
        const Time wake = state->table.next_wake();
        state->staff.metrics.set("tocsin_scheduler_lag_seconds",
                                 "",
                                 wake < now ? std::chrono::duration<double>(now - wake).count() : 0.0);
        const bool full = state->polls >= state->settings.polls_at_once;
        const Time until = full || wake > now + grace ? now + grace : wake;
        co_await state->slot_free.wait_until(state->staff.clock, until);
    }
    const Time deadline = state->staff.clock.now() + grace;
    while (state->polls > 0 && state->staff.clock.now() < deadline) {
        co_await state->slot_free.wait_until(state->staff.clock, deadline);
    }
}

Task<> Newsroom::poll_due_once() {
    const std::shared_ptr<State> state = state_;
    const boost::asio::any_io_executor loop = co_await boost::asio::this_coro::executor;
    std::set<std::string> waiting = due_ids(state->table, state->staff.clock.now());
    while (!state->stopping && (!waiting.empty() || state->polls > 0)) {
        while (!state->stopping && state->polls < state->settings.polls_at_once) {
            std::optional<Source> source = state->table.take(state->staff.clock.now());
            if (!source) {
                break;
            }
            if (waiting.erase(source->id) > 0) {
                start(*std::move(source), loop);
            } else {
                pass_over(source->id, *state);
            }
        }
        const Time soon = state->staff.clock.now() + nap;
        co_await state->slot_free.wait_until(state->staff.clock, soon);
    }
}

}  // namespace tocsin::pipeline
