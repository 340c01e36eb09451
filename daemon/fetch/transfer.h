// One hop of a request: what libcurl is told, what it may bring home, and why it was stopped.
//
//   Runs    on the loop thread, inside libcurl's callbacks
#pragma once

#include "base/result.h"
#include "model/fetch.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct curl_slist;

namespace tocsin::fetch {

class Guard;
class Multi;

/// A request as it goes to one server.
struct Hop {
    std::string method, url, body, user_agent, proxy;
    std::vector<Header> headers;
    std::chrono::milliseconds timeout{30000};
    std::size_t most_bytes = 0;
    bool body_wanted = true;  ///< false: drop what exceeds most_bytes
};

struct Answer {
    int status = 0;
    std::vector<Header> headers;
    std::string body;
};

class Transfer {
public:
    /// `guard` and `multi` outlive the transfer.
    Transfer(const Guard& guard, Multi& multi, Hop hop);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    /// Sets every option of a clean easy handle. False when libcurl knows one of them not.
    [[nodiscard]] bool prepare(void* easy);

    /// What the ended transfer amounts to; `code` is its CURLcode.
    Result<Answer> conclude(void* easy, int code);

private:
    enum class Stop { none, address, body, headers };
    struct Callbacks;

    bool add_line(const std::string& line);
    bool set_request(void* easy);
    bool set_limits(void* easy);
    bool set_callbacks(void* easy);
    void take_header(std::string_view line);
    std::string reason(int code) const;

    const Guard& guard_;
    Multi& multi_;
    Hop hop_;
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> lines_;
    std::unique_ptr<char[]> error_;
    Answer answer_;
    Stop stop_ = Stop::none;
    bool head_read_ = false;
    std::size_t header_bytes_ = 0;
};

}  // namespace tocsin::fetch
