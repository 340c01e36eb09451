#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "fetch/client.h"
#include "pipeline/newsroom_state.h"
#include "pipeline/offload.h"
#include "pipeline/parts.h"
#include "pipeline/reading.h"
#include "pipeline/request.h"

#include <utility>

namespace tocsin::pipeline {
namespace {

/// Asking again soon would give the same answer.
bool is_final(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

}  // namespace

/// One after the other, with the spacing of their host. An index of which something is left to read is
/// forgotten, so that the next poll gets it whole.
Task<> Newsroom::Poll::read_parts() {
    FeedState& after = polled.validators;
    const bool met = !listed.empty();
    const std::vector<FeedPart> parts = met ? std::move(listed) : listed_again(after);
    PartPlan plan = plan_parts(parts, after, source.url, state->staff.clock.now());
    if (met) {
        meet_index(parts, after);
    }
    bool complete = plan.complete;
    for (PartState& part : plan.due) {
        const Time turn = state->staff.clock.now() + state->settings.spacing.per_host;
        co_await state->staff.clock.sleep_until(turn);
        if (state->stopping) {
            complete = false;
            break;
        }
        const bool done = co_await read_part(std::move(part));
        if (!done) {
            complete = false;
            break;
        }
    }
    if (!complete) {
        after.etag.clear();
        after.last_modified.clear();
        after.body_hash.clear();
    }
}

/// False when it should be asked again, and the rest with it.
Task<bool> Newsroom::Poll::read_part(PartState part) {
    Source from = source_of_part(source, part);
    FeedState validators;
    validators.etag = part.etag;
    validators.last_modified = part.last_modified;
    FetchRequest request =
        request_for(from, validators, state->settings.most_feed_bytes, state->settings.fetch_timeout);
    const Result<FetchResult> fetched = co_await state->staff.client.send(std::move(request));
    const schedule::PollReport report = report_of(fetched, state->staff.clock.now());
    if (!report.success) {
        co_return note_part_failure(report, std::move(part));
    }
    take_validators(*fetched, validators);
    part.etag = validators.etag;
    part.last_modified = validators.last_modified;
    if (fetched->outcome == FetchOutcome::fresh) {
        co_await take_in_part(std::move(from), *fetched, part);
    }
    remember_part(std::move(part), polled.validators);
    co_return true;
}

bool Newsroom::Poll::note_part_failure(const schedule::PollReport& report, PartState part) {
    state->staff.log.warning("part of a sitemap failed",
                             {{"url", printable_url(part.url)},
                              {"status", std::to_string(report.status)},
                              {"error", report.error}});
    const bool final = is_final(report.status);
    if (report.retry_after) {
        polled.report.retry_after = report.retry_after;
    }
    if (!final) {
        part.updated = Time{};  // older than whatever the index will say
    }
    remember_part(std::move(part), polled.validators);
    return final;
}

/// What is no feed is told of once, until it changes.
Task<> Newsroom::Poll::take_in_part(Source from, const FetchResult& fetched, PartState& part) {
    const std::string hash = hex_id(fetched.body);
    if (hash == part.body_hash) {
        co_return;
    }
    const bool first = std::exchange(part.body_hash, hash).empty();
    const Time arrived = state->staff.clock.now();
    const std::shared_ptr<const Knowledge> knowledge = state->knowledge;
    const std::size_t most_bytes = state->settings.most_feed_bytes;
    auto reading_work = [&fetched, &from, knowledge, arrived, most_bytes] {
        return read(fetched, from, knowledge->cleaner, arrived, most_bytes);
    };
    const boost::asio::any_io_executor pool = state->staff.pool;
    Result<Reading> reading = co_await offload(pool, reading_work);
    const bool nested = reading && !reading->parts.empty();
    if (!reading || nested) {
        state->staff.log.warning("part of a sitemap not read",
                                 {{"url", printable_url(part.url)},
                                  {"error", nested ? "an index inside an index" : reading.error().what}});
        co_return;
    }
    co_await keep(std::move(reading->articles), first);
}

}  // namespace tocsin::pipeline
