#include "config/settings.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <string>

namespace tocsin::config {
namespace {

namespace fs = std::filesystem;

class SettingsTest : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder);
        fs::create_directories(folder / "conf.d");
        fs::create_directories(folder / "feeds.d");
        fs::create_directories(folder / "data" / "watchlists");
        write("data/watchlists/ai-infrastructure.toml", "");
    }

    void write(const std::string& name, const std::string& text) {
        ASSERT_TRUE(write_file((folder / name).string(), text));
    }

    std::optional<Settings> load(const std::string& text) {
        write("tocsin.toml", text);
        return load_settings((folder / "tocsin.toml").string(), (folder / "data").string(), remarks);
    }

    std::string first_remark() {
        return remarks.empty() ? "" : remarks.front().message + "; " + remarks.front().hint;
    }

    fs::path folder = fs::path(testing::TempDir()) / "SettingsTest" /
                      testing::UnitTest::GetInstance()->current_test_info()->name();
    Diagnostics remarks;
};

TEST_F(SettingsTest, EmptyFileGivesTheShippedWatchlist) {
    const auto settings = load("");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->watchlist_files.size(), 1U);
    EXPECT_EQ(fs::path(settings->watchlist_files[0]).filename(), "ai-infrastructure.toml");
    EXPECT_EQ(settings->status_port, 9470);
}

TEST_F(SettingsTest, TheShippedExampleIsValid) {
    const auto settings =
        load_settings(std::string(TOCSIN_TEST_CONFIG) + "/tocsin.toml", (folder / "data").string(), remarks);
    EXPECT_TRUE(settings) << first_remark();
}

TEST_F(SettingsTest, AnOwnTableOfRatesIsSeenFromTheMainFile) {
    EXPECT_EQ(load("")->rates, "");
    EXPECT_EQ(load("[pipeline]\nrates = 'mine.tsv'\n")->rates, (folder / "mine.tsv").string());
    EXPECT_EQ(load("[pipeline]\nrates = '/var/lib/tocsin/rates.tsv'\n")->rates, "/var/lib/tocsin/rates.tsv");
}

TEST_F(SettingsTest, ReadsAFeedWithSelectorsAsAPage) {
    const auto settings =
        load("[[feed]]\nurl='http://a.example/'\ninterval='2m'\nselect={item='li',title='b'}\n");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->sources.size(), 1U);
    EXPECT_EQ(settings->sources[0].kind, SourceKind::page);
    EXPECT_EQ(settings->sources[0].least_interval, std::chrono::seconds(120));
    EXPECT_EQ(settings->sources[0].id.size(), 16U);
}

TEST_F(SettingsTest, AFieldMayHaveSeveralSelectors) {
    const auto settings =
        load("[[feed]]\nurl='http://a.example/'\nselect={item='li',title=['h2','a.t'],date='time, i'}\n");
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->sources[0].selectors.title, "h2, a.t");
    EXPECT_EQ(settings->sources[0].selectors.date, "time, i");
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/'\nselect={item='li',title=[1]}\n"));
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/'\nselect={item='li',title=1}\n"));
}

TEST_F(SettingsTest, APageMayBeReadWithoutSelectors) {
    const auto settings = load(
        "[[feed]]\nurl='http://a.example/'\nselect='auto'\n"
        "[[feed]]\nurl='http://b.example/'\nselect={date='i'}\n");
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->sources[0].kind, SourceKind::page);
    EXPECT_EQ(settings->sources[0].selectors.item, "");
    EXPECT_EQ(settings->sources[1].kind, SourceKind::page);
    EXPECT_EQ(settings->sources[1].selectors.date, "i");
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/'\nselect='automatic'\n"));
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/'\nselect=true\n"));
}

TEST_F(SettingsTest, UnknownKeyInAFeedNamesItsLine) {
    EXPECT_FALSE(load("[[feed]]\nurl='http://a.example/'\nintervall='2m'\n"));
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].line, 3);
    EXPECT_EQ(remarks[0].hint, "did you mean \"interval\"?");
}

TEST_F(SettingsTest, EveryErrorIsToldAtOnce) {
    EXPECT_FALSE(load("[fetch]\nat_once=0\ntimeout='soon'\n[[feed]]\nurl='ftp://a.example/'\n"));
    EXPECT_EQ(remarks.size(), 3U);
}

TEST_F(SettingsTest, DropInOverridesKeyByKey) {
    write("conf.d/10.toml", "[status]\nport=1234\n");
    const auto settings = load("[status]\nport=1\naddress='::1'\n");
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->status_port, 1234);
    EXPECT_EQ(settings->status_address, "::1");
}

TEST_F(SettingsTest, OpmlFoldersBecomeTags) {
    write("feeds.d/list.opml",
          "<opml><body><outline text='Money'><outline text='A' "
          "xmlUrl='http://a.example/f'/></outline></body></opml>");
    const auto settings = load("[[feed]]\nurl='http://b.example/'\n");
    ASSERT_TRUE(settings) << first_remark();
    ASSERT_EQ(settings->sources.size(), 2U);
    EXPECT_EQ(settings->sources[1].tags, std::vector<std::string>{"Money"});
    EXPECT_EQ(settings->sources[1].name, "A");
}

TEST_F(SettingsTest, BrokenOpmlIsNamed) {
    write("feeds.d/list.opml", "<html/>");
    EXPECT_FALSE(load(""));
    EXPECT_NE(first_remark().find("not OPML"), std::string::npos);
}

TEST_F(SettingsTest, SecretFileReadableByEverybodyIsRefused) {
    write("desk.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    ::chmod((folder / "desk.secret").c_str(), 0644);
    const std::string text =
        "[[receiver]]\nname='desk'\nurl='https://h.example/x'\nsecret_file='desk.secret'\n";
    EXPECT_FALSE(load(text));
    EXPECT_NE(first_remark().find("readable by everybody"), std::string::npos);
    remarks.clear();
    ::chmod((folder / "desk.secret").c_str(), 0600);
    const auto settings = load(text);
    ASSERT_TRUE(settings) << first_remark();
    EXPECT_EQ(settings->receivers.at(0).secrets.at(0).reveal(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
}

TEST_F(SettingsTest, MissingWatchlistIsAnError) { EXPECT_FALSE(load("watchlists=['nowhere']\n")); }

}  // namespace
}  // namespace tocsin::config
