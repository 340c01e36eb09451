// When each source is polled next. Plain bookkeeping in virtual time: no clock, no I/O.
//
//   Takes   model/source.h: Source, model/feed_state.h: FeedState, and what became of each poll
//           (schedule/poll_report.h)
//   Gives   the sources that are due, one at a time
//   Runs    on the loop thread
#pragma once

#include "model/feed_state.h"
#include "model/source.h"
#include "schedule/poll_report.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::schedule {

struct Spacing {
    Milliseconds per_host{1000};    ///< between the starts of two polls of one host name; 0 = no spacing
    std::size_t most_per_host = 2;  ///< polls of one host under way at a time
};

class Timetable {
public:
    explicit Timetable(Spacing spacing = {});
    ~Timetable();
    Timetable(Timetable&&) noexcept;
    Timetable& operator=(Timetable&&) noexcept;

    /// Holds from the next poll on.
    void set_spacing(Spacing spacing);

    /// Replaces the set of sources; what is known of those that stay is kept. New ones start within their
    /// interval at a stable phase, or at once when never polled.
    void set_sources(const std::vector<Source>& sources, const std::vector<FeedState>& states, Time now);

    /// A source that is due and whose host is free; it counts as under way until finish(). Null when there is
    /// none.
    /// Its `url` is the one it has moved to for good, if it has.
    std::optional<Source> take(Time now);

    /// When take() may next give something; far future when nothing is scheduled, or until a poll under way
    /// makes room.
    Time next_wake() const;

    /// Works the report into the source's state, plans the next poll, and gives the state to be saved.
    /// Validators and body hash of the state are the caller's to set before saving. Null when the source is
    /// gone.
    std::optional<FeedState> finish(const std::string& feed_id, const PollReport& report, Time now);

    /// Valid until the next set_sources().
    const FeedState* state(const std::string& feed_id) const;
    const Source* source(const std::string& feed_id) const;
    /// Sets validators, body hash and parts, once they are safely stored.
    void remember(const FeedState& state);

    std::size_t size() const;
    std::size_t under_way() const;
    std::vector<FeedState> states() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::schedule
