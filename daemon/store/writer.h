// The thread that owns the connection: everything queued goes into one transaction, and through one fsync.
//
//   Takes   errands: pieces of work on the tables
//   Gives   their outcomes, back on the loop
//   Runs    run() on its own thread; put() and close() from any
#pragma once

#include "base/mailbox.h"
#include "base/wakeup.h"
#include "store/ballast.h"
#include "store/batch_tables.h"
#include "store/message_table.h"
#include "store/retention.h"
#include "store/sqlite.h"

#include <boost/asio/any_io_executor.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::store {

struct Tables {
    BatchTables batches;
    MessageTable messages;
    Retention retention;
};

/// Owned by the coroutine that waits for it and by the writer until it is done.
struct Errand {
    std::function<Result<>(Tables&)> work;  ///< may run more than once: after a full disk, or beside others
    bool writes = true;
    std::size_t weight = 1;  ///< rows, about
    Result<> outcome;
    Wakeup done;  ///< rung on the loop
};

class Writer {
public:
    struct Set {
        boost::asio::any_io_executor loop;
        Log& log;
        Metrics& metrics;
        std::function<void(const Error&)> fatal;
        std::chrono::milliseconds retry_pause{1000};
        std::optional<std::chrono::milliseconds> patience{};
        Ballast ballast;
    };

    Writer(std::unique_ptr<Connection> connection, Set set);

    /// Before run().
    [[nodiscard]] Result<> prepare();

    /// False when there is no room for now: wait for room().
    bool put(std::shared_ptr<Errand> errand);
    /// Rung, on the loop, whenever errands were done. Outlives the loop's interest in it.
    const std::shared_ptr<Wakeup>& room() const { return room_; }

    /// Until closed and everything queued is done, or given up because the disk is full.
    void run();
    void close();

    /// Any thread.
    bool writable() const { return writable_; }

private:
    using Queue = std::deque<std::shared_ptr<Errand>>;

    void collect(Queue& reads);
    void write_some();
    Result<> transact(std::size_t count);
    void transaction_failed(std::size_t count, const Error& error);
    void hold_back(const Error& error);
    void resume();
    void set_writable(bool writable);
    void conclude_first(std::size_t count, const Result<>& outcome);
    void conclude(std::shared_ptr<Errand> errand, const Result<>& outcome);

    std::unique_ptr<Connection> connection_;
    Set set_;
    Tables tables_;
    Mailbox<std::shared_ptr<Errand>> mailbox_;
    std::shared_ptr<Wakeup> room_;  ///< owners: the writer, and the calls to it posted to the loop
    Queue writes_;
    bool held_back_ = false;  ///< the disk is full
    bool broken_ = false;     ///< the disk failed
    std::size_t singly_ = 0;  ///< errands to be tried one at a time, because one of them is bad
    std::chrono::steady_clock::time_point next_try_{}, held_since_{};
    std::atomic<bool> writable_{true};
};

}  // namespace tocsin::store
