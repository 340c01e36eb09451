#include "store/rows.h"

#include "store/record_json.h"

#include <limits>
#include <string>

namespace tocsin::store {
namespace {

/// Null when the number is no enumerator: `last` is the greatest one.
template <class Enumeration>
bool enumerator_from(std::int64_t number, Enumeration last, Enumeration& into) {
    if (number < 0 || number > static_cast<std::int64_t>(last)) {
        return false;
    }
    into = static_cast<Enumeration>(number);
    return true;
}

int small(std::int64_t number) {
    const std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(number < -most ? -most : number > most ? most : number);
}

tl::unexpected<Error> bad_row(const char* table, const std::string& row, const std::string& why) {
    return fail(ErrorKind::malformed,
                std::string("state file: table ") + table + ", row " + row + ": " + why);
}

}  // namespace

Result<Message> read_message(const Statement& row) {
    Message message;
    message.id = row.text(0);
    message.alert_id = row.text(1);
    message.story_id = row.text(2);
    message.receiver = row.text(3);
    message.body = row.text(4);
    if (!enumerator_from(row.integer(5), MessageState::dead, message.state)) {
        return bad_row("message", message.id, "no such state");
    }
    message.attempts = small(row.integer(6));
    message.created = time_of(row.integer(7));
    message.next_at = time_of(row.integer(8));
    message.settled = time_of(row.integer(9));
    message.status = small(row.integer(10));
    message.error = row.text(11);
    return message;
}

Result<Alert> read_alert(const Statement& row) {
    Alert alert;
    alert.id = row.text(0);
    if (!enumerator_from(row.integer(1), AlertKind::story_cancelled, alert.kind)) {
        return bad_row("alert", alert.id, "no such kind");
    }
    alert.story_id = row.text(2);
    alert.revision = small(row.integer(3));
    alert.watchlist = row.text(4);
    alert.severity = row.text(5);
    alert.score = row.real(6);
    alert.item_id = row.text(7);
    alert.at = time_of(row.integer(8));
    alert.body = row.text(9);
    return alert;
}

FeedState read_feed(const Statement& row) {
    FeedState feed;
    feed.feed_id = row.text(0);
    feed.url = row.text(1);
    feed.etag = row.text(2);
    feed.last_modified = row.text(3);
    feed.body_hash = row.text(4);
    feed.next_due = time_of(row.integer(5));
    feed.last_polled = time_of(row.integer(6));
    feed.last_success = time_of(row.integer(7));
    feed.last_item = time_of(row.integer(8));
    feed.mean_gap = row.integer(9);
    feed.failures = small(row.integer(10));
    feed.status = small(row.integer(11));
    feed.error = row.text(12);
    feed.moved_to = row.text(13);
    feed.moved_since = time_of(row.integer(14));
    feed.gone_sightings = small(row.integer(15));
    feed.known = row.integer(16) != 0;
    feed.parts = parts_from_json(row.text(17)).value_or(std::vector<PartState>());
    feed.parts_until = time_of(row.integer(18));
    return feed;
}

Result<StoryRecord> read_story(const Statement& row) {
    Result<Story> story = story_from_json(row.text(0));
    if (!story) {
        return bad_row("story", row.text(2), story.error().what);
    }
    if (story->id != row.text(2)) {
        return bad_row("story", row.text(2), "its sheet is of story " + story->id);
    }
    return StoryRecord{*std::move(story), row.text(1)};
}

Result<Told> read_told(const Statement& row) {
    Told told;
    told.story_id = row.text(0);
    told.watchlist = row.text(1);
    told.alerts = small(row.integer(2));
    told.last_at = time_of(row.integer(3));
    told.severity = row.text(4);
    Result<std::vector<LedgerEntry>> ledger = ledger_from_json(row.text(5));
    if (!ledger) {
        return bad_row("told", told.story_id + " " + told.watchlist, ledger.error().what);
    }
    Result<std::vector<Change>> held = changes_from_json(row.text(6));
    if (!held) {
        return bad_row("told", told.story_id + " " + told.watchlist, held.error().what);
    }
    told.ledger = *std::move(ledger);
    told.held = *std::move(held);
    return told;
}

Fingerprint read_print(const Statement& row) {
    Fingerprint print;
    print.item_id = row.text(0);
    print.guid_key = static_cast<std::uint64_t>(row.integer(1));
    print.url_key = static_cast<std::uint64_t>(row.integer(2));
    print.text_key = static_cast<std::uint64_t>(row.integer(3));
    print.sketch = row.text(4);
    print.published = time_of(row.integer(5));
    return print;
}

Result<ItemRecord> read_item(const Statement& row) {
    ItemRecord item;
    item.print = read_print(row);
    Result<Article> article = article_from_json(row.text(6));
    if (!article) {
        return bad_row("item", item.print.item_id, article.error().what);
    }
    item.article = *std::move(article);
    if (!enumerator_from(row.integer(7), CopyKind::near_copy, item.verdict.kind)) {
        return bad_row("item", item.print.item_id, "no such verdict");
    }
    item.verdict.copy_of = row.text(8);
    item.verdict.containment = row.real(9);
    item.story_id = row.text(10);
    return item;
}

}  // namespace tocsin::store
