#include "cli/site_survey.h"
#include "base/metrics.h"
#include "base/system_clock.h"
#include "fetch/client.h"
#include "support/http_server.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace tocsin::cli {
namespace {

const std::string rss =
    "<rss version='2.0'><channel><title>The Paper</title><language>en</language><item><title>Plant "
    "opens</title><pubDate>Tue, 21 Jan 2025 07:00:00 GMT</pubDate></item></channel></rss>";
const std::string atom =
    "<feed "
    "xmlns='http://www.w3.org/2005/Atom'><title>Business</title><entry><title>Grid</title></entry></feed>";
const std::string news =
    "<urlset><url><loc>/a</loc><news:news><news:title>Plant</news:title></news:news></url></urlset>";

class SiteSurvey : public testing::Test {
protected:
    Survey survey(const std::string& target = "/", std::vector<std::string> allowed = {"127.0.0.0/8"}) {
        boost::asio::io_context loop(1);
        fetch::Client client(loop.get_executor(), clock, metrics, {"", 8, std::move(allowed), ""});
        Surveyor surveyor(client, clock, places, limits, {});
        Result<Survey> found = fail(ErrorKind::internal, "never ended");
        boost::asio::co_spawn(
            loop, surveyor.survey(server.url(target)), [&](std::exception_ptr thrown, Result<Survey> result) {
                EXPECT_FALSE(thrown);
                found = std::move(result);
                loop.stop();
            });
        loop.run();
        error = found ? "" : found.error().what;
        return found.value_or(Survey{});
    }

    /// "format clue target ..." of what was found.
    std::string found(const Survey& survey) const {
        std::string text;
        for (const FoundFeed& feed : survey.feeds) {
            text += feed.format + " " + parse::name_of(feed.clue) + " " +
                    feed.url.substr(server.url("").size()) + " ";
        }
        return text;
    }

    std::size_t times_asked(const std::string& target) const {
        std::size_t count = 0;
        for (const support::HttpRequest& request : server.requests()) {
            count += request.target == target ? 1U : 0U;
        }
        return count;
    }

    std::map<std::string, std::string> files;
    std::string headers;  ///< of every answer
    SystemClock clock;
    Metrics metrics;
    std::string error;
    SurveyLimits limits = [] {
        SurveyLimits quick;
        quick.spacing = Milliseconds(0);
        return quick;
    }();
    parse::FeedPlaces places = *parse::load_feed_places(std::string(TOCSIN_TEST_CONFIG) + "/knowledge");
    support::HttpServer server{[this](const support::HttpRequest& request, support::HttpPeer& peer) {
        const auto file = files.find(request.target);
        file == files.end() ? peer.answer(404, headers, "") : peer.answer(200, headers, file->second);
    }};
};

TEST_F(SiteSurvey, ListsWhatThePageNamesAndLeavesTheUsualPlacesAlone) {
    files["/"] = "<link rel=alternate type='application/rss+xml' href=/news.rss><a href=/b.atom>Atom</a>";
    files["/news.rss"] = rss;
    files["/b.atom"] = atom;
    const Survey survey_of_page = survey();
    EXPECT_EQ(found(survey_of_page), "rss-2.0 declared /news.rss atom-1.0 anchor /b.atom ");
    ASSERT_EQ(survey_of_page.feeds.size(), 2U);
    EXPECT_EQ(survey_of_page.feeds[0].title, "The Paper");
    EXPECT_EQ(survey_of_page.feeds[0].language, "en");
    EXPECT_EQ(survey_of_page.feeds[0].items, 1U);
    EXPECT_EQ(to_rfc3339(survey_of_page.feeds[0].newest.value_or(Time{})), "2025-01-21T07:00:00Z");
    EXPECT_EQ(times_asked("/feed"), 0U);
}

TEST_F(SiteSurvey, WhatDoesNotParseIsNotListed) {
    files["/"] = "<link rel=alternate type='application/rss+xml' href=/news.rss>";
    files["/news.rss"] = "<html><body>Please enable cookies</body></html>";
    files["/feed.xml"] = rss;
    EXPECT_EQ(found(survey()), "rss-2.0 guess /feed.xml ");
}

TEST_F(SiteSurvey, OneFeedUnderSeveralAddressesIsListedOnce) {
    files["/"] = "<p>nothing here</p>";
    files["/feed"] = files["/rss"] = files["/rss.xml"] = rss;
    EXPECT_EQ(found(survey()), "rss-2.0 guess /feed ");
}

TEST_F(SiteSurvey, RobotsLeadsToSitemapsAndAnIndexToItsNews) {
    files["/"] = "<p>nothing here</p>";
    files["/robots.txt"] = "User-agent: *\nSitemap: /index.xml.map\n";
    files["/index.xml.map"] =
        "<sitemapindex><sitemap><loc>/archive.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></"
        "sitemapindex>";
    files["/news.xml"] = news;
    EXPECT_EQ(found(survey()), "news-sitemap robots /news.xml sitemap-index robots /index.xml.map ");
    EXPECT_EQ(times_asked("/archive.xml"), 0U);
    EXPECT_EQ(times_asked("/sitemap.xml"), 0U);
}

TEST_F(SiteSurvey, ALinkHeaderCounts) {
    headers = "Link: </h.rss>; rel=alternate; type=\"application/rss+xml\"\r\n";
    files["/"] = "<p>nothing here</p>";
    files["/h.rss"] = rss;
    EXPECT_EQ(found(survey()), "rss-2.0 declared /h.rss ");
}

TEST_F(SiteSurvey, AnAddressThatIsAFeedIsAllThereIsToSay) {
    files["/news.rss"] = rss;
    EXPECT_EQ(found(survey("/news.rss")), "rss-2.0 itself /news.rss ");
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(SiteSurvey, APageWithoutAFeedIsLookedAtItself) {
    std::string list;
    for (const char* title : {"Oracle builds a plant in Abilene",
                              "SoftBank looks for land near Dallas",
                              "Grid operator warns of a shortage",
                              "Chip maker reports a record quarter"}) {
        list += std::string("<article><h2><a href='/2025/01/") + title[0] + "'>" + title +
                "</a></h2><time datetime='2025-01-21'>21 January</time></article>";
    }
    files["/"] = "<html><body><main>" + list + "</main></body></html>";
    const Survey survey_of_page = survey();
    EXPECT_TRUE(survey_of_page.feeds.empty());
    ASSERT_FALSE(survey_of_page.detection.proposals.empty());
    EXPECT_EQ(survey_of_page.detection.proposals[0].items, 4U);
}

TEST_F(SiteSurvey, APageFullOfLinksIsAskedABoundedNumberOfTimes) {
    for (int i = 0; i < 100; ++i) {
        files["/"] += "<a href='/rss/" + std::to_string(i) + "'>x</a>";
    }
    limits.most_requests = 12;
    EXPECT_EQ(survey().asked, 12U);
    EXPECT_EQ(server.requests().size(), 12U);
}

TEST_F(SiteSurvey, AskingPrivateAddressesIsRefused) {
    files["/"] = rss;
    EXPECT_TRUE(survey("/", {}).feeds.empty());
    EXPECT_NE(error, "");
    EXPECT_TRUE(server.requests().empty());
}

}  // namespace
}  // namespace tocsin::cli
