// Batches to be written and a loop to wait on.
#pragma once

#include "base/log.h"
#include "base/metrics.h"
#include "base/task.h"
#include "model/batch.h"
#include "store/database.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tocsin::store {

inline Time at_second(std::int64_t second) { return Time(Seconds(second)); }

inline Message message_of(const std::string& id, const std::string& story, std::int64_t second) {
    Message message;
    message.id = id;
    message.alert_id = "alert " + id;
    message.story_id = story;
    message.receiver = "desk";
    message.body = R"({"type":"story.new"})";
    message.created = at_second(second);
    message.next_at = at_second(second);
    return message;
}

inline ItemRecord item_of(const std::string& id, std::int64_t second) {
    ItemRecord record;
    record.article.id = id;
    record.article.feed_id = "feed";
    record.article.url = "https://example.org/" + id;
    record.article.title = "Oracle bâtit à Abilene";
    record.article.text = "Premier paragraphe.\nSecond.";
    record.article.tags = {"ai"};
    record.article.arrived = at_second(second);
    record.article.published = at_second(second - 60);
    record.article.trust = 0;
    record.print.item_id = id;
    record.print.guid_key = 0xffffffffffffff01U;
    record.print.text_key = 7;
    record.print.sketch = std::string("\0\xff sketch", 9);
    record.print.published = record.article.published;
    record.verdict.kind = CopyKind::near_copy;
    record.verdict.copy_of = "earlier";
    record.verdict.containment = 0.75;
    record.story_id = "story";
    return record;
}

inline StoryRecord story_of(const std::string& id, std::int64_t second) {
    StoryRecord record;
    Story& story = record.story;
    story.id = id;
    story.revision = 3;
    story.first_seen = at_second(second - 100);
    story.last_seen = at_second(second);
    story.headline = "甲骨文在得州建数据中心";
    story.language = "zh";
    story.report_count = 1;
    story.reports.push_back(
        {"item", "Example", "https://example.org/item", "Title", "zh", at_second(second - 100), true});
    story.ledger.push_back(
        {"amount", "commitment", "USD 1e11", 1e11, "100bn", {"Example"}, 0.5, at_second(1)});
    story.deal.actors = {{"Oracle", "partner"}};
    Money& amount = story.deal.amount.emplace();
    amount.text = "$100 billion";
    amount.span = {3, 15};
    amount.value = 1e11;
    amount.currency = "USD";
    amount.bound = Bound::min;
    story.deal.places.push_back({"得州", {}, "Texas", "US"});
    story.others.emplace_back().name = "Another";
    record.features = std::string("\1\0features", 10);
    return record;
}

inline Told told_of(const std::string& story, std::int64_t second) {
    return {story,
            "ai",
            2,
            at_second(second),
            "high",
            story_of(story, second).story.ledger,
            {{"amount", "USD 1e11", "USD 5e11", "$500bn", true}}};
}

inline FeedState feed_of(const std::string& id, const std::string& etag) {
    FeedState feed;
    feed.feed_id = id;
    feed.url = "https://example.org/feed";
    feed.etag = etag;
    feed.next_due = at_second(900);
    feed.mean_gap = 1234;
    feed.failures = 2;
    feed.error = "timeout";
    feed.known = true;
    feed.parts = {{"https://example.org/news.xml", at_second(800), true, "\"7\"", "then", "hash"}};
    feed.parts_until = at_second(700);
    return feed;
}

/// Keeps what is written at warning and above, and at notice.
class KeepingLog : public Log {
public:
    void write(Severity severity, std::string_view event, std::vector<Field> fields) override {
        std::string line(event);
        for (const Field& field : fields) {
            line += " " + field.name + "=" + field.value;
        }
        if (severity >= Severity::notice) {
            lines.push_back(line);
        }
    }
    std::vector<std::string> lines;
};

/// A folder of its own and a loop to wait on.
class StoreTest : public testing::Test {
protected:
    StoreTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tocsin-store-XXXXXX").string();
        folder = mkdtemp(pattern.data());
        path = folder + "/state.db";
    }
    ~StoreTest() override { std::filesystem::remove_all(folder); }

    Result<std::unique_ptr<Database>> open(Provisions provisions) {
        return Database::open(path, loop.get_executor(), log, metrics, std::move(provisions));
    }
    Result<std::unique_ptr<Database>> open() {
        Provisions provisions;
        provisions.ballast_bytes = 0;
        return open(std::move(provisions));
    }

    template <class T>
    T await(Task<T> task) {
        std::optional<T> value;
        std::exception_ptr thrown;
        boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr error, T result) {
            thrown = error;
            value.emplace(std::move(result));
        });
        loop.restart();
        loop.run();
        if (thrown) {
            std::rethrow_exception(thrown);
        }
        return std::move(*value);
    }

    std::vector<std::string> due_ids(Database& database, Time now, std::vector<std::string> inflight = {}) {
        const auto due = await(database.due(now, "desk", 10, std::move(inflight)));
        std::vector<std::string> ids;
        for (const Message& message : due.value()) {
            ids.push_back(message.id);
        }
        return ids;
    }

    boost::asio::io_context loop;
    std::string folder, path;
    KeepingLog log;
    Metrics metrics;
};

}  // namespace tocsin::store
