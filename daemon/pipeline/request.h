// Between the timetable's words and the fetcher's: what to ask for, and what an answer means for the next
// poll. Pure.
#pragma once

#include "model/feed_state.h"
#include "model/fetch.h"
#include "model/source.h"
#include "pipeline/keeper.h"
#include "schedule/timetable.h"

#include <chrono>
#include <cstddef>
#include <exception>
#include <string>

namespace tocsin::pipeline {

/// Without validators when the same body would be read in another way.
FetchRequest request_for(const Source& source,
                         const FeedState& state,
                         std::size_t most_bytes,
                         std::chrono::milliseconds timeout);

/// The body's hash as it is saved: with how the source is read, so that other selectors read the same page
/// anew.
std::string body_hash_of(const std::string& body, const Source& source);

/// False when the source was read in another way the last time.
bool is_read_as_before(const Source& source, const FeedState& state);

/// Status, Retry-After, freshness and redirects; success means 2xx with a body to read, or 304.
schedule::PollReport report_of(const Result<FetchResult>& fetched, Time now);

/// Verbatim, and only what the answer really carries.
void take_validators(const FetchResult& fetched, FeedState& state);

/// How many items were new, and when they were published.
void note_items(const Round& round, schedule::PollReport& report);

/// verdict="new", "exact_dup", "near_dup", "seen" ...
std::string label_of(const Outcome& outcome);

/// Without user, query and fragment: they may hold secrets.
std::string printable_url(const std::string& url);

std::string what_of(const std::exception_ptr& thrown);

}  // namespace tocsin::pipeline
