// The demo's outside world on loopback: outlets that publish by the script, and a receiver that checks
// signatures.
//
//   Runs    on a thread of its own
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "cli/demo_script.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tocsin::cli {

/// A webhook as it arrived.
struct Received {
    std::string id, body;
    bool signature_holds = false;
    Time at{};
};

class DemoServer {
public:
    /// `received` is called on the server's thread.
    DemoServer(DemoScript script, double speed, Secret secret, std::function<void(const Received&)> received);
    ~DemoServer();
    DemoServer(const DemoServer&) = delete;
    DemoServer& operator=(const DemoServer&) = delete;

    /// Binds a free port and starts the news day. `over` is called on the server's thread when the day and
    /// `afterwards` have passed.
    [[nodiscard]] Result<> start(Seconds afterwards, std::function<void()> over);

    std::uint16_t port() const;
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::cli
