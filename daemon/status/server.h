// /healthz, /readyz, /metrics on loopback.
//
//   Runs    on the loop thread
#pragma once

#include "base/result.h"
#include "base/task.h"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tocsin {
class Log;
class Metrics;
}  // namespace tocsin

namespace tocsin::status {

/// What a probe is told. Called on the loop thread.
struct Condition {
    bool ready = false;
    std::vector<std::pair<std::string, std::string>> details;  ///< for ?verbose
};

class Server {
public:
    Server(boost::asio::any_io_executor executor,
           Log& log,
           const Metrics& metrics,
           std::function<Condition()> condition);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Fails with `refused` when the address cannot be bound. Port 0 = any; see port().
    [[nodiscard]] Result<> listen(const std::string& address, std::uint16_t port);
    std::uint16_t port() const;

    /// Serves until cancelled; at most 64 connections, 16 KiB of head, 10 s each.
    Task<> run();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::status
