// /healthz, /readyz, /metrics on loopback.
//
//   Runs    on the loop thread
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "status/page.h"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::status {

/// What one caller, or all of them together, may take.
struct Limits {
    std::size_t connections = 64;
    std::uint32_t head_bytes = 16U << 10U;
    std::chrono::milliseconds patience{10'000};  ///< for a request to come and its answer to go
};

class Server {
public:
    /// `condition` is called on the loop thread; it, `log` and `metrics` outlive run().
    Server(boost::asio::any_io_executor executor,
           Log& log,
           const Metrics& metrics,
           std::function<Condition()> condition,
           Limits limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Fails with `refused` when the address cannot be bound. Port 0 = any; see port().
    [[nodiscard]] Result<> listen(const std::string& address, std::uint16_t port);
    std::uint16_t port() const;

    /// Serves until cancelled or until the server is destroyed; at most 64 connections, 16 KiB of head, 10 s
    /// each.
    Task<> run();

private:
    struct State;
    std::shared_ptr<State> state_;  ///< owners: the server, and the conversations still under way at its end
};

}  // namespace tocsin::status
