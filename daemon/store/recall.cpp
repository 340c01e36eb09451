#include "store/recall.h"

#include "store/rows.h"

#include <cstdint>
#include <limits>
#include <utility>

namespace tocsin::store {
namespace {

constexpr std::size_t everything = std::numeric_limits<std::int64_t>::max();

/// Runs `sql` with ?1 = `since` and ?2 = `most` and hands every row that `read` understands to `into`.
template <class Value>
Result<> collect(Connection& connection,
                 const std::string& sql,
                 Time since,
                 std::size_t most,
                 Result<Value> (*read)(const Statement&),
                 std::vector<Value>& into,
                 std::vector<Error>& damage) {
    Result<Statement> rows = connection.prepare(sql);
    if (!rows) {
        return fail(rows.error());
    }
    rows->start(number_of(since), static_cast<std::int64_t>(most));
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            return {};
        }
        Result<Value> value = read(*rows);
        if (value) {
            into.push_back(*std::move(value));
        } else {
            damage.push_back(value.error());
        }
    }
}

Result<Fingerprint> print_of(const Statement& row) { return read_print(row); }
Result<FeedState> feed_of(const Statement& row) { return read_feed(row); }

std::string select(const char* columns, const char* rest) {
    return std::string("SELECT ") + columns + " FROM " + rest;
}

}  // namespace

Result<Recalled> recall_prints(Connection& connection, Time since, Room room) {
    Recalled found;
    const Result<> done = collect(
        connection,
        select(print_columns, "print WHERE ?1 = ?1 AND seq > (SELECT max(seq) FROM print) - ?2 ORDER BY seq"),
        since,
        room.prints,
        print_of,
        found.memory.prints,
        found.damage);
    if (!done) {
        return fail(done.error());
    }
    return found;
}

Result<Recalled> recall_others(Connection& connection, Time since, Room room) {
    Recalled found;
    Memory& memory = found.memory;
    const Result<> done =
        collect(connection,
                select(story_columns, "story WHERE last_seen >= ?1 ORDER BY last_seen DESC, id LIMIT ?2"),
                since,
                room.stories,
                read_story,
                memory.stories,
                found.damage)
            .and_then([&] {
                return collect(connection,
                               select(told_columns,
                                      "told WHERE last_at >= ?1 OR EXISTS(SELECT 1 FROM story WHERE "
                                      "story.id = told.story_id AND story.last_seen >= ?1) LIMIT ?2"),
                               since,
                               everything,
                               read_told,
                               memory.told,
                               found.damage);
            })
            .and_then([&] {
                return collect(connection,
                               select(feed_columns, "feed WHERE ?1 = ?1 LIMIT ?2"),
                               since,
                               everything,
                               feed_of,
                               memory.feeds,
                               found.damage);
            });
    if (!done) {
        return fail(done.error());
    }
    return found;
}

}  // namespace tocsin::store
