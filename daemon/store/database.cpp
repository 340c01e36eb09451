#include "store/database.h"

#include "base/label.h"
#include "base/log.h"
#include "base/metrics.h"
#include "store/lock_file.h"
#include "store/recall.h"
#include "store/schema.h"
#include "store/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <map>
#include <thread>
#include <utility>

namespace tocsin::store {
namespace {

constexpr std::size_t forget_rows = 500;
constexpr int io_failure = 74;

constexpr const char* settings_sql =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216; "
    "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;";

[[noreturn]] void exit_at_once(const Error&) { std::_Exit(io_failure); }

/// SQLite would make it readable for all.
void make_private(const std::string& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) {
        close(file);
    }
}

Result<std::unique_ptr<Connection>> open_connection(const std::string& path, const std::string& vfs) {
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {.create = true, .vfs = vfs});
    if (!connection) {
        return connection;
    }
    if ((*connection)->read_only()) {
        return fail(ErrorKind::refused, path + ": is not writable");
    }
    const Result<> ready = (*connection)->run(settings_sql).and_then([&] { return migrate(**connection); });
    if (!ready) {
        return fail(ready.error());
    }
    return connection;
}

std::size_t weight_of(const Batch& batch) {
    return 1 + batch.items.size() + batch.stories.size() + batch.told.size() + batch.alerts.size() +
           batch.messages.size() + batch.feeds.size();
}

}  // namespace

struct Database::State {
    State(std::string file, LockFile taken, std::unique_ptr<Connection> connection, Writer::Set set)
        : path(std::move(file)),
          lock(std::move(taken)),
          log(set.log),
          metrics(set.metrics),
          writer(std::move(connection), std::move(set)) {}

    void measure(Tables& tables, Time now);

    std::string path, vfs;
    LockFile lock;
    Log& log;
    Metrics& metrics;
    Writer writer;
    std::map<std::string, std::size_t> owed;  ///< receivers ever measured; writer thread
    std::chrono::steady_clock::time_point measured{};
    std::thread thread;
};

/// At most once a second: counting takes longer than delivering when much is owed.
void Database::State::measure(Tables& tables, Time now) {
    const auto moment = std::chrono::steady_clock::now();
    if (measured != std::chrono::steady_clock::time_point{} && moment - measured < std::chrono::seconds(1)) {
        return;
    }
    measured = moment;
    const Result<std::vector<Owed>> found = tables.messages.owed();
    if (!found) {
        return;
    }
    for (auto& [receiver, count] : owed) {
        count = 0;
    }
    Time oldest = now;
    for (const Owed& one : *found) {
        owed[one.receiver] = one.count;
        oldest = std::min(oldest, one.oldest);
    }
    for (const auto& [receiver, count] : owed) {
        metrics.set("tocsin_outbox_pending", label("receiver", receiver), static_cast<double>(count));
    }
    const std::chrono::duration<double> age = now - oldest;
    metrics.set("tocsin_outbox_oldest_seconds", {}, age.count());
}

namespace {

/// Hands the errand in, waits for it. Nothing of the database is touched after the wait: it may be gone.
Task<> wait_for(Writer& writer, std::shared_ptr<Errand> errand) {
    bool waited = false;
    const std::shared_ptr<Wakeup> room = writer.room();
    while (!writer.put(errand)) {
        co_await room->wait();
        waited = true;
    }
    if (waited) {
        room->ring();  // one place may have been two
    }
    co_await errand->done.wait();
}

std::shared_ptr<Errand> make_errand(std::function<Result<>(Tables&)> work) {
    auto errand = std::make_shared<Errand>();
    errand->work = std::move(work);
    return errand;
}

std::shared_ptr<Errand> commit_errand(Batch batch) {
    const auto kept = std::make_shared<const Batch>(std::move(batch));
    const std::size_t weight = weight_of(*kept);
    std::shared_ptr<Errand> errand =
        make_errand([kept](Tables& tables) { return tables.batches.write(*kept); });
    errand->weight = weight;
    return errand;
}

std::shared_ptr<Errand> settle_errand(Message message) {
    const auto kept = std::make_shared<const Message>(std::move(message));
    return make_errand([kept](Tables& tables) { return tables.messages.settle(*kept); });
}

std::shared_ptr<Errand> forget_errand(Time before, std::shared_ptr<std::size_t> gone) {
    std::shared_ptr<Errand> errand = make_errand([before, gone](Tables& tables) {
        return tables.retention.forget_slice(before, forget_rows).map([&](std::size_t rows) {
            *gone = rows;
        });
    });
    errand->weight = forget_rows;
    return errand;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path,
                                                 boost::asio::any_io_executor loop,
                                                 Log& log,
                                                 Metrics& metrics,
                                                 Provisions provisions) {
    Result<LockFile> lock = LockFile::take(path);
    if (!lock) {
        return fail(lock.error());
    }
    make_private(path);
    Ballast ballast(path + "-ballast", provisions.ballast_bytes);
    Result<std::unique_ptr<Connection>> connection = open_connection(path, provisions.vfs);
    if (!connection && connection.error().kind == ErrorKind::retry_later && ballast.throw_overboard()) {
        connection = open_connection(path, provisions.vfs);
    }
    if (!connection) {
        return fail(connection.error());
    }
    ballast.take_aboard();
    Writer::Set set{.loop = std::move(loop),
                    .log = log,
                    .metrics = metrics,
                    .fatal = provisions.fatal ? std::move(provisions.fatal) : exit_at_once,
                    .retry_pause = provisions.retry_pause,
                    .patience = provisions.patience,
                    .ballast = std::move(ballast)};
    auto state = std::make_unique<State>(path, *std::move(lock), *std::move(connection), std::move(set));
    state->vfs = provisions.vfs;
    const Result<> ready = state->writer.prepare();
    if (!ready) {
        return fail(ready.error());
    }
    state->thread = std::thread([writer = &state->writer] { writer->run(); });
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}

Database::~Database() {
    state_->writer.close();
    state_->thread.join();
}

bool Database::writable() const { return state_->writer.writable(); }

// Copies and stories are read side by side, each over a connection of its own: they are most of a start.
Result<Memory> Database::recall(Time since, Room room) {
    const auto read = [&](Result<Recalled> (*part)(Connection&, Time, Room)) -> Result<Recalled> {
        const Result<std::unique_ptr<Connection>> connection =
            Connection::open(state_->path, {.create = false, .vfs = state_->vfs});
        return connection ? part(**connection, since, room) : fail(connection.error());
    };
    auto reading = std::async(std::launch::async, read, recall_prints);
    Result<Recalled> found = read(recall_others);
    Result<Recalled> prints = reading.get();
    for (const Result<Recalled>* part : {&found, &prints}) {
        if (!*part) {
            return fail(part->error());
        }
        for (const Error& damage : (*part)->damage) {
            state_->log.error("row unreadable", {{"error", damage.what}});
        }
    }
    const std::size_t damaged = found->damage.size() + prints->damage.size();
    state_->metrics.set("tocsin_state_unreadable_rows", {}, static_cast<double>(damaged));
    found->memory.prints = std::move(prints->memory.prints);
    return std::move(found->memory);
}

Task<Result<>> Database::commit(Batch batch) {
    std::shared_ptr<Errand> errand = commit_errand(std::move(batch));
    co_await wait_for(state_->writer, errand);
    co_return errand->outcome;
}

Task<Result<std::vector<Message>>> Database::due(Time now,
                                                 std::string receiver,
                                                 std::size_t most,
                                                 std::vector<std::string> inflight) {
    auto found = std::make_shared<std::vector<Message>>();  // owners: this call and its errand
    std::shared_ptr<Errand> errand = make_errand([=, state = state_.get()](Tables& tables) {
        state->measure(tables, now);
        return tables.messages.due(now, receiver, most, inflight).map([&](std::vector<Message> messages) {
            *found = std::move(messages);
        });
    });
    errand->writes = false;
    co_await wait_for(state_->writer, errand);
    if (!errand->outcome) {
        co_return fail(errand->outcome.error());
    }
    co_return std::move(*found);
}

Task<Result<Time>> Database::next_due(std::string receiver, std::vector<std::string> inflight) {
    auto found = std::make_shared<Time>();  // owners: this call and its errand
    std::shared_ptr<Errand> errand = make_errand([=](Tables& tables) {
        return tables.messages.next_due(receiver, inflight).map([&](Time next) { *found = next; });
    });
    errand->writes = false;
    co_await wait_for(state_->writer, errand);
    if (!errand->outcome) {
        co_return fail(errand->outcome.error());
    }
    co_return *found;
}

Task<Result<>> Database::settle(Message message) {
    std::shared_ptr<Errand> errand = settle_errand(std::move(message));
    co_await wait_for(state_->writer, errand);
    co_return errand->outcome;
}

Task<Result<>> Database::forget(Time before) {
    auto gone = std::make_shared<std::size_t>(1);  // owners: this call and its errands
    while (*gone > 0) {
        std::shared_ptr<Errand> errand = forget_errand(before, gone);
        co_await wait_for(state_->writer, errand);
        if (!errand->outcome) {
            co_return errand->outcome;
        }
    }
    co_return Result<>{};
}

}  // namespace tocsin::store
