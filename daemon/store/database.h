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

#include <memory>
#include <string>
#include <vector>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::store {

class Database : public pipeline::Journal, public deliver::Outbox {
public:
    /// Opens or makes `path`, migrates it to the current schema (refusing a newer one), checks that it is
    /// writable, and takes the lock that keeps a second daemon out.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path,
                                                                boost::asio::any_io_executor loop,
                                                                Log& log,
                                                                Metrics& metrics);
    ~Database() override;

    /// Blocking; before the loop runs. Fingerprints and stories seen since `since`.
    [[nodiscard]] Result<Memory> recall(Time since);

    Task<Result<>> commit(Batch batch) override;
    Task<Result<std::vector<Message>>> due(Time now,
                                           std::size_t most,
                                           std::vector<std::string> inflight) override;
    Task<Result<Time>> next_due() override;
    Task<Result<>> settle(Message message) override;

    /// Removes items, stories and delivered messages last touched before `before`, a slice at a time.
    Task<Result<>> forget(Time before);

private:
    struct State;
    explicit Database(std::shared_ptr<State> state);
    std::shared_ptr<State> state_;  ///< owners: the database and its writer thread
};

}  // namespace tocsin::store
