// NEEDS deliver model base
// What a receiver answers: the first line is the status, the second Retry-After, the rest what the transport
// said instead of an answer.
#include "deliver/verdict.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tocsin;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto next_line = [&] {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        return std::string(line);
    };
    const Time now(Seconds(1'700'000'000));
    const Secret url("https://hooks.example.org/services/T0/B1?token=s3cret");
    const int status = static_cast<int>(std::strtol(next_line().c_str(), nullptr, 10));
    const std::string retry_after = next_line();
    const bool answered = rest.empty();
    const Result<deliver::Reply> reply =
        answered ? Result<deliver::Reply>(deliver::Reply{status, retry_after})
                 : Result<deliver::Reply>(fail(ErrorKind::retry_later, std::string(rest)));
    Message message;
    message.id = "msg_1";
    message.attempts = status % 12;
    const deliver::Verdict verdict = deliver::judge(message, reply, url, now);
    const bool pending = verdict.message.state == MessageState::pending;
    if (pending &&
        (verdict.message.next_at < now || verdict.message.next_at > now + std::chrono::hours(60))) {
        std::abort();
    }
    if (verdict.message.error.find("s3cret") != std::string::npos || verdict.message.error.size() > 300) {
        std::abort();
    }
    return 0;
}
