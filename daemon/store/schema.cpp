#include "store/schema.h"

#include <array>
#include <string>

namespace tocsin::store {
namespace {

/// "tocs": told from every other SQLite file by its header.
constexpr std::int64_t application = 0x746f6373;

/// Step N leads from version N to N + 1. A step that was released is never edited.
constexpr std::array<const char*, 4> steps = {
    R"sql(
CREATE TABLE item(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed_id TEXT NOT NULL,
    url TEXT NOT NULL,
    story_id TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    copy_of TEXT NOT NULL,
    containment REAL NOT NULL,
    article TEXT NOT NULL
) STRICT;
CREATE INDEX item_url ON item(url);

CREATE TABLE print(
    seq INTEGER PRIMARY KEY,
    item_id TEXT NOT NULL,
    guid_key INTEGER NOT NULL,
    url_key INTEGER NOT NULL,
    text_key INTEGER NOT NULL,
    sketch BLOB NOT NULL,
    published INTEGER NOT NULL,
    arrived INTEGER NOT NULL
) STRICT;
CREATE INDEX print_arrived ON print(arrived);

CREATE TABLE story(
    id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    merged_into TEXT NOT NULL,
    sheet TEXT NOT NULL,
    features BLOB NOT NULL
) STRICT;
CREATE INDEX story_last_seen ON story(last_seen);

CREATE TABLE told(
    story_id TEXT NOT NULL,
    watchlist TEXT NOT NULL,
    alerts INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    severity TEXT NOT NULL,
    ledger TEXT NOT NULL,
    PRIMARY KEY(story_id, watchlist)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    watchlist TEXT NOT NULL,
    severity TEXT NOT NULL,
    score REAL NOT NULL,
    item_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX alert_at ON alert(at);

CREATE TABLE message(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    receiver TEXT NOT NULL,
    body TEXT NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    created INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    status INTEGER NOT NULL,
    error TEXT NOT NULL
) STRICT;
CREATE INDEX message_due ON message(receiver, next_at, created) WHERE state = 0;
CREATE INDEX message_order ON message(receiver, story_id, seq) WHERE state = 0;
CREATE INDEX message_alert ON message(alert_id);
CREATE INDEX message_settled ON message(settled) WHERE state = 1;
CREATE INDEX message_created ON message(created);

CREATE TABLE feed(
    feed_id TEXT NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    next_due INTEGER NOT NULL,
    last_polled INTEGER NOT NULL,
    last_success INTEGER NOT NULL,
    last_item INTEGER NOT NULL,
    mean_gap INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    status INTEGER NOT NULL,
    error TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    moved_since INTEGER NOT NULL,
    gone_sightings INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE feed ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feed ADD COLUMN parts_until INTEGER NOT NULL DEFAULT 0;
)sql",
    R"sql(
CREATE INDEX item_arrived ON item(arrived);
DROP INDEX print_arrived;
)sql",
    R"sql(
ALTER TABLE told ADD COLUMN held TEXT NOT NULL DEFAULT '[]';
)sql",
};

Result<std::int64_t> version_of(Connection& connection) {
    const Result<std::int64_t> mark = connection.number("PRAGMA application_id");
    const Result<std::int64_t> version = connection.number("PRAGMA user_version");
    if (!mark || !version) {
        return fail(mark ? version.error() : mark.error());
    }
    if (*mark != application) {
        const Result<std::int64_t> tables = connection.number("SELECT count(*) FROM sqlite_schema");
        if (!tables) {
            return fail(tables.error());
        }
        if (*mark != 0 || *version != 0 || *tables != 0) {
            return fail(ErrorKind::refused, connection.path() + ": is not a state file of tocsin");
        }
    }
    if (*version > newest_schema()) {
        return fail(ErrorKind::refused,
                    connection.path() + ": has schema " + std::to_string(*version) +
                        ", written by a newer tocsin; this one knows " + std::to_string(newest_schema()));
    }
    return *version;
}

Result<> climb(Connection& connection, std::size_t from) {
    const std::string finish = "PRAGMA application_id = " + std::to_string(application) +
                               "; PRAGMA user_version = " + std::to_string(from + 1) + "; COMMIT;";
    for (const char* sql : {"BEGIN IMMEDIATE", steps.at(from), finish.c_str()}) {
        const Result<> done = connection.run(sql);
        if (!done) {
            connection.roll_back();
            return fail(done.error());
        }
    }
    return {};
}

}  // namespace

int newest_schema() { return static_cast<int>(steps.size()); }

Result<> migrate(Connection& connection) {
    Result<std::int64_t> version = version_of(connection);
    while (version && *version < newest_schema()) {
        const Result<> step = climb(connection, static_cast<std::size_t>(*version));
        if (!step) {
            return fail(step.error());
        }
        version = version_of(connection);
    }
    if (!version) {
        return fail(version.error());
    }
    return {};
}

Result<> check_schema(Connection& connection) {
    const Result<std::int64_t> version = version_of(connection);
    if (!version) {
        return fail(version.error());
    }
    if (*version != newest_schema()) {
        return fail(ErrorKind::refused,
                    connection.path() + ": has the older schema " + std::to_string(*version) +
                        "; it is brought up to date by the next tocsin run");
    }
    return {};
}

}  // namespace tocsin::store
