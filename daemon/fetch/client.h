// The single door to the outside: every request, feeds and webhooks alike, passes Client::send and its guard.
//
//   Takes   model/fetch.h: FetchRequest
//   Gives   model/fetch.h: FetchResult
//   Runs    on the loop thread; libcurl's multi_socket on the Asio loop
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "model/fetch.h"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>
#include <vector>

namespace tocsin {
class Clock;
class Metrics;
}  // namespace tocsin

namespace tocsin::fetch {

struct Rules {
    std::string user_agent;  ///< "" = "tocsin/VERSION (+URL)"
    std::size_t most_at_once = 64;
    std::vector<std::string>
        allowed_networks;  ///< CIDR blocks that are let through although not public: "127.0.0.0/8"
    std::string proxy;     ///< "" = none, whatever the environment says
};

class Client {
public:
    Client(boost::asio::any_io_executor executor, Clock& clock, Metrics& metrics, Rules rules);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Fails with `retry_later` (no answer, time out), `refused` (the guard, a bad URL, a redirect loop, too
    /// many bytes) or `cancelled`. The error names the URL without its credentials or query.
    Task<Result<FetchResult>> send(FetchRequest request);

    void set_rules(Rules rules);

private:
    struct State;
    struct Errand;
    std::shared_ptr<State> state_;  ///< owners: the client, and the requests still under way at its end
};

}  // namespace tocsin::fetch
