// The rules of polite and timely polling, as functions of values: what a poll teaches, and when the next is
// due.
//
//   Takes   model/source.h: Source, schedule/poll_report.h: PollReport
//   Gives   model/feed_state.h: FeedState
//   Runs    anywhere
#pragma once

#include "model/feed_state.h"
#include "model/source.h"
#include "schedule/poll_report.h"

namespace tocsin::schedule {

/// Later than any poll: the due time of a feed that is gone for good.
inline constexpr Time never = std::chrono::sys_days{std::chrono::year{9999} / 1 / 1};

/// No answer may silence a feed for longer.
inline constexpr Seconds longest_wait{24 * 3600};

/// Whether the publisher said 410 often enough to be believed.
bool is_gone(const FeedState& state);

/// Where the feed is read from today: the source's URL, or the one it has moved to for good.
const std::string& address_of(const Source& source, const FeedState& state);

/// The first poll of a source as it is met at a start or reload.
Time first_poll(const Source& source, const FeedState& state, Time now);

/// Works the report into `state`, next_due included.
void learn(FeedState& state, const Source& source, const PollReport& report, Time now);

}  // namespace tocsin::schedule
