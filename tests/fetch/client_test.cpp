#include "fetch/client.h"

#include "fetch/fixture.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdlib>
#include <vector>

namespace tocsin::fetch {
namespace {

void say_hello(const HttpRequest&, HttpPeer& peer) { peer.answer(200, "ETag: \"one\"\r\n", "hello"); }

TEST_F(ClientTest, AnswerComesHomeWhole) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.answer(200, "ETag: W/\"a b\"\r\nX-Folded: one\r\n two\r\nEmpty:\r\n", "<rss/>");
    });
    const auto result = send(get(server.url("/feed?x=1#part")));
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(result->status, 200);
    EXPECT_EQ(result->outcome, FetchOutcome::fresh);
    EXPECT_EQ(result->body, "<rss/>");
    EXPECT_EQ(result->url, server.url("/feed?x=1"));
    EXPECT_EQ(result->permanent_url, "");
    EXPECT_EQ(header_of(*result, "etag"), "W/\"a b\"");
    EXPECT_EQ(header_of(*result, "x-folded"), "one two");
    EXPECT_EQ(header_of(*result, "empty"), "");
    EXPECT_EQ(server.requests().at(0).target, "/feed?x=1");
}

TEST_F(ClientTest, RequestIntroducesItself) {
    HttpServer server(say_hello);
    ASSERT_TRUE(send(get(server.url())));
    const HttpRequest request = server.requests().at(0);
    EXPECT_EQ(request.header("user-agent").substr(0, 7), "tocsin/");
    EXPECT_NE(request.header("accept").find("application/atom+xml"), std::string::npos);
    for (const char* coding : {"gzip", "br", "zstd"})
        EXPECT_NE(request.header("accept-encoding").find(coding), std::string::npos);
    EXPECT_EQ(request.header("a-im"), "") << "only together with a validator";
}

TEST_F(ClientTest, ValidatorsTravelVerbatim) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) { peer.answer(304, "ETag: \"two\"\r\n", ""); });
    FetchRequest request = get(server.url());
    request.etag = "W/\"odd, one\"";
    request.last_modified = "Tue, 21 Jan 2025 19:04:05 +0000";
    const auto result = send(request);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, FetchOutcome::not_modified);
    EXPECT_EQ(header_of(*result, "ETag"), "\"two\"");
    const HttpRequest seen = server.requests().at(0);
    EXPECT_EQ(seen.header("if-none-match"), request.etag);
    EXPECT_EQ(seen.header("if-modified-since"), request.last_modified);
    EXPECT_EQ(seen.header("a-im"), "feed");
    EXPECT_EQ(metrics.value("tocsin_not_modified_total"), 1);
}

TEST_F(ClientTest, DeltaAndErrorsAreAnswers) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        peer.answer(std::stoi(request.target.substr(1)), "Retry-After: 5\r\n", "x");
    });
    for (const int status : {226, 403, 410, 429, 500, 503}) {
        const auto result = send(get(server.url("/" + std::to_string(status))));
        ASSERT_TRUE(result) << status;
        EXPECT_EQ(result->status, status);
        EXPECT_EQ(result->outcome, FetchOutcome::fresh);
        EXPECT_EQ(header_of(*result, "Retry-After"), "5");
    }
}

TEST_F(ClientTest, ConnectionIsReused) {
    HttpServer server(say_hello);
    for (int round = 0; round < 5; ++round)
        ASSERT_TRUE(send(get(server.url())));
    EXPECT_EQ(server.connections(), 1);
    EXPECT_EQ(server.requests().size(), 5U);
}

TEST_F(ClientTest, ConnectionClosedMeanwhileIsReplaced) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) {
        peer.answer(200, "", "x");
        peer.hang_up();
    });
    for (int round = 0; round < 3; ++round)
        ASSERT_TRUE(send(get(server.url())));
    EXPECT_EQ(server.connections(), 3);
}

TEST_F(ClientTest, NoMoreThanAllowedAtOnceAndInOrder) {
    std::atomic<int> inside{0}, most{0};
    HttpServer server([&](const HttpRequest&, HttpPeer& peer) {
        most = std::max<int>(most, ++inside);
        --inside;
        peer.answer(200, "", "x");
    });
    Rules narrow = rules();
    narrow.most_at_once = 1;
    client->set_rules(narrow);
    std::vector<std::shared_ptr<std::optional<Result<FetchResult>>>> results;
    for (int number = 0; number < 20; ++number)
        results.push_back(start(get(server.url("/" + std::to_string(number)))));
    loop.run();
    for (const auto& result : results)
        EXPECT_TRUE(*result && **result);
    EXPECT_EQ(most, 1);
    const auto seen = server.requests();
    ASSERT_EQ(seen.size(), 20U);
    for (std::size_t number = 0; number < seen.size(); ++number)
        EXPECT_EQ(seen[number].target, "/" + std::to_string(number));
}

TEST_F(ClientTest, ManyAtOnceAllArrive) {
    HttpServer server(
        [](const HttpRequest& request, HttpPeer& peer) { peer.answer(200, "", request.target); });
    std::vector<std::shared_ptr<std::optional<Result<FetchResult>>>> results;
    for (int number = 0; number < 500; ++number)
        results.push_back(start(get(server.url("/" + std::to_string(number)))));
    loop.run();
    for (int number = 0; number < 500; ++number) {
        const auto& result = *results[static_cast<std::size_t>(number)];
        ASSERT_TRUE(result && *result);
        EXPECT_EQ((*result)->body, "/" + std::to_string(number));
    }
    EXPECT_LE(server.connections(), 64);
}

TEST_F(ClientTest, PostCarriesItsBodyAndFollowsNothing) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (request.target == "/hook")
            peer.answer(307, "Location: /elsewhere\r\n", "");
        else
            peer.answer(200, "", "");
    });
    FetchRequest request = get(server.url("/hook"));
    request.method = "POST";
    request.body = std::string(3000, 'x') + std::string(1, '\0') + "end";
    request.headers = {{"Content-Type", "application/json"}, {"webhook-id", "msg_1"}};
    request.follow_redirects = false;
    const auto result = send(request);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->status, 307);
    const auto seen = server.requests();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].method, "POST");
    EXPECT_EQ(seen[0].body, request.body);
    EXPECT_EQ(seen[0].header("content-type"), "application/json");
    EXPECT_EQ(seen[0].header("webhook-id"), "msg_1");
    EXPECT_EQ(seen[0].header("expect"), "");
}

TEST_F(ClientTest, SurplusBodyOfAnAnswerNobodyReadsIsDropped) {
    HttpServer server(
        [](const HttpRequest&, HttpPeer& peer) { peer.answer(200, "", std::string(100'000, 'x')); });
    FetchRequest request = get(server.url("/hook"));
    request.method = "POST";
    request.most_bytes = 1000;
    expect_refused(send(request), "file size");
    request.body_wanted = false;
    const auto result = send(request);
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(result->status, 200);
    EXPECT_EQ(result->body.size(), 1000U);
}

TEST_F(ClientTest, ResultNamesNoPassword) {
    HttpServer server(say_hello);
    std::string url = server.url("/feed");
    url.insert(7, "bob:hunter2@");
    const auto result = send(get(url));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->url, server.url("/feed"));
    EXPECT_NE(server.requests().at(0).header("authorization"), "");
}

TEST_F(ClientTest, EnvironmentProxyIsIgnored) {
    HttpServer server(say_hello), proxy(say_hello);
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    ::setenv("all_proxy", proxy.url().c_str(), 1);
    const auto result = send(get(server.url()));
    ::unsetenv("http_proxy");
    ::unsetenv("all_proxy");
    ASSERT_TRUE(result);
    EXPECT_EQ(proxy.connections(), 0);
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(ClientTest, ConfiguredProxyIsUsedButForbiddenNamesStayForbidden) {
    HttpServer proxy(say_hello, "127.0.0.2");
    Rules behind = rules();
    behind.proxy = proxy.url();
    client->set_rules(behind);
    const auto result = send(get("http://news.example/feed"));
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(proxy.requests().at(0).target, "http://news.example/feed");
    for (const char* url : {"http://10.0.0.1/", "http://0x7f.2/", "http://[::1]/", "http://169.254.169.254/"})
        expect_refused(send(get(url)), "not a public");
    behind.allowed_networks.clear();
    client->set_rules(behind);
    expect_refused(send(get("http://localhost./")), "not a public");
    EXPECT_EQ(proxy.requests().size(), 1U);
}

TEST_F(ClientTest, HeadersWithLineBreaksAreRefused) {
    HttpServer server(say_hello);
    FetchRequest request = get(server.url());
    request.headers = {{"X-Key", "a\r\nHost: evil"}};
    expect_refused(send(request), "header");
    request.headers = {{"X Key", "a"}};
    expect_refused(send(request), "header");
    request.headers.clear();
    request.etag = "\"a\"\nX: y";
    expect_refused(send(request), "validator");
    EXPECT_EQ(server.connections(), 0);
}

TEST_F(ClientTest, NobodyListeningIsForLater) {
    std::string url;
    {
        HttpServer server(say_hello);
        url = server.url("/a?key=secret");
    }
    url.insert(7, "user:pass@");
    const auto result = send(get(url));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::retry_later);
    EXPECT_EQ(result.error().what.find("secret"), std::string::npos) << result.error().what;
    EXPECT_EQ(result.error().what.find("pass"), std::string::npos);
    EXPECT_NE(result.error().what.find("/a"), std::string::npos);
}

TEST_F(ClientTest, ErrorsOfWebhooksHideTheirPath) {
    FetchRequest request = get("http://10.0.0.1/services/T000/B000/token");
    request.method = "POST";
    const auto result = send(request);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().what.find("token"), std::string::npos) << result.error().what;
}

TEST_F(ClientTest, DestructionEndsRequestsAsCancelled) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) { peer.gone_within(10'000); });
    Rules narrow = rules();
    narrow.most_at_once = 1;
    client->set_rules(narrow);
    const auto running = start(get(server.url("/running")));
    const auto waiting = start(get(server.url("/waiting")));
    while (server.requests().empty())
        loop.run_one_for(Milliseconds(10));
    client.reset();
    loop.restart();
    loop.run();
    for (const auto& result : {running, waiting}) {
        ASSERT_TRUE(result->has_value());
        ASSERT_FALSE(**result);
        EXPECT_EQ((*result)->error().kind, ErrorKind::cancelled);
    }
}

TEST_F(ClientTest, LoopMayEndWithoutRunningTheCancelled) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) { peer.gone_within(10'000); });
    for (int number = 0; number < 100; ++number)
        start(get(server.url()));
    while (server.requests().empty())
        loop.run_one_for(Milliseconds(10));
    client.reset();
}

/// A client that lives in the frame of the coroutine that uses it, as in a program that ends by force.
Task<> own_a_client(Clock& clock, Metrics& metrics, Rules rules, FetchRequest request) {
    const auto executor = co_await boost::asio::this_coro::executor;
    Client client(executor, clock, metrics, std::move(rules));
    const Result<FetchResult> result = co_await client.send(std::move(request));
    EXPECT_FALSE(result);
}

TEST_F(ClientTest, LoopMayEndWithAClientInside) {
    HttpServer server([](const HttpRequest&, HttpPeer& peer) { peer.gone_within(10'000); });
    auto brief = std::make_unique<boost::asio::io_context>();
    const auto ignore = [](std::exception_ptr) {};
    boost::asio::co_spawn(*brief, own_a_client(clock, metrics, rules(), get(server.url())), ignore);
    while (server.requests().empty())
        brief->run_one_for(Milliseconds(10));
    brief.reset();
}

TEST_F(ClientTest, CancelledCallerTakesItsTransferAlong) {
    HttpServer server([](const HttpRequest& request, HttpPeer& peer) {
        if (request.target == "/slow")
            peer.gone_within(10'000);
        else
            peer.answer(200, "", "x");
    });
    Rules narrow = rules();
    narrow.most_at_once = 1;
    client->set_rules(narrow);
    boost::asio::cancellation_signal stop;
    std::optional<Result<FetchResult>> slow;
    const auto note = [&](std::exception_ptr, Result<FetchResult> got) { slow = std::move(got); };
    boost::asio::co_spawn(
        loop, client->send(get(server.url("/slow"))), boost::asio::bind_cancellation_slot(stop.slot(), note));
    const auto next = start(get(server.url("/next")));
    while (server.requests().empty())
        loop.run_one_for(Milliseconds(10));
    stop.emit(boost::asio::cancellation_type::terminal);
    loop.restart();
    loop.run();
    ASSERT_TRUE(slow.has_value());
    ASSERT_FALSE(*slow);
    EXPECT_EQ(slow->error().kind, ErrorKind::cancelled);
    ASSERT_TRUE(next->has_value());
    EXPECT_TRUE(**next) << "the place was given to who waited";
}

}  // namespace
}  // namespace tocsin::fetch
