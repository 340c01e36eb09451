#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "fetch/client.h"
#include "pipeline/journal.h"
#include "pipeline/newsroom_state.h"
#include "pipeline/offload.h"
#include "pipeline/reading.h"
#include "pipeline/request.h"

#include <iterator>
#include <utility>

namespace tocsin::pipeline {
namespace {

void count(Metrics& metrics, const Round& round) {
    for (const Outcome& outcome : round.outcomes) {
        metrics.add("tocsin_items_total", label_of(outcome));
        if (outcome.rang) {
            metrics.add("tocsin_matches_total", "watch=\"" + outcome.watchlist + "\"");
        }
    }
}

template <class T>
void append(std::vector<T>& into, std::vector<T> more) {
    into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Of a story in both the later state comes last, and so it is what is written.
void append(Round& into, Round more) {
    append(into.batch.items, std::move(more.batch.items));
    append(into.batch.stories, std::move(more.batch.stories));
    append(into.batch.told, std::move(more.batch.told));
    append(into.batch.alerts, std::move(more.batch.alerts));
    append(into.batch.messages, std::move(more.batch.messages));
    append(into.outcomes, std::move(more.outcomes));
}

}  // namespace

Task<> Newsroom::Poll::run() {
    const FeedState* known = state->table.state(source.id);
    before = known == nullptr ? FeedState{} : *known;
    FetchRequest request =
        request_for(source, before, state->settings.most_feed_bytes, state->settings.fetch_timeout);
    Result<FetchResult> fetched = co_await state->staff.client.send(std::move(request));
    polled.validators = before;
    polled.report = report_of(fetched, state->staff.clock.now());
    if (polled.report.success && fetched->outcome == FetchOutcome::fresh) {
        co_await take_in(*std::move(fetched));
    } else if (polled.report.success) {
        take_validators(*fetched, polled.validators);
    }
    if (polled.report.success) {
        co_await read_parts();
    }
    co_await settle();
}

/// Reads and keeps a new body. The same bytes as last time are not read again, but their validators
/// count.
Task<> Newsroom::Poll::take_in(FetchResult fetched) {
    take_validators(fetched, polled.validators);
    const std::string hash = body_hash_of(fetched.body, source);
    if (hash == before.body_hash) {
        co_return;
    }
    const Time arrived = state->staff.clock.now();
    const std::shared_ptr<const Knowledge> knowledge = state->knowledge;
    const Source& from = source;
    const std::size_t most_bytes = state->settings.most_feed_bytes;
    auto reading_work = [&fetched, &from, knowledge, arrived, most_bytes] {
        return read(fetched, from, knowledge->cleaner, arrived, most_bytes);
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
    listed = std::move(reading->parts);
    if (listed.empty()) {
        polled.validators.parts.clear();
    }
    co_await keep(std::move(reading->articles), !before.known || !is_read_as_before(source, before));
}

/// May be called once for each body of the poll.
Task<> Newsroom::Poll::keep(std::vector<Article> articles, bool first_poll) {
    const Time arrived = state->staff.clock.now();
    Delivery delivery{std::move(articles), first_poll};
    Keeper& keeper = state->keeper;
    auto keeping_work = [&keeper, &delivery, arrived] { return keeper.keep(delivery, arrived); };
    const boost::asio::any_io_executor desk = state->desk;
    uncommitted = true;
    Round round = co_await offload(desk, keeping_work);
    note_items(round, polled.report);
    count(state->staff.metrics, round);
    append(polled.round, std::move(round));
}

/// Plans the next poll and makes the round durable, validators and items in one transaction.
Task<> Newsroom::Poll::settle() {
    const Time now = state->staff.clock.now();
    std::optional<FeedState> after = state->table.finish(source.id, polled.report, now);
    Batch batch = std::move(polled.round.batch);
    if (after) {
        after->etag = polled.validators.etag;
        after->last_modified = polled.validators.last_modified;
        after->body_hash = polled.validators.body_hash;
        after->parts = std::move(polled.validators.parts);
        after->parts_until = polled.validators.parts_until;
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
    uncommitted = false;
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

void Newsroom::Poll::note_failure() {
    if (polled.report.success) {
        return;
    }
    state->staff.log.warning("feed failed",
                             {{"url", printable_url(source.url)},
                              {"status", std::to_string(polled.report.status)},
                              {"error", polled.report.error}});
}

}  // namespace tocsin::pipeline
