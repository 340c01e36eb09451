// Rows as the values they were written from, with the columns they are read by.
#pragma once

#include "model/alert.h"
#include "model/batch.h"
#include "model/feed_state.h"
#include "store/sqlite.h"

#include <cstdint>

namespace tocsin::store {

inline std::int64_t number_of(Time time) { return time.time_since_epoch().count(); }
inline Time time_of(std::int64_t number) { return Time(Milliseconds(number)); }

inline constexpr const char* message_columns =
    "id, alert_id, story_id, receiver, body, state, attempts, created, next_at, settled, status, error, seq";
[[nodiscard]] Result<Message> read_message(const Statement& row);

inline constexpr const char* alert_columns =
    "id, kind, story_id, revision, watchlist, severity, score, item_id, at, body, seq";
[[nodiscard]] Result<Alert> read_alert(const Statement& row);

inline constexpr const char* feed_columns =
    "feed_id, url, etag, last_modified, body_hash, next_due, last_polled, last_success, last_item, mean_gap, "
    "failures, status, error, moved_to, moved_since, gone_sightings, known, parts, parts_until";
/// Damaged parts are forgotten: they will be read again.
FeedState read_feed(const Statement& row);

inline constexpr const char* story_columns = "sheet, features, id";
[[nodiscard]] Result<StoryRecord> read_story(const Statement& row);

inline constexpr const char* told_columns = "story_id, watchlist, alerts, last_at, severity, ledger, held";
[[nodiscard]] Result<Told> read_told(const Statement& row);

inline constexpr const char* print_columns = "item_id, guid_key, url_key, text_key, sketch, published";
Fingerprint read_print(const Statement& row);

/// Of item and print side by side.
inline constexpr const char* item_columns =
    "print.item_id, guid_key, url_key, text_key, sketch, published, item.article, verdict, copy_of, "
    "containment, story_id, item.seq";
[[nodiscard]] Result<ItemRecord> read_item(const Statement& row);

}  // namespace tocsin::store
