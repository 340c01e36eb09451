// Delivery's transport through the single door of fetch/.
#pragma once

#include "deliver/transport.h"

namespace tocsin::fetch {
class Client;
}

namespace tocsin::cli {

class WebhookTransport : public deliver::Transport {
public:
    /// `client` outlives this.
    explicit WebhookTransport(fetch::Client& client) : client_(client) {}

    Task<Result<deliver::Reply>> post(Secret url,
                                      std::vector<Header> headers,
                                      std::string body,
                                      std::chrono::seconds timeout) override;

private:
    fetch::Client& client_;
};

}  // namespace tocsin::cli
