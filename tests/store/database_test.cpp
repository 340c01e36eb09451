#include "store/database.h"

#include "store/record_json.h"
#include "store/sample.h"
#include "store/sqlite.h"

#include <chrono>

namespace tocsin::store {
namespace {

using Ids = std::vector<std::string>;

class DatabaseTest : public StoreTest {
protected:
    void run_sql(const char* sql) {
        const auto connection = Connection::open(path, {.create = true});
        ASSERT_TRUE((*connection)->run(sql));
    }
};

TEST_F(DatabaseTest, GivesBackWhatWasCommittedBeforeTheRestart) {
    {
        const auto database = open();
        ASSERT_TRUE(database) << database.error().what;
        Batch batch;
        batch.items.push_back(item_of("one", 1000));
        batch.stories.push_back(story_of("story", 1000));
        batch.told.push_back(told_of("story", 1000));
        batch.feeds.push_back(feed_of("feed", "W/\"1\""));
        ASSERT_TRUE(await((*database)->commit(batch)));
    }
    const auto database = open();
    const auto memory = (*database)->recall(at_second(500));
    ASSERT_TRUE(memory) << memory.error().what;
    ASSERT_EQ(memory->prints.size(), 1U);
    const Fingerprint expected = item_of("one", 1000).print;
    EXPECT_EQ(memory->prints[0].guid_key, expected.guid_key);
    EXPECT_EQ(memory->prints[0].text_key, expected.text_key);
    EXPECT_EQ(memory->prints[0].sketch, expected.sketch);
    EXPECT_EQ(memory->prints[0].published, expected.published);
    ASSERT_EQ(memory->stories.size(), 1U);
    const StoryRecord& story = memory->stories[0];
    EXPECT_EQ(story.features, story_of("story", 1000).features);
    EXPECT_EQ(story.story.headline, "甲骨文在得州建数据中心");
    EXPECT_EQ(story.story.deal.amount->bound, Bound::min);
    EXPECT_EQ(story.story.deal.amount->span.end, 15U);
    EXPECT_FALSE(story.story.deal.ceiling);
    EXPECT_EQ(story.story.reports.at(0).published, at_second(900));
    EXPECT_EQ(story.story.ledger.at(0).outlets, Ids{"Example"});
    EXPECT_EQ(story.story.others.at(0).name, "Another");
    ASSERT_EQ(memory->told.size(), 1U);
    EXPECT_EQ(memory->told[0].ledger.at(0).value, "USD 1e11");
    ASSERT_EQ(memory->feeds.size(), 1U);
    EXPECT_EQ(memory->feeds[0].etag, "W/\"1\"");
    EXPECT_EQ(memory->feeds[0].mean_gap, 1234);
    EXPECT_TRUE(memory->feeds[0].known);
    EXPECT_EQ(memory->feeds[0].parts_until, at_second(700));
    ASSERT_EQ(memory->feeds[0].parts.size(), 1U);
    EXPECT_EQ(memory->feeds[0].parts[0].updated, at_second(800));
    EXPECT_EQ(memory->feeds[0].parts[0].etag, "\"7\"");
}

TEST_F(DatabaseTest, AFeedWrittenBeforeThereWerePartsIsStillKnown) {
    {
        const auto database = open();
        Batch batch;
        batch.feeds.push_back(feed_of("feed", "W/\"1\""));
        ASSERT_TRUE(await((*database)->commit(batch)));
    }
    run_sql(
        "ALTER TABLE feed DROP COLUMN parts; ALTER TABLE feed DROP COLUMN parts_until; DROP INDEX "
        "item_arrived; "
        "CREATE INDEX print_arrived ON print(arrived); ALTER TABLE told DROP COLUMN held; PRAGMA "
        "user_version = 1");
    const auto database = open();
    ASSERT_TRUE(database) << database.error().what;
    const auto memory = (*database)->recall(at_second(0));
    ASSERT_TRUE(memory) << memory.error().what;
    ASSERT_EQ(memory->feeds.size(), 1U);
    EXPECT_EQ(memory->feeds[0].etag, "W/\"1\"");
    EXPECT_TRUE(memory->feeds[0].parts.empty());
}

TEST(RecordJsonTest, AnEmptyTextInAListKeepsItsPlace) {
    Article article;
    article.tags = {"ai", "", "energy"};
    const auto again = article_from_json(to_json(article));
    ASSERT_TRUE(again) << again.error().what;
    EXPECT_EQ(again->tags, article.tags);
}

TEST_F(DatabaseTest, RecallsStoriesSeenSinceAndEveryPrint) {
    const auto database = open();
    Batch batch;
    batch.items = {item_of("old", 100), item_of("new", 1000)};
    batch.stories = {story_of("old", 100), story_of("new", 1000)};
    batch.told = {told_of("old", 100), told_of("new", 100)};
    ASSERT_TRUE(await((*database)->commit(batch)));
    const auto memory = (*database)->recall(at_second(500));
    ASSERT_EQ(memory->prints.size(), 2U) << "a slow feed may still list what is old";
    EXPECT_EQ(memory->prints[0].item_id, "old");
    ASSERT_EQ(memory->stories.size(), 1U);
    ASSERT_EQ(memory->told.size(), 1U);
    EXPECT_EQ(memory->told[0].story_id, "new");
}

TEST_F(DatabaseTest, RecallsTheNewestThereIsRoomFor) {
    const auto database = open();
    Batch batch;
    for (int number = 0; number < 5; ++number) {
        batch.items.push_back(item_of("item " + std::to_string(number), 100 + number));
        batch.stories.push_back(story_of("story " + std::to_string(number), 100 + number));
    }
    ASSERT_TRUE(await((*database)->commit(batch)));
    const auto memory = (*database)->recall(at_second(0), {.prints = 3, .stories = 2});
    ASSERT_EQ(memory->prints.size(), 3U);
    EXPECT_EQ(memory->prints.front().item_id, "item 2");
    EXPECT_EQ(memory->prints.back().item_id, "item 4");
    ASSERT_EQ(memory->stories.size(), 2U);
    EXPECT_EQ(memory->stories[0].story.id, "story 4");
    EXPECT_EQ(memory->stories[1].story.id, "story 3");
}

TEST_F(DatabaseTest, GivesTheMessagesOfAStoryOneAfterTheOther) {
    const auto database = open();
    Batch batch;
    batch.messages = {message_of("a1", "a", 10),
                      message_of("a2", "a", 20),
                      message_of("b1", "b", 30),
                      message_of("later", "c", 500)};
    ASSERT_TRUE(await((*database)->commit(batch)));
    EXPECT_EQ(due_ids(**database, at_second(100)), (Ids{"a1", "b1"}));
    EXPECT_EQ(due_ids(**database, at_second(100), {"a1"}), (Ids{"b1"}));

    Message first = message_of("a1", "a", 10);
    first.next_at = at_second(300);  // to be tried again: its successor waits with it
    ASSERT_TRUE(await((*database)->settle(first)));
    EXPECT_EQ(due_ids(**database, at_second(100)), (Ids{"b1"}));
    EXPECT_EQ(await((*database)->next_due("desk", {"b1"})).value(), at_second(300));

    first.state = MessageState::dead;
    ASSERT_TRUE(await((*database)->settle(first)));
    EXPECT_EQ(due_ids(**database, at_second(100)), (Ids{"a2", "b1"}));
}

TEST_F(DatabaseTest, OtherReceiversAreNotHeldUp) {
    const auto database = open();
    Batch batch;
    batch.messages = {message_of("desk", "a", 10), message_of("phone", "a", 20)};
    batch.messages[1].receiver = "phone";
    ASSERT_TRUE(await((*database)->commit(batch)));
    EXPECT_EQ(await((*database)->due(at_second(50), "phone", 10, {})).value().size(), 1U);
    EXPECT_EQ(await((*database)->next_due("nobody", {})).value(), Time::max());
    EXPECT_EQ(metrics.value("tocsin_outbox_pending", "receiver=\"phone\""), 1);
}

TEST_F(DatabaseTest, AMessageCommittedTwiceStaysDelivered) {
    const auto database = open();
    Batch batch;
    batch.messages = {message_of("a1", "a", 10)};
    ASSERT_TRUE(await((*database)->commit(batch)));
    Message message = batch.messages[0];
    message.state = MessageState::delivered;
    ASSERT_TRUE(await((*database)->settle(message)));
    ASSERT_TRUE(await((*database)->commit(batch)));
    EXPECT_TRUE(due_ids(**database, at_second(100)).empty());
}

TEST_F(DatabaseTest, ForgetsWhatIsOldAndKeepsWhatIsOwed) {
    const auto database = open();
    Batch batch;
    for (int at = 0; at < 1200; ++at) {
        batch.items.push_back(item_of("item " + std::to_string(at), 100));
    }
    batch.items.push_back(item_of("fresh", 1000));
    batch.stories = {story_of("old", 100), story_of("fresh", 1000)};
    batch.told = {told_of("old", 100), told_of("fresh", 1000)};
    batch.messages = {message_of("owed", "old", 100), message_of("done", "old", 100)};
    for (const char* id : {"alert owed", "alert done"}) {
        Alert& alert = batch.alerts.emplace_back();
        alert.id = id;
        alert.at = at_second(100);
    }
    ASSERT_TRUE(await((*database)->commit(batch)));
    Message done = batch.messages[1];
    done.state = MessageState::delivered;
    done.settled = at_second(101);
    ASSERT_TRUE(await((*database)->settle(done)));

    ASSERT_TRUE(await((*database)->forget(at_second(500))));
    const auto memory = (*database)->recall(at_second(0));
    EXPECT_EQ(memory->prints.size(), 1201U);
    EXPECT_EQ(memory->stories.size(), 1U);
    EXPECT_EQ(memory->told.size(), 1U);
    EXPECT_EQ(due_ids(**database, at_second(2000)), (Ids{"owed"}));
    const auto connection = Connection::open(path, {});
    EXPECT_EQ((*connection)->number("SELECT count(*) FROM message").value(), 1);
    EXPECT_EQ((*connection)->number("SELECT count(*) FROM alert WHERE id = 'alert owed'").value(), 1);
    EXPECT_EQ((*connection)->number("SELECT count(*) FROM alert").value(), 1);
    EXPECT_EQ((*connection)->number("SELECT count(*) FROM item").value(), 1);
}

TEST_F(DatabaseTest, ForgetsPrintsBeyondTheNewestMillion) {
    const auto database = open();
    Batch batch;
    batch.items = {item_of("first", 100), item_of("second", 1000), item_of("third", 1000)};
    ASSERT_TRUE(await((*database)->commit(batch)));
    const auto connection = Connection::open(path, {});
    ASSERT_TRUE((*connection)->run("UPDATE print SET seq = seq + 999998 WHERE item_id = 'third'"));
    ASSERT_TRUE(await((*database)->forget(at_second(500))));
    const auto memory = (*database)->recall(at_second(500));
    ASSERT_EQ(memory->prints.size(), 2U);
    EXPECT_EQ(memory->prints[0].item_id, "second");
}

TEST_F(DatabaseTest, ForgetsFeedsNobodyPollsUnlessTheirPublisherTookThemAway) {
    const auto database = open();
    Batch batch;
    for (const char* id : {"left out", "gone", "polled"}) {
        batch.feeds.push_back(feed_of(id, "etag"));
        batch.feeds.back().last_polled = at_second(100);
    }
    batch.feeds[1].gone_sightings = 3;
    batch.feeds[2].last_polled = at_second(1'000'000);
    ASSERT_TRUE(await((*database)->commit(batch)));
    ASSERT_TRUE(await((*database)->forget(at_second(1'000'000))));
    const auto memory = (*database)->recall(at_second(0));
    ASSERT_EQ(memory->feeds.size(), 2U);
    EXPECT_EQ(memory->feeds[0].feed_id, "gone");
    EXPECT_EQ(memory->feeds[1].feed_id, "polled");
}

TEST_F(DatabaseTest, KeepsASecondDaemonOut) {
    const auto first = open();
    ASSERT_TRUE(first);
    const auto second = open();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::refused);
    EXPECT_NE(second.error().what.find("in use by process " + std::to_string(getpid())), std::string::npos)
        << second.error().what;
}

TEST_F(DatabaseTest, RefusesTheFileOfANewerProgram) {
    ASSERT_TRUE(open());
    run_sql("PRAGMA user_version = 99");
    const auto database = open();
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().kind, ErrorKind::refused);
    EXPECT_NE(database.error().what.find("schema 99"), std::string::npos) << database.error().what;
}

TEST_F(DatabaseTest, RefusesTheFileOfAnotherProgram) {
    run_sql("CREATE TABLE bookmarks(url TEXT)");
    const auto database = open();
    ASSERT_FALSE(database);
    EXPECT_NE(database.error().what.find("not a state file"), std::string::npos) << database.error().what;
}

TEST_F(DatabaseTest, RefusesAFileThatIsNoDatabase) {
    std::string noise(8192, 'x');
    ASSERT_TRUE(Connection::open(path, {.create = true}));
    std::FILE* file = std::fopen(path.c_str(), "wb");
    std::fwrite(noise.data(), 1, noise.size(), file);
    std::fclose(file);
    const auto database = open();
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().kind, ErrorKind::malformed);
}

TEST_F(DatabaseTest, LeavesOutDamagedRowsAndNamesThem) {
    {
        const auto database = open();
        Batch batch;
        batch.stories = {story_of("good", 1000), story_of("bad", 1000), story_of("odd", 1000)};
        batch.told = {told_of("good", 1000)};
        ASSERT_TRUE(await((*database)->commit(batch)));
    }
    run_sql("UPDATE story SET sheet = '{\"id\":' WHERE id = 'bad'");
    run_sql("UPDATE story SET sheet = '{\"id\":\"odd\",\"reports\":[{\"copy\":\"yes\"}]}' WHERE id = 'odd'");
    run_sql("UPDATE told SET ledger = x'00ff00' || '' WHERE story_id = 'good'");
    const auto database = open();
    const auto memory = (*database)->recall(at_second(0));
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->stories.size(), 1U);
    EXPECT_TRUE(memory->told.empty());
    ASSERT_EQ(log.lines.size(), 3U);
    EXPECT_NE(log.lines[0].find("table story, row bad"), std::string::npos) << log.lines[0];
    EXPECT_NE(log.lines[1].find("table story, row odd"), std::string::npos) << log.lines[1];
    EXPECT_NE(log.lines[2].find("table told, row good ai"), std::string::npos) << log.lines[2];
}

TEST_F(DatabaseTest, ReplacesBytesThatAreNoUtf8) {
    const auto database = open();
    Batch batch;
    batch.stories = {story_of("story", 1000)};
    batch.stories[0].story.headline = "broken \xc3 here";
    ASSERT_TRUE(await((*database)->commit(batch)));
    EXPECT_EQ((*database)->recall(at_second(0))->stories.at(0).story.headline, "broken \xef\xbf\xbd here");
}

TEST_F(DatabaseTest, CommitsWhatWasHandedInBeforeItsEnd) {
    std::unique_ptr<Database> database = *open();
    int acknowledged = 0;
    for (int at = 0; at < 50; ++at) {
        Batch batch;
        batch.items.push_back(item_of("item " + std::to_string(at), 100));
        boost::asio::co_spawn(loop, database->commit(batch), [&](std::exception_ptr error, Result<> done) {
            acknowledged += !error && done ? 1 : 0;
        });
    }
    loop.poll();
    database.reset();
    loop.run();
    EXPECT_EQ(acknowledged, 50);
    const auto connection = Connection::open(path, {});
    EXPECT_EQ((*connection)->number("SELECT count(*) FROM item").value(), 50);
}

TEST_F(DatabaseTest, RecallsTwentyThousandItemsQuickly) {
    const auto database = open();
    for (int slice = 0; slice < 20; ++slice) {
        Batch batch;
        for (int at = 0; at < 1000; ++at) {
            batch.items.push_back(item_of(std::to_string(slice) + "/" + std::to_string(at), 1000));
            batch.items.back().print.sketch.assign(64, 's');
        }
        ASSERT_TRUE(await((*database)->commit(batch)));
    }
    const auto start = std::chrono::steady_clock::now();
    const auto memory = (*database)->recall(at_second(0));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    ASSERT_EQ(memory->prints.size(), 20'000U);
    EXPECT_EQ(memory->prints.front().item_id, "0/0");
    EXPECT_EQ(memory->prints.back().item_id, "19/999");
    EXPECT_LT(took.count(), 2.0);
    RecordProperty("seconds", std::to_string(took.count()));
}

}  // namespace
}  // namespace tocsin::store
