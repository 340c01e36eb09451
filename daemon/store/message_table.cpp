#include "store/message_table.h"

#include "store/preparer.h"
#include "store/rows.h"

#include <algorithm>
#include <chrono>

namespace tocsin::store {
namespace {

/// Pending, and the first of its story for its receiver. ?1 is the receiver.
const std::string heads = R"sql(
 FROM message AS mine INDEXED BY message_due
WHERE state = 0 AND receiver = ?1 AND next_at <= ?2 AND (story_id = '' OR NOT EXISTS(
    SELECT 1 FROM message AS older WHERE older.state = 0 AND older.receiver = mine.receiver
        AND older.story_id = mine.story_id AND older.seq < mine.seq))
ORDER BY next_at, created, seq LIMIT ?3)sql";

constexpr Time never = Time::max();

bool holds(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

Result<> MessageTable::prepare(Connection& connection) {
    Preparer prepare(connection);
    prepare(due_, std::string("SELECT ") + message_columns + heads);
    prepare(next_, "SELECT id, next_at" + heads);
    prepare(
        settle_,
        "UPDATE message SET state = ?2, attempts = ?3, next_at = ?4, settled = ?5, status = ?6, error = ?7 "
        "WHERE id = ?1");
    prepare(owed_,
            "SELECT receiver, count(*), min(created) FROM message INDEXED BY message_due WHERE state = 0 "
            "GROUP BY receiver");
    return prepare.outcome();
}

Result<std::vector<Message>> MessageTable::due(Time now,
                                               const std::string& receiver,
                                               std::size_t most,
                                               const std::vector<std::string>& inflight) {
    std::vector<Message> found;
    due_.start(receiver, number_of(now), static_cast<std::int64_t>(most + inflight.size()));
    while (found.size() < most) {
        const Result<bool> row = due_.step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            break;
        }
        Result<Message> message = read_message(due_);
        if (!message) {
            due_.reset();
            return fail(message.error());
        }
        if (!holds(inflight, message->id)) {
            found.push_back(*std::move(message));
        }
    }
    due_.reset();
    return found;
}

Result<Time> MessageTable::next_due(const std::string& receiver, const std::vector<std::string>& inflight) {
    next_.start(receiver, number_of(never), static_cast<std::int64_t>(inflight.size() + 1));
    Time next = never;
    while (next == never) {
        const Result<bool> row = next_.step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            break;
        }
        if (!holds(inflight, next_.text(0))) {
            next = time_of(next_.integer(1));
        }
    }
    next_.reset();
    return next;
}

Result<> MessageTable::settle(const Message& message) {
    return settle_.run(message.id,
                       static_cast<int>(message.state),
                       message.attempts,
                       number_of(message.next_at),
                       number_of(message.settled),
                       message.status,
                       message.error);
}

Result<std::vector<Owed>> MessageTable::owed() {
    std::vector<Owed> all;
    owed_.start();
    while (true) {
        const Result<bool> row = owed_.step();
        if (!row) {
            return fail(row.error());
        }
        if (!*row) {
            return all;
        }
        all.push_back({owed_.text(0), static_cast<std::size_t>(owed_.integer(1)), time_of(owed_.integer(2))});
    }
}

}  // namespace tocsin::store
