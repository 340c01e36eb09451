#include "store/inspection.h"

#include "store/rows.h"
#include "store/schema.h"
#include "store/sqlite.h"

#include <unistd.h>

#include <array>
#include <limits>
#include <utility>

namespace tocsin::store {
namespace {

/// Null for a name that is no state; -1 for all states.
std::optional<int> state_number(const std::string& state) {
    constexpr std::array<const char*, 3> names = {"pending", "delivered", "dead"};
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (state == names.at(at)) {
            return static_cast<int>(at);
        }
    }
    return state.empty() ? std::optional(-1) : std::nullopt;
}

std::int64_t limit_of(std::size_t most) {
    return most > std::numeric_limits<std::int32_t>::max() ? -1 : static_cast<std::int64_t>(most);
}

std::string select(const char* columns, const char* rest) {
    return std::string("SELECT ") + columns + " FROM " + rest;
}

constexpr const char* item_join = "item JOIN print ON print.seq = item.seq WHERE ";

constexpr const char* again_sql =
    "UPDATE message SET state = 0, attempts = 0, next_at = ?1, settled = 0, status = 0, error = '' WHERE ";

Result<FeedState> feed_of(const Statement& row) { return read_feed(row); }

/// The rows of `sql`, read by `read`, with `values` bound.
template <class Value, class... Values>
Result<std::vector<Value>> list(Connection& connection,
                                const std::string& sql,
                                Result<Value> (*read)(const Statement&),
                                const Values&... values) {
    Result<Statement> rows = connection.prepare(sql);
    if (!rows) {
        return fail(rows.error());
    }
    rows->start(values...);
    std::vector<Value> all;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            return all;
        }
        Result<Value> value = read(*rows);
        if (!value) {
            return fail(value.error());
        }
        all.push_back(*std::move(value));
    }
}

template <class Value>
Result<std::optional<Value>> first(Result<std::vector<Value>> all) {
    if (!all) {
        return fail(all.error());
    }
    return all->empty() ? std::optional<Value>() : std::optional<Value>(std::move(all->front()));
}

}  // namespace

struct Inspection::State {
    std::unique_ptr<Connection> connection;

    template <class... Values>
    Result<std::size_t> change(const std::string& sql, const Values&... values) {
        Result<Statement> statement = connection->prepare(sql);
        if (!statement) {
            return fail(statement.error());
        }
        const Result<> done = statement->run(values...);
        if (!done) {
            return fail(done.error());
        }
        return static_cast<std::size_t>(connection->changed_rows());
    }
};

Result<std::unique_ptr<Inspection>> Inspection::open(const std::string& path) {
    if (access(path.c_str(), R_OK) != 0) {
        return fail(ErrorKind::refused, path + ": there is no state file that can be read");
    }
    auto state = std::make_unique<State>();
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, {});
    if (!connection) {
        return fail(connection.error());
    }
    state->connection = *std::move(connection);
    // As careful as the daemon: what is made pending here must be so after a power cut.
    const Result<> ready =
        state->connection->run("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;").and_then([&] {
            return check_schema(*state->connection);
        });
    if (!ready) {
        return fail(ready.error());
    }
    return std::unique_ptr<Inspection>(new Inspection(std::move(state)));
}

Inspection::Inspection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Inspection::~Inspection() = default;

Result<std::vector<Message>> Inspection::messages(const std::string& state, std::size_t most) {
    const std::optional<int> number = state_number(state);
    if (!number) {
        return fail(ErrorKind::malformed, "\"" + state + "\" is not pending, delivered or dead");
    }
    return list(*state_->connection,
                select(message_columns, "message WHERE ?1 < 0 OR state = ?1 ORDER BY seq DESC LIMIT ?2"),
                read_message,
                *number,
                limit_of(most));
}

Result<std::size_t> Inspection::retry(const std::vector<std::string>& ids, Time now) {
    if (ids.empty()) {
        return state_->change(std::string(again_sql) + "state = 2", number_of(now));
    }
    const Result<> begun = state_->connection->run("BEGIN IMMEDIATE");
    if (!begun) {
        return fail(begun.error());
    }
    Result<std::size_t> count = 0;
    for (const std::string& id : ids) {
        const Result<std::size_t> one =
            state_->change(std::string(again_sql) + "id = ?2", number_of(now), id);
        count = one ? *count + *one : Result<std::size_t>(fail(one.error()));
        if (!count) {
            break;
        }
    }
    const Result<> done = count ? state_->connection->run("COMMIT") : fail(count.error());
    if (!done) {
        state_->connection->roll_back();
        return fail(done.error());
    }
    return count;
}

Result<std::size_t> Inspection::replay(Time since, Time now) {
    return state_->change(std::string(again_sql) + "created >= ?2", number_of(now), number_of(since));
}

Result<std::vector<Alert>> Inspection::alerts(std::size_t most) {
    return list(*state_->connection,
                select(alert_columns, "alert ORDER BY seq DESC LIMIT ?1"),
                read_alert,
                limit_of(most));
}

Result<std::optional<Alert>> Inspection::alert(const std::string& id) {
    return first(list(*state_->connection, select(alert_columns, "alert WHERE id = ?1"), read_alert, id));
}

Result<std::optional<ItemRecord>> Inspection::item(const std::string& id_or_url) {
    const auto find = [&](const char* key) {
        const std::string rest = std::string(item_join) + key + " = ?1 ORDER BY item.seq DESC LIMIT 1";
        return first(list(*state_->connection, select(item_columns, rest.c_str()), read_item, id_or_url));
    };
    Result<std::optional<ItemRecord>> found = find("item.id");
    return !found || *found ? found : find("item.url");
}

Result<std::optional<StoryRecord>> Inspection::story(const std::string& id) {
    return first(list(*state_->connection, select(story_columns, "story WHERE id = ?1"), read_story, id));
}

Result<std::vector<StoryRecord>> Inspection::stories(Time since, std::size_t most) {
    return list(*state_->connection,
                select(story_columns, "story WHERE last_seen >= ?1 ORDER BY last_seen DESC, id LIMIT ?2"),
                read_story,
                number_of(since),
                limit_of(most));
}

Result<std::vector<FeedState>> Inspection::feeds() {
    return list(*state_->connection, select(feed_columns, "feed ORDER BY url"), feed_of);
}

Result<std::vector<std::pair<std::string, std::size_t>>> Inspection::counts() {
    constexpr std::array<std::pair<const char*, const char*>, 8> questions = {{
        {"items", "SELECT count(*) FROM print"},
        {"stories", "SELECT count(*) FROM story WHERE merged_into = ''"},
        {"alerts", "SELECT count(*) FROM alert"},
        {"pending", "SELECT count(*) FROM message WHERE state = 0"},
        {"delivered", "SELECT count(*) FROM message WHERE state = 1"},
        {"dead", "SELECT count(*) FROM message WHERE state = 2"},
        {"feeds", "SELECT count(*) FROM feed"},
        {"failing", "SELECT count(*) FROM feed WHERE failures > 0"},
    }};
    std::vector<std::pair<std::string, std::size_t>> all;
    for (const auto& [name, sql] : questions) {
        const Result<std::int64_t> count = state_->connection->number(sql);
        if (!count) {
            return fail(count.error());
        }
        all.emplace_back(name, static_cast<std::size_t>(*count));
    }
    return all;
}

}  // namespace tocsin::store
