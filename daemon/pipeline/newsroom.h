// The daemon's day: takes what is due, fetches it, has it read and kept, makes it durable, wakes the courier.
//
//   Takes   sources, through schedule/
//   Gives   committed batches
//   Runs    on the loop thread; reading on the pool, keeping on the keeper's strand
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "model/batch.h"
#include "model/source.h"
#include "pipeline/keeper.h"
#include "pipeline/knowledge.h"
#include "schedule/timetable.h"

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tocsin {
class Clock;
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::fetch {
class Client;
}

namespace tocsin::pipeline {

class Journal;

/// What the newsroom works with; all of it outlives the newsroom.
struct Staff {
    fetch::Client& client;
    Journal& journal;
    Clock& clock;
    Log& log;
    Metrics& metrics;
    boost::asio::any_io_executor pool;
    /// Called on the loop when messages were committed.
    std::function<void()> messages_waiting;
    /// Called on the loop for every round that held something new: the demo's window.
    std::function<void(const Source&, const Round&)> round_done;
};

struct NewsroomSettings {
    std::size_t polls_at_once = 64;
    std::size_t most_feed_bytes = 8U << 20U;
    std::chrono::milliseconds fetch_timeout{30000};
    std::chrono::hours window{14 * 24};
    schedule::Spacing spacing;
};

class Newsroom {
public:
    Newsroom(Staff staff, NewsroomSettings settings, std::shared_ptr<const Knowledge> knowledge);
    ~Newsroom();
    Newsroom(const Newsroom&) = delete;
    Newsroom& operator=(const Newsroom&) = delete;

    /// Before anything runs.
    void restore(const Memory& memory);
    void set_sources(const std::vector<Source>& sources, const std::vector<FeedState>& states);

    /// All or nothing, between two items. The window stays as it was.
    void reload(NewsroomSettings settings,
                std::shared_ptr<const Knowledge> knowledge,
                const std::vector<Source>& sources);

    /// Polls until stop(); then returns when the polls under way have ended, or after five seconds.
    Task<> run();

    /// No new poll begins. What is under way and not committed will be fetched again.
    void stop();

    /// Polls every source that is due once, and returns.
    Task<> poll_due_once();

    /// Fails only when the state cannot be written any more.
    const Result<>& health() const;

    std::size_t source_count() const;
    std::size_t failing_count() const;

private:
    struct State;
    struct Poll;

    static void pass_over(const std::string& feed_id, State& state);
    static Task<> run_poll(std::shared_ptr<Poll> poll);
    void start(Source source, const boost::asio::any_io_executor& loop);
    std::size_t start_due(const boost::asio::any_io_executor& loop);

    std::shared_ptr<State> state_;  ///< owners: the newsroom, and the polls under way
};

}  // namespace tocsin::pipeline
