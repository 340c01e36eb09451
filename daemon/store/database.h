// The state on disk: SQLite, one writer thread, group commit. PostgreSQL will implement the same interfaces.
//
//   Takes   model/batch.h: Batch
//   Gives   model/batch.h: Memory; the Journal and the Outbox
//   Runs    on its own thread; results come back on the loop
#pragma once

#include "base/result.h"
#include "deliver/outbox.h"
#include "model/batch.h"
#include "pipeline/journal.h"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::store {

/// What a database falls back on when the disk does not do what it should.
struct Provisions {
    /// Called on the writer thread when an fsync or another I/O fails: what is on the disk is unknown then.
    /// Empty = exit with 74 at once, so that a restart reads what is really there.
    std::function<void(const Error&)> fatal{};
    std::size_t ballast_bytes = 16U << 20U;       ///< kept beside the file, freed when the disk is full
    std::chrono::milliseconds retry_pause{1000};  ///< between two tries on a full disk
    /// After which waiting writes fail with retry_later; none = never.
    std::optional<std::chrono::milliseconds> patience{};
    std::string vfs{};  ///< SQLite's name of the file system; "" = the real one
};

class Database : public pipeline::Journal, public deliver::Outbox {
public:
    /// Opens or makes `path`, migrates it to the current schema (refusing a newer one), checks that it is
    /// writable, and takes the lock that keeps a second daemon out.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path,
                                                                boost::asio::any_io_executor loop,
                                                                Log& log,
                                                                Metrics& metrics,
                                                                Provisions provisions = {});
    /// Commits what was handed in. Calls that wait get their outcome; the loop must outlive it.
    ~Database() override;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Blocking; before the loop runs. Fingerprints and stories seen since `since`, as far as there is room.
    /// Rows that cannot be read are left out, and logged with their table and name.
    [[nodiscard]] Result<Memory> recall(Time since, Room room = {});

    Task<Result<>> commit(Batch batch) override;
    Task<Result<std::vector<Message>>> due(Time now,
                                           std::string receiver,
                                           std::size_t most,
                                           std::vector<std::string> inflight) override;
    Task<Result<Time>> next_due(std::string receiver, std::vector<std::string> inflight) override;
    Task<Result<>> settle(Message message) override;

    /// False while a full disk, or a broken one, holds the writes back. Any thread.
    bool writable() const;

    /// Removes items, stories, alerts and delivered messages last touched before `before`, a slice at a time.
    /// Dead letters stay.
    Task<Result<>> forget(Time before);

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::store
