#include "pipeline/newsroom.h"

#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/wakeup.h"
#include "fetch/client.h"
#include "pipeline/journal.h"
#include "pipeline/offload.h"
#include "pipeline/reading.h"
#include "pipeline/request.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <utility>

namespace tocsin::pipeline {
namespace {

constexpr Seconds grace{5};

/// Polls end the round with a report for the timetable; this is what else they learned.
struct Polled {
    schedule::PollReport report;
    Round round;
    FeedState validators;  ///< etag, last_modified, body_hash as they are to be saved
};

void count(Metrics& metrics, const Round& round) {
    for (const Outcome& outcome : round.outcomes) {
        metrics.add("tocsin_items_total", label_of(outcome));
        if (outcome.rang) {
            metrics.add("tocsin_matches_total", "watch=\"" + outcome.watchlist + "\"");
        }
    }
}

}  // namespace

struct Newsroom::State {
    State(Staff staff_, NewsroomSettings settings_, std::shared_ptr<const Knowledge> knowledge_)
        : staff(std::move(staff_)),
          settings(settings_),
          knowledge(knowledge_),
          desk(boost::asio::make_strand(staff.pool)),
          keeper(knowledge_, settings.window),
          table(settings.spacing) {}

    Staff staff;
    NewsroomSettings settings;
    std::shared_ptr<const Knowledge> knowledge;  ///< owners: this, the keeper, and readers on the pool
    boost::asio::strand<boost::asio::any_io_executor> desk;
    Keeper keeper;  ///< touched on `desk` only, once the loop runs
    schedule::Timetable table;
    Wakeup slot_free;
    bool stopping = false;
    std::size_t polls = 0;
    Result<> health;
};

/// One poll, from request to commit. Lives as long as its coroutine.
struct Newsroom::Poll {
    Task<> run() {
        const Time began = state->staff.clock.now();
        const FeedState* known = state->table.state(source.id);
        before = known == nullptr ? FeedState{} : *known;
        FetchRequest request =
            request_for(source, before, state->settings.most_feed_bytes, state->settings.fetch_timeout);
        Result<FetchResult> fetched = co_await state->staff.client.send(std::move(request));
        polled.validators = before;
        polled.report = report_of(fetched, state->staff.clock.now());
        note_fetch(fetched, began);
        if (polled.report.success && fetched->outcome == FetchOutcome::fresh) {
            co_await take_in(*std::move(fetched));
        } else if (polled.report.success) {
            take_validators(*fetched, polled.validators);
        }
        co_await settle();
    }

    void note_fetch(const Result<FetchResult>& fetched, Time began) {
        Metrics& metrics = state->staff.metrics;
        const std::string outcome = !polled.report.success                           ? "failed"
                                    : fetched->outcome == FetchOutcome::not_modified ? "not_modified"
                                                                                     : "fresh";
        metrics.add("tocsin_fetch_total", "outcome=\"" + outcome + "\"");
        const std::chrono::duration<double> took = state->staff.clock.now() - began;
        metrics.observe("tocsin_fetch_duration_seconds", "", took.count());
        if (fetched) {
            metrics.add("tocsin_fetch_bytes_total", "", static_cast<double>(fetched->body.size()));
        }
    }

    /// Reads and keeps a new body. The same bytes as last time are not read again, but their validators
    /// count.
    Task<> take_in(FetchResult fetched) {
        take_validators(fetched, polled.validators);
        const std::string hash = hex_id(fetched.body);
        if (hash == before.body_hash) {
            co_return;
        }
        const Time arrived = state->staff.clock.now();
        const std::shared_ptr<const Knowledge> knowledge = state->knowledge;
        const Source& from = source;
        auto reading_work = [&fetched, &from, knowledge, arrived] {
            return read(fetched, from, knowledge->cleaner, arrived);
        };
        const boost::asio::any_io_executor pool = state->staff.pool;
        Result<Reading> reading = co_await offload(pool, reading_work);
        if (!reading) {
            polled.report.success = false;
            polled.report.error = reading.error().what;
            polled.validators = before;
            co_return;
        }
        polled.validators.body_hash = hash;
        if (reading->asked_interval > Seconds(0)) {
            polled.report.asked_interval = reading->asked_interval;
        }
        Delivery delivery{std::move(reading->articles), !before.known};
        Keeper& keeper = state->keeper;
        auto keeping_work = [&keeper, &delivery, arrived] { return keeper.keep(delivery, arrived); };
        const boost::asio::any_io_executor desk = state->desk;
        polled.round = co_await offload(desk, keeping_work);
        note_items(polled.round, polled.report);
        count(state->staff.metrics, polled.round);
    }

    /// Plans the next poll and makes the round durable, validators and items in one transaction.
    Task<> settle() {
        const Time now = state->staff.clock.now();
        std::optional<FeedState> after = state->table.finish(source.id, polled.report, now);
        Batch batch = std::move(polled.round.batch);
        if (after) {
            after->etag = polled.validators.etag;
            after->last_modified = polled.validators.last_modified;
            after->body_hash = polled.validators.body_hash;
            batch.feeds.push_back(*after);
        }
        note_failure();
        const bool messages = !batch.messages.empty();
        const Result<> committed = co_await state->staff.journal.commit(std::move(batch));
        if (!committed) {
            state->health = committed;
            state->stopping = true;
            co_return;
        }
        if (after) {
            state->table.remember(*after);
        }
        if (messages && state->staff.messages_waiting) {
            state->staff.messages_waiting();
        }
        if (state->staff.round_done) {
            state->staff.round_done(source, polled.round);
        }
    }

    void note_failure() {
        if (polled.report.success) {
            return;
        }
        state->staff.log.warning("feed failed",
                                 {{"url", printable_url(source.url)},
                                  {"status", std::to_string(polled.report.status)},
                                  {"error", polled.report.error}});
    }

    std::shared_ptr<State> state;
    Source source;
    FeedState before;
    Polled polled;
};

Newsroom::Newsroom(Staff staff, NewsroomSettings settings, std::shared_ptr<const Knowledge> knowledge)
    : state_(std::make_shared<State>(std::move(staff), settings, std::move(knowledge))) {}
Newsroom::~Newsroom() { stop(); }

void Newsroom::restore(const Memory& memory) { state_->keeper.restore(memory); }

void Newsroom::set_sources(const std::vector<Source>& sources, const std::vector<FeedState>& states) {
    state_->table.set_sources(sources, states, state_->staff.clock.now());
    state_->slot_free.ring();
}

void Newsroom::reload(std::shared_ptr<const Knowledge> knowledge, const std::vector<Source>& sources) {
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
    const auto poll = std::make_shared<Poll>(Poll{state_, std::move(source), {}, {}});
    std::shared_ptr<State> state = state_;
    boost::asio::co_spawn(loop, run_poll(poll), [state, poll](std::exception_ptr thrown) {
        --state->polls;
        if (thrown) {
            state->staff.log.error("poll broke",
                                   {{"url", printable_url(poll->source.url)}, {"error", what_of(thrown)}});
            schedule::PollReport report;
            report.error = what_of(thrown);
            state->table.finish(poll->source.id, report, state->staff.clock.now());
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
    const Time began = state->staff.clock.now();
    while (!state->stopping) {
        start_due(loop);
        const Time wake = state->table.next_wake();
        if (state->polls == 0 && wake > began) {
            break;
        }
        const Time until = state->polls == 0 ? wake : state->staff.clock.now() + grace;
        co_await state->slot_free.wait_until(state->staff.clock, until);
    }
}

}  // namespace tocsin::pipeline
