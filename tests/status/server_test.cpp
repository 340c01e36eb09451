#include "status/server.h"

#include "base/log.h"
#include "base/metrics.h"

#include <gtest/gtest.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace tocsin::status {
namespace {

using Tcp = boost::asio::ip::tcp;

/// A blocking caller on its own socket.
class Caller {
public:
    explicit Caller(std::uint16_t port) : socket_(loop_) {
        socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
    }

    void write(const std::string& bytes) {
        boost::system::error_code ignored;
        boost::asio::write(socket_, boost::asio::buffer(bytes), ignored);
    }

    /// What comes until the server hangs up.
    std::string read_all() {
        std::string read;
        boost::system::error_code ended;
        boost::asio::read(socket_, boost::asio::dynamic_buffer(read), ended);
        return read;
    }

    std::string read_head() {
        std::string read;
        boost::system::error_code ended;
        const std::size_t end =
            boost::asio::read_until(socket_, boost::asio::dynamic_buffer(read), "\r\n\r\n", ended);
        return read.substr(0, end);
    }

    void leave() { socket_.close(); }

private:
    boost::asio::io_context loop_;
    Tcp::socket socket_;
};

class ServerTest : public testing::Test {
protected:
    ServerTest() { start({}); }
    ~ServerTest() override { stop(); }

    void start(Limits limits) {
        server = std::make_unique<Server>(
            loop.get_executor(), *log, metrics, [this] { return condition; }, limits);
        const auto listening = server->listen("127.0.0.1", 0);
        ASSERT_TRUE(listening) << listening.error().what;
        port = server->port();
        boost::asio::co_spawn(loop,
                              server->run(),
                              boost::asio::bind_cancellation_slot(
                                  cancel.slot(), [this](std::exception_ptr thrown) { ended = !thrown; }));
        thread = std::thread([this] {
            loop.restart();
            loop.run();
        });
    }

    void stop() {
        if (!thread.joinable())
            return;
        boost::asio::post(loop, [this] { cancel.emit(boost::asio::cancellation_type::terminal); });
        thread.join();
        server.reset();
    }

    std::string ask(const std::string& target, const std::string& headers = "Host: localhost\r\n") {
        return request("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }

    std::string request(const std::string& bytes) {
        Caller caller(port);
        caller.write(bytes);
        return caller.read_all();
    }

    static bool says(const std::string& answer, const std::string& what) {
        return answer.find(what) != std::string::npos;
    }

    boost::asio::io_context loop;
    std::unique_ptr<Log> log = make_silent_log();
    Metrics metrics;
    Condition condition;
    boost::asio::cancellation_signal cancel;
    std::unique_ptr<Server> server;
    std::thread thread;
    std::uint16_t port = 0;
    bool ended = false;
};

TEST_F(ServerTest, HealthIsPlain) {
    const std::string answer = ask("/healthz");
    EXPECT_TRUE(says(answer, "HTTP/1.1 200")) << answer;
    EXPECT_TRUE(says(answer, "\r\n\r\nok\n"));
}

TEST_F(ServerTest, ReadinessFollowsTheCondition) {
    condition.details = {{"state", "writable"}, {"feeds", "3 of 5 polled"}};
    EXPECT_TRUE(says(ask("/readyz"), "503"));
    condition.ready = true;
    const std::string brief = ask("/readyz"), verbose = ask("/readyz?verbose");
    EXPECT_TRUE(says(brief, "200"));
    EXPECT_FALSE(says(brief, "feeds"));
    EXPECT_TRUE(says(verbose, "feeds: 3 of 5 polled\n"));
    EXPECT_TRUE(says(verbose, "ready\n"));
}

TEST_F(ServerTest, MetricsSpeakPrometheus) {
    metrics.add("tocsin_fetch_total", "outcome=\"fresh\"", 7);
    const std::string answer = ask("/metrics");
    EXPECT_TRUE(says(answer, "text/plain; version=0.0.4"));
    EXPECT_TRUE(says(answer, "tocsin_fetch_total{outcome=\"fresh\"} 7"));
}

TEST_F(ServerTest, EveryAnswerBearsTheSecurityHeaders) {
    for (const char* target : {"/healthz", "/nowhere"}) {
        const std::string answer = ask(target);
        for (const char* header :
             {"default-src 'none'", "nosniff", "no-referrer", "Cross-Origin-Opener-Policy"})
            EXPECT_TRUE(says(answer, header)) << target << header;
    }
}

TEST_F(ServerTest, UnknownPathsAndMethodsAreRefused) {
    EXPECT_TRUE(says(ask("/../etc/passwd"), "404"));
    const std::string post = request(
        "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
        "Connection: close\r\n\r\n");
    EXPECT_TRUE(says(post, "405"));
    EXPECT_TRUE(says(post, "Allow: GET, HEAD"));
    const std::string head =
        request("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(says(head, "Content-Length: 3\r\n"));
    EXPECT_TRUE(says(head, "\r\n\r\n"));
    EXPECT_FALSE(says(head, "ok\n"));
}

TEST_F(ServerTest, ReboundNamesAreRefused) {
    EXPECT_TRUE(says(ask("/metrics", "Host: evil.example\r\n"), "421"));
    EXPECT_TRUE(says(ask("/metrics", ""), "421"));
    EXPECT_TRUE(says(ask("/metrics", "Host: 127.0.0.1:9470\r\n"), "200"));
}

TEST_F(ServerTest, OtherSitesAreRefused) {
    EXPECT_TRUE(says(ask("/metrics", "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n"), "403"));
    EXPECT_TRUE(says(ask("/metrics", "Host: localhost\r\nOrigin: https://evil.example\r\n"), "403"));
    EXPECT_TRUE(says(ask("/metrics", "Host: localhost\r\nSec-Fetch-Site: none\r\n"), "200"));
}

TEST_F(ServerTest, OneConnectionServesManyRequests) {
    Caller caller(port);
    for (int round = 0; round < 3; ++round) {
        caller.write("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        EXPECT_TRUE(says(caller.read_head(), "200"));
    }
}

TEST_F(ServerTest, HugeHeadsAndBodiesEndTheConversation) {
    EXPECT_FALSE(says(ask("/healthz", "Host: localhost\r\nX: " + std::string(20'000, 'x') + "\r\n"), "200"));
    EXPECT_FALSE(
        says(request("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999\r\n\r\nx"), "200"));
    EXPECT_EQ(request("\x16\x03\x01 not HTTP\r\n\r\n"), "");
    EXPECT_TRUE(says(ask("/healthz"), "200"));
}

TEST_F(ServerTest, SlowCallersAreShownOut) {
    stop();
    Limits limits;
    limits.patience = std::chrono::milliseconds(100);
    start(limits);
    Caller slow(port);
    slow.write("GET /healthz HTTP/1.1\r\nHost: ");
    EXPECT_EQ(slow.read_all(), "");
}

TEST_F(ServerTest, LateCallersWaitForASeat) {
    stop();
    Limits limits;
    limits.connections = 2;
    start(limits);
    auto first = std::make_unique<Caller>(port);
    Caller second(port), third(port);
    for (Caller* caller : {first.get(), &second}) {
        caller->write("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        EXPECT_TRUE(says(caller->read_head(), "200"));
    }
    third.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    first->leave();
    EXPECT_TRUE(says(third.read_all(), "200"));
}

TEST_F(ServerTest, CancellationEndsEveryConversation) {
    Caller idle(port);
    idle.write("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(says(idle.read_head(), "200"));
    stop();
    EXPECT_TRUE(ended);
    EXPECT_EQ(idle.read_all(), "");
}

TEST_F(ServerTest, TakenPortIsRefused) {
    Server second(loop.get_executor(), *log, metrics, [] { return Condition{}; });
    const auto result = second.listen("127.0.0.1", port);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::refused);
    EXPECT_FALSE(second.listen("not an address", 0));
}

}  // namespace
}  // namespace tocsin::status
