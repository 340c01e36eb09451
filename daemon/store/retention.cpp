#include "store/retention.h"

#include "store/preparer.h"
#include "store/rows.h"

#include <string>

namespace tocsin::store {

Result<> Retention::prepare(Connection& connection) {
    connection_ = &connection;
    Preparer prepare(connection);
    prepare(messages_,
            "DELETE FROM message WHERE seq IN "
            "(SELECT seq FROM message WHERE state = 1 AND settled < ?1 LIMIT ?2)");
    prepare(alerts_,
            "DELETE FROM alert WHERE seq IN (SELECT seq FROM alert WHERE at < ?1 AND NOT EXISTS"
            "(SELECT 1 FROM message WHERE alert_id = alert.id) LIMIT ?2)");
    prepare(items_,
            "DELETE FROM item WHERE seq IN "
            "(SELECT seq FROM item WHERE arrived < ?1 ORDER BY arrived, seq LIMIT ?2)");
    // Slow feeds show an item for months: it is known again by its print, however old.
    prepare(prints_,
            "DELETE FROM print WHERE ?1 = ?1 AND seq IN (SELECT seq FROM print WHERE seq <= "
            "(SELECT max(seq) FROM print) - " +
                std::to_string(most_prints) + " LIMIT ?2)");
    // A feed that is configured is polled every day (and this allows for a week), unless its publisher took
    // it away.
    prepare(feeds_,
            "DELETE FROM feed WHERE feed_id IN "
            "(SELECT feed_id FROM feed WHERE last_polled < ?1 - 604800000 AND gone_sightings = 0 LIMIT ?2)");
    prepare(told_,
            "DELETE FROM told WHERE story_id IN "
            "(SELECT id FROM story WHERE last_seen < ?1 ORDER BY last_seen, id LIMIT ?2)");
    prepare(stories_,
            "DELETE FROM story WHERE id IN "
            "(SELECT id FROM story WHERE last_seen < ?1 ORDER BY last_seen, id LIMIT ?2)");
    return prepare.outcome();
}

Result<std::size_t> Retention::forget_slice(Time before, std::size_t most) {
    std::size_t gone = 0;
    for (Statement* statement : {&messages_, &alerts_, &items_, &prints_, &feeds_, &told_, &stories_}) {
        const Result<> done = statement->run(number_of(before), static_cast<std::int64_t>(most));
        if (!done) {
            return fail(done.error());
        }
        gone += static_cast<std::size_t>(connection_->changed_rows());
    }
    return gone;
}

}  // namespace tocsin::store
