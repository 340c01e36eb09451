#include "cli/webhook_transport.h"

#include "fetch/client.h"

#include <utility>

namespace tocsin::cli {
namespace {

constexpr std::size_t most_answer_bytes = 64U << 10U;

}  // namespace

Task<Result<deliver::Reply>> WebhookTransport::post(Secret url,
                                                    std::vector<Header> headers,
                                                    std::string body,
                                                    std::chrono::seconds timeout) {
    FetchRequest request;
    request.method = "POST";
    request.url = url.reveal();
    request.body = std::move(body);
    request.headers = std::move(headers);
    request.follow_redirects = false;
    request.timeout = timeout;
    request.most_bytes = most_answer_bytes;
    request.body_wanted = false;
    const Result<FetchResult> answer = co_await client_.send(std::move(request));
    if (!answer) {
        co_return fail(answer.error());
    }
    co_return deliver::Reply{answer->status, header_of(*answer, "Retry-After")};
}

}  // namespace tocsin::cli
