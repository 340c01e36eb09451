#include "base/log.h"
#include "base/metrics.h"
#include "base/system_clock.h"
#include "fetch/client.h"
#include "pipeline/journal.h"
#include "pipeline/newsroom.h"
#include "support/http_server.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace tocsin::pipeline {
namespace {

class Notebook : public Journal {
public:
    Task<Result<>> commit(Batch batch) override {
        for (FeedState& feed : batch.feeds) {
            feed.next_due = feed.last_polled;
            memory.feeds = {feed};
        }
        for (ItemRecord& item : batch.items) {
            titles.insert(item.article.title);
            memory.prints.push_back(item.print);
        }
        alerts += batch.alerts.size();
        co_return Result<>{};
    }

    Memory memory;
    std::multiset<std::string> titles;
    std::size_t alerts = 0;
};

/// A site whose files the test puts down; a file's text is its ETag.
class SitemapPoll : public testing::Test {
protected:
    struct File {
        int status = 200;
        std::string body;
    };

    void put(const std::string& target, std::string body, int status = 200) {
        const std::lock_guard lock(mutex);
        files[target] = {status, std::move(body)};
    }

    void serve(const support::HttpRequest& request, support::HttpPeer& peer) {
        const std::lock_guard lock(mutex);
        const auto found = files.find(request.target);
        const File file = found == files.end() ? File{404, ""} : found->second;
        const std::string etag = "\"" + std::to_string(std::hash<std::string>()(file.body)) + "\"";
        asked += request.target + " ";
        const bool same = file.status == 200 && request.header("if-none-match") == etag;
        asked += same ? "(304) " : "";
        peer.answer(same ? 304 : file.status, "ETag: " + etag + "\r\n", file.body);
    }

    /// One poll by a daemon that has just started. Gives what was asked for.
    std::string poll() {
        {
            const std::lock_guard lock(mutex);
            asked.clear();
        }
        boost::asio::io_context loop(1);
        fetch::Client client(loop.get_executor(), clock, metrics, {"", 8, {"127.0.0.0/8"}, ""});
        NewsroomSettings settings;
        settings.spacing.per_host = Milliseconds(0);
        Staff staff{client, notebook, clock, *log, metrics, loop.get_executor(), {}, {}};
        Newsroom newsroom(staff, settings, knowledge);
        Source source;
        source.id = "paper";
        source.url = server.url("/sitemap.xml");
        newsroom.restore(notebook.memory);
        newsroom.set_sources({source}, notebook.memory.feeds);
        boost::asio::co_spawn(loop, newsroom.poll_due_once(), [&](std::exception_ptr thrown) {
            EXPECT_FALSE(thrown);
            loop.stop();
        });
        loop.run();
        const std::lock_guard lock(mutex);
        return asked;
    }

    std::string entry(const std::string& title) {
        return "<url><loc>/" + title + "</loc><news:news><news:publication_date>" +
               to_rfc3339(clock.now() - std::chrono::minutes(5)) + "</news:publication_date><news:title>" +
               title + "</news:title></news:news></url>";
    }
    static std::string map_of(const std::string& entries) { return "<urlset>" + entries + "</urlset>"; }
    static std::string listed(const std::string& target, const std::string& updated = "") {
        return "<sitemap><loc>" + target + "</loc>" +
               (updated.empty() ? "" : "<lastmod>" + updated + "</lastmod>") + "</sitemap>";
    }
    static std::string index_of(const std::string& parts) {
        return "<sitemapindex>" + parts + "</sitemapindex>";
    }

    std::mutex mutex;
    std::map<std::string, File> files;
    std::string asked;
    SystemClock clock;
    Metrics metrics;
    std::unique_ptr<Log> log = make_silent_log();
    Notebook notebook;
    std::shared_ptr<const Knowledge> knowledge = [] {
        Diagnostics remarks;
        return load_knowledge(std::string(TOCSIN_TEST_CONFIG) + "/knowledge", {}, {}, remarks);
    }();
    support::HttpServer server{
        [this](const support::HttpRequest& request, support::HttpPeer& peer) { serve(request, peer); }};
};

TEST_F(SitemapPoll, ReadsTheNewestPartsOfAnIndexAndLaterOnlyWhatChanged) {
    put("/new.xml", map_of(entry("Plant opens")));
    put("/old.xml", map_of(entry("Plant planned")));
    put("/sitemap.xml",
        index_of(listed("/old.xml", "2025-01-01T00:00:00Z") + listed("/new.xml", "2025-01-02T00:00:00Z")));
    EXPECT_EQ(poll(), "/sitemap.xml /new.xml /old.xml ");
    EXPECT_EQ(notebook.titles, (std::multiset<std::string>{"Plant opens", "Plant planned"}));

    EXPECT_EQ(poll(), "/sitemap.xml (304) ");

    put("/new.xml", map_of(entry("Plant opens") + entry("Plant grows")));
    put("/sitemap.xml",
        index_of(listed("/old.xml", "2025-01-01T00:00:00Z") + listed("/new.xml", "2025-01-03T00:00:00Z")));
    EXPECT_EQ(poll(), "/sitemap.xml /new.xml ");
    EXPECT_EQ(notebook.titles.count("Plant grows"), 1U);
    EXPECT_EQ(notebook.titles.size(), 3U);
}

TEST_F(SitemapPoll, APartWithoutATimeIsAskedWithItsValidators) {
    put("/news.xml", map_of(entry("Plant opens")));
    put("/sitemap.xml", index_of(listed("/news.xml")));
    EXPECT_EQ(poll(), "/sitemap.xml /news.xml ");
    EXPECT_EQ(poll(), "/sitemap.xml (304) /news.xml (304) ");
    put("/news.xml", map_of(entry("Plant grows")));
    EXPECT_EQ(poll(), "/sitemap.xml (304) /news.xml ");
    EXPECT_EQ(notebook.titles.count("Plant grows"), 1U);
}

TEST_F(SitemapPoll, APartThatFailedIsAskedAgainOneThatIsGoneIsNot) {
    put("/a.xml", "", 503);
    put("/sitemap.xml",
        index_of(listed("/gone.xml", "2025-01-02T00:00:00Z") + listed("/a.xml", "2025-01-01T00:00:00Z")));
    EXPECT_EQ(poll(), "/sitemap.xml /gone.xml /a.xml ");
    put("/a.xml", map_of(entry("Plant opens")));
    EXPECT_EQ(poll(), "/sitemap.xml /a.xml ");
    EXPECT_EQ(notebook.titles.count("Plant opens"), 1U);
    EXPECT_EQ(poll(), "/sitemap.xml (304) ");
}

TEST_F(SitemapPoll, AnIndexInsideAnIndexIsNotFollowed) {
    put("/inner.xml", index_of(listed("/a.xml")));
    put("/a.xml", map_of(entry("Plant opens")));
    put("/sitemap.xml", index_of(listed("/inner.xml")));
    EXPECT_EQ(poll(), "/sitemap.xml /inner.xml ");
    EXPECT_TRUE(notebook.titles.empty());
}

TEST_F(SitemapPoll, APlainSitemapNamesItsEntriesByTheirAddresses) {
    put("/sitemap.xml", map_of("<url><loc>/2025/plant-opens-in-abilene-123456</loc></url>"));
    EXPECT_EQ(poll(), "/sitemap.xml ");
    EXPECT_EQ(notebook.titles, std::multiset<std::string>{"plant opens in abilene"});
}

}  // namespace
}  // namespace tocsin::pipeline
