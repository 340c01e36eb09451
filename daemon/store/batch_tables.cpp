#include "store/batch_tables.h"

#include "store/preparer.h"
#include "store/record_json.h"
#include "store/rows.h"

#include <string>
#include <vector>

namespace tocsin::store {
namespace {

constexpr const char* item_sql = R"sql(
INSERT INTO item(id, feed_id, url, story_id, arrived, verdict, copy_of, containment, article)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT(id) DO UPDATE SET feed_id = ?2, url = ?3, story_id = ?4, arrived = ?5, verdict = ?6, copy_of = ?7,
    containment = ?8, article = ?9)sql";

constexpr const char* print_sql = R"sql(
INSERT OR REPLACE INTO print(seq, item_id, guid_key, url_key, text_key, sketch, published, arrived)
SELECT seq, ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM item WHERE id = ?1)sql";

constexpr const char* story_sql = R"sql(
INSERT INTO story(id, revision, last_seen, merged_into, sheet, features) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT(id) DO UPDATE SET revision = ?2, last_seen = ?3, merged_into = ?4, sheet = ?5, features = ?6)sql";

constexpr const char* told_sql = R"sql(
INSERT OR REPLACE INTO told(story_id, watchlist, alerts, last_at, severity, ledger, held)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";

constexpr const char* alert_sql = R"sql(
INSERT INTO alert(id, kind, story_id, revision, watchlist, severity, score, item_id, at, body)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT(id) DO UPDATE SET kind = ?2, revision = ?4, severity = ?6, score = ?7, item_id = ?8, at = ?9, body = ?10)sql";

constexpr const char* message_sql = R"sql(
INSERT INTO message(id, alert_id, story_id, receiver, body, state, attempts, created, next_at, settled, status,
    error)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT(id) DO UPDATE SET body = ?5, next_at = ?9 WHERE state = 0 AND attempts = 0)sql";

constexpr const char* feed_sql = R"sql(
INSERT OR REPLACE INTO feed(feed_id, url, etag, last_modified, body_hash, next_due, last_polled, last_success,
    last_item, mean_gap, failures, status, error, moved_to, moved_since, gone_sightings, known, parts,
    parts_until)
VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19))sql";

}  // namespace

Result<> BatchTables::prepare(Connection& connection) {
    Preparer prepare(connection);
    prepare(item_, item_sql);
    prepare(print_, print_sql);
    prepare(story_, story_sql);
    prepare(told_, told_sql);
    prepare(alert_, alert_sql);
    prepare(message_, message_sql);
    prepare(feed_, feed_sql);
    return prepare.outcome();
}

Result<> BatchTables::write(const Batch& batch) {
    const auto each = [this](const auto& list, auto writer) -> Result<> {
        for (const auto& element : list) {
            Result<> done = (this->*writer)(element);
            if (!done) {
                return done;
            }
        }
        return {};
    };
    return each(batch.items, &BatchTables::write_item)
        .and_then([&] { return each(batch.stories, &BatchTables::write_story); })
        .and_then([&] { return each(batch.told, &BatchTables::write_told); })
        .and_then([&] { return each(batch.alerts, &BatchTables::write_alert); })
        .and_then([&] { return each(batch.messages, &BatchTables::write_message); })
        .and_then([&] { return each(batch.feeds, &BatchTables::write_feed); });
}

Result<> BatchTables::write_item(const ItemRecord& record) {
    const Article& article = record.article;
    const std::string sheet = to_json(article);
    const Result<> done = item_.run(article.id,
                                    article.feed_id,
                                    article.url,
                                    record.story_id,
                                    number_of(article.arrived),
                                    static_cast<int>(record.verdict.kind),
                                    record.verdict.copy_of,
                                    record.verdict.containment,
                                    sheet);
    if (!done) {
        return fail(done.error());
    }
    return print_.run(article.id,
                      static_cast<std::int64_t>(record.print.guid_key),
                      static_cast<std::int64_t>(record.print.url_key),
                      static_cast<std::int64_t>(record.print.text_key),
                      Blob{record.print.sketch},
                      number_of(record.print.published),
                      number_of(article.arrived));
}

Result<> BatchTables::write_story(const StoryRecord& record) {
    const Story& story = record.story;
    const std::string sheet = to_json(story);
    return story_.run(story.id,
                      story.revision,
                      number_of(story.last_seen),
                      story.merged_into,
                      sheet,
                      Blob{record.features});
}

Result<> BatchTables::write_told(const Told& told) {
    const std::string ledger = to_json(told.ledger);
    const std::string held = to_json(told.held);
    return told_.run(
        told.story_id, told.watchlist, told.alerts, number_of(told.last_at), told.severity, ledger, held);
}

Result<> BatchTables::write_alert(const Alert& alert) {
    return alert_.run(alert.id,
                      static_cast<int>(alert.kind),
                      alert.story_id,
                      alert.revision,
                      alert.watchlist,
                      alert.severity,
                      alert.score,
                      alert.item_id,
                      number_of(alert.at),
                      alert.body);
}

Result<> BatchTables::write_message(const Message& message) {
    return message_.run(message.id,
                        message.alert_id,
                        message.story_id,
                        message.receiver,
                        message.body,
                        static_cast<int>(message.state),
                        message.attempts,
                        number_of(message.created),
                        number_of(message.next_at),
                        number_of(message.settled),
                        message.status,
                        message.error);
}

Result<> BatchTables::write_feed(const FeedState& feed) {
    return feed_.run(feed.feed_id,
                     feed.url,
                     feed.etag,
                     feed.last_modified,
                     feed.body_hash,
                     number_of(feed.next_due),
                     number_of(feed.last_polled),
                     number_of(feed.last_success),
                     number_of(feed.last_item),
                     feed.mean_gap,
                     feed.failures,
                     feed.status,
                     feed.error,
                     feed.moved_to,
                     number_of(feed.moved_since),
                     feed.gone_sightings,
                     feed.known ? 1 : 0,
                     to_json(feed.parts),
                     number_of(feed.parts_until));
}

}  // namespace tocsin::store
