// A client on a loop of its own, allowed to see 127.0.0.1 and nothing else that is private.
#pragma once

#include "base/metrics.h"
#include "fetch/client.h"
#include "support/http_server.h"
#include "support/manual_clock.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tocsin::fetch {

using support::HttpPeer;
using support::HttpRequest;
using support::HttpServer;

inline FetchRequest get(std::string url) {
    FetchRequest request;
    request.url = std::move(url);
    request.timeout = Milliseconds(10'000);
    return request;
}

class ClientTest : public testing::Test {
protected:
    ClientTest() { client = std::make_unique<Client>(loop.get_executor(), clock, metrics, rules()); }

    static Rules rules() {
        Rules rules;
        rules.allowed_networks = {"127.0.0.1/32"};
        return rules;
    }

    /// Starts a request; its result is to be had after loop.run().
    std::shared_ptr<std::optional<Result<FetchResult>>> start(FetchRequest request) {
        auto result = std::make_shared<std::optional<Result<FetchResult>>>();
        boost::asio::co_spawn(loop,
                              client->send(std::move(request)),
                              [result](std::exception_ptr thrown, Result<FetchResult> got) {
                                  if (!thrown)
                                      *result = std::move(got);
                              });
        return result;
    }

    Result<FetchResult> send(FetchRequest request) {
        const auto result = start(std::move(request));
        loop.restart();
        loop.run();
        return result->value_or(fail(ErrorKind::internal, "the request never ended"));
    }

    static void expect_refused(const Result<FetchResult>& result, const std::string& why) {
        ASSERT_FALSE(result) << "status " << result->status;
        EXPECT_EQ(result.error().kind, ErrorKind::refused) << result.error().what;
        EXPECT_NE(result.error().what.find(why), std::string::npos) << result.error().what;
    }

    boost::asio::io_context loop;
    support::ManualClock clock;
    Metrics metrics;
    std::unique_ptr<Client> client;
};

}  // namespace tocsin::fetch
