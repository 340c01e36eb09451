#include "store/inspection.h"

#include "store/sample.h"
#include "store/sqlite.h"

#include <map>

namespace tocsin::store {
namespace {

class InspectionTest : public StoreTest {
protected:
    void SetUp() override {
        database = *open();
        Batch batch;
        batch.items = {item_of("one", 1000), item_of("two", 1001)};
        batch.stories = {story_of("story", 1000)};
        batch.messages = {
            message_of("waits", "a", 10), message_of("arrived", "b", 20), message_of("died", "c", 30)};
        batch.feeds = {feed_of("feed", "")};
        Alert& alert = batch.alerts.emplace_back();
        alert.id = "alert";
        alert.kind = AlertKind::story_update;
        alert.score = 7.5;
        alert.body = "{}";
        ASSERT_TRUE(await(database->commit(batch)));
        settle(batch.messages[1], MessageState::delivered, 204, "");
        settle(batch.messages[2], MessageState::dead, 500, "answered 500");
        inspection = *Inspection::open(path);
    }

    void settle(Message message, MessageState state, int status, std::string error) {
        message.state = state;
        message.attempts = 3;
        message.status = status;
        message.error = std::move(error);
        ASSERT_TRUE(await(database->settle(message)));
    }

    std::unique_ptr<Database> database;  // a daemon at work
    std::unique_ptr<Inspection> inspection;
};

TEST_F(InspectionTest, ListsMessagesByStateNewestFirst) {
    const auto all = inspection->messages("", 10);
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ(all->front().id, "died");
    const auto dead = inspection->messages("dead", 10);
    ASSERT_EQ(dead->size(), 1U);
    EXPECT_EQ(dead->front().error, "answered 500");
    EXPECT_EQ(inspection->messages("", 2)->size(), 2U);
    EXPECT_FALSE(inspection->messages("lost", 10));
}

TEST_F(InspectionTest, RetriesTheDeadUnderTheirIdsBesideTheDaemon) {
    EXPECT_EQ(inspection->retry({}, at_second(500)).value(), 1U);
    EXPECT_EQ(due_ids(*database, at_second(500)), (std::vector<std::string>{"waits", "died"}));
    const auto again = inspection->messages("pending", 10);
    EXPECT_EQ(again->front().attempts, 0);
    EXPECT_EQ(again->front().error, "");
}

TEST_F(InspectionTest, RetriesTheMessagesNamed) {
    EXPECT_EQ(inspection->retry({"arrived", "nothing like it"}, at_second(500)).value(), 1U);
    EXPECT_EQ(inspection->messages("pending", 10)->size(), 2U);
    EXPECT_EQ(inspection->messages("dead", 10)->size(), 1U);
}

TEST_F(InspectionTest, ReplaysWhatWasMadeSince) {
    EXPECT_EQ(inspection->replay(at_second(20), at_second(500)).value(), 2U);
    EXPECT_EQ(due_ids(*database, at_second(500)).size(), 3U);
}

TEST_F(InspectionTest, FindsAnItemByIdAndByUrl) {
    const auto by_id = inspection->item("two");
    ASSERT_TRUE(by_id && *by_id);
    EXPECT_EQ((*by_id)->article.title, item_of("two", 1001).article.title);
    EXPECT_EQ((*by_id)->article.trust, 0);
    EXPECT_EQ((*by_id)->article.tags, std::vector<std::string>{"ai"});
    EXPECT_EQ((*by_id)->verdict.kind, CopyKind::near_copy);
    EXPECT_EQ((*by_id)->print.sketch, item_of("two", 1001).print.sketch);
    const auto by_url = inspection->item("https://example.org/one");
    ASSERT_TRUE(by_url && *by_url);
    EXPECT_EQ((*by_url)->article.id, "one");
    const auto none = inspection->item("three");
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
}

TEST_F(InspectionTest, FindsAlertsStoriesAndFeeds) {
    EXPECT_EQ(inspection->alert("alert")->value().kind, AlertKind::story_update);
    EXPECT_EQ(inspection->alerts(5)->at(0).score, 7.5);
    EXPECT_EQ(inspection->story("story")->value().story.revision, 3);
    EXPECT_FALSE(inspection->story("none")->has_value());
    EXPECT_EQ(inspection->feeds()->at(0).error, "timeout");
}

TEST_F(InspectionTest, CountsWhatThereIs) {
    const auto counts = inspection->counts();
    ASSERT_TRUE(counts);
    const std::map<std::string, std::size_t> found(counts->begin(), counts->end());
    EXPECT_EQ(found.at("items"), 2U);
    EXPECT_EQ(found.at("pending"), 1U);
    EXPECT_EQ(found.at("delivered"), 1U);
    EXPECT_EQ(found.at("dead"), 1U);
    EXPECT_EQ(found.at("failing"), 1U);
}

TEST_F(InspectionTest, NamesTheRowItCannotRead) {
    const auto connection = Connection::open(path, {});
    ASSERT_TRUE((*connection)->run("UPDATE item SET article = '[]' WHERE id = 'one'"));
    const auto item = inspection->item("one");
    ASSERT_FALSE(item);
    EXPECT_EQ(item.error().kind, ErrorKind::malformed);
    EXPECT_NE(item.error().what.find("table item, row one"), std::string::npos) << item.error().what;
}

TEST_F(InspectionTest, MakesNoStateFileWhereThereIsNone) {
    const auto none = Inspection::open(folder + "/other.db");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::refused);
    EXPECT_FALSE(std::filesystem::exists(folder + "/other.db"));
}

}  // namespace
}  // namespace tocsin::store
