#include "fetch/transfer.h"

#include "fetch/guard.h"
#include "fetch/multi.h"

#include <curl/curl.h>

#include <algorithm>
#include <utility>

namespace tocsin::fetch {
namespace {

constexpr std::size_t most_header_bytes = 256U << 10U;
constexpr long buffer_bytes = 64L << 10U;
constexpr std::chrono::milliseconds connect_patience{10'000};
constexpr long least_bytes_a_second = 100;
constexpr long slow_seconds = 10;

template <class Value>
bool set(CURL* easy, CURLoption option, Value value) {
    return curl_easy_setopt(easy, option, value) == CURLE_OK;
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// libcurl's spelling: "Name;" sends an empty value, "Name:" would send nothing.
std::string line_of(const Header& header) {
    return header.value.empty() ? header.name + ";" : header.name + ": " + header.value;
}

}  // namespace

/// What libcurl calls. Nothing here calls libcurl back.
struct Transfer::Callbacks {
    static curl_socket_t open(void* data, curlsocktype, curl_sockaddr* address) {
        auto& self = *static_cast<Transfer*>(data);
        // A proxy is the owner's own choice; what it may fetch was judged by name.
        if (self.hop_.proxy.empty() && !self.guard_.permits(address->addr)) {
            self.stop_ = Stop::address;
            return CURL_SOCKET_BAD;
        }
        return self.multi_.open_socket(address->family, address->socktype, address->protocol);
    }

    /// A pooled connection opens no socket: this is where it is judged.
    static int before_request(void* data, char* address, char*, int, int) {
        auto& self = *static_cast<Transfer*>(data);
        if (!self.hop_.proxy.empty() || self.guard_.permits(std::string(address)))
            return CURL_PREREQFUNC_OK;
        self.stop_ = Stop::address;
        return CURL_PREREQFUNC_ABORT;
    }

    static std::size_t body(char* bytes, std::size_t, std::size_t count, void* data) {
        auto& self = *static_cast<Transfer*>(data);
        const std::size_t room = self.hop_.most_bytes - self.answer_.body.size();
        if (count > room && self.hop_.body_wanted) {
            self.stop_ = Stop::body;
            return 0;
        }
        self.answer_.body.append(bytes, std::min(count, room));
        return count;
    }

    static std::size_t header(char* bytes, std::size_t, std::size_t count, void* data) {
        auto& self = *static_cast<Transfer*>(data);
        self.header_bytes_ += count;
        if (self.header_bytes_ > most_header_bytes) {
            self.stop_ = Stop::headers;
            return 0;
        }
        self.take_header({bytes, count});
        return count;
    }
};

Transfer::Transfer(const Guard& guard, Multi& multi, Hop hop)
    : guard_(guard),
      multi_(multi),
      hop_(std::move(hop)),
      lines_(nullptr, curl_slist_free_all),
      error_(std::make_unique<char[]>(CURL_ERROR_SIZE)) {}

Transfer::~Transfer() = default;

bool Transfer::prepare(void* easy) { return set_request(easy) && set_limits(easy) && set_callbacks(easy); }

bool Transfer::add_line(const std::string& line) {
    curl_slist* longer = curl_slist_append(lines_.get(), line.c_str());
    if (longer == nullptr)
        return false;
    (void)lines_.release();
    lines_.reset(longer);
    return true;
}

bool Transfer::set_request(void* easy) {
    bool good = true;
    for (const Header& header : hop_.headers)
        good = good && add_line(line_of(header));
    if (hop_.method != "GET")
        good = good && add_line("Expect:");  // no asking for leave, and no second round trip
    good = good && set(easy, CURLOPT_URL, hop_.url.c_str()) && set(easy, CURLOPT_HTTPHEADER, lines_.get()) &&
           set(easy, CURLOPT_USERAGENT, hop_.user_agent.c_str());
    if (hop_.method == "HEAD") {
        good = good && set(easy, CURLOPT_NOBODY, 1L);
    } else if (hop_.method != "GET") {
        good = good && set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(hop_.body.size())) &&
               set(easy, CURLOPT_POSTFIELDS, hop_.body.data()) &&
               set(easy, CURLOPT_CUSTOMREQUEST, hop_.method.c_str());
    }
    // "" keeps the environment's proxy out as well.
    return good && set(easy, CURLOPT_PROXY, hop_.proxy.c_str()) && set(easy, CURLOPT_NOPROXY, "") &&
           set(easy, CURLOPT_FOLLOWLOCATION, 0L) && set(easy, CURLOPT_PROTOCOLS_STR, "http,https") &&
           set(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https") &&
           set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS)) &&
           set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) &&
           set(easy, CURLOPT_ACCEPT_ENCODING, "");
}

bool Transfer::set_limits(void* easy) {
    const long total = static_cast<long>(std::max(hop_.timeout, std::chrono::milliseconds(1)).count());
    return set(easy, CURLOPT_NOSIGNAL, 1L) && set(easy, CURLOPT_QUICK_EXIT, 1L) &&
           set(easy, CURLOPT_TIMEOUT_MS, total) &&
           set(easy,
               CURLOPT_CONNECTTIMEOUT_MS,
               std::min(total, static_cast<long>(connect_patience.count()))) &&
           set(easy, CURLOPT_LOW_SPEED_LIMIT, least_bytes_a_second) &&
           set(easy, CURLOPT_LOW_SPEED_TIME, slow_seconds) &&
           set(easy,
               CURLOPT_MAXFILESIZE_LARGE,
               hop_.body_wanted ? static_cast<curl_off_t>(hop_.most_bytes) : curl_off_t{0}) &&
           set(easy, CURLOPT_BUFFERSIZE, buffer_bytes);
}

bool Transfer::set_callbacks(void* easy) {
    return set(easy, CURLOPT_ERRORBUFFER, error_.get()) &&
           set(easy, CURLOPT_OPENSOCKETFUNCTION, &Callbacks::open) &&
           set(easy, CURLOPT_OPENSOCKETDATA, this) &&
           set(easy, CURLOPT_CLOSESOCKETFUNCTION, &Multi::close_socket) &&
           set(easy, CURLOPT_CLOSESOCKETDATA, multi_.closing_data()) &&
           set(easy, CURLOPT_PREREQFUNCTION, &Callbacks::before_request) &&
           set(easy, CURLOPT_PREREQDATA, this) && set(easy, CURLOPT_WRITEFUNCTION, &Callbacks::body) &&
           set(easy, CURLOPT_WRITEDATA, this) && set(easy, CURLOPT_HEADERFUNCTION, &Callbacks::header) &&
           set(easy, CURLOPT_HEADERDATA, this);
}

/// Keeps the headers of the last head: interim answers and a proxy's come before it, trailers after it.
void Transfer::take_header(std::string_view line) {
    if (line.substr(0, 5) == "HTTP/" && answer_.body.empty()) {
        answer_.headers.clear();
        head_read_ = false;
        return;
    }
    if (head_read_)
        return;
    if (trim(line).empty()) {
        head_read_ = true;
        return;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !answer_.headers.empty()) {
        answer_.headers.back().value.append(" ").append(trim(line));
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    answer_.headers.push_back(
        {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
}

Result<Answer> Transfer::conclude(void* easy, int code) {
    if (code == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        answer_.status = static_cast<int>(status);
        return std::move(answer_);
    }
    switch (code) {
        case CURLE_URL_MALFORMAT:
        case CURLE_FILESIZE_EXCEEDED:
        case CURLE_BAD_CONTENT_ENCODING:
            return fail(ErrorKind::refused, reason(code));
        default:
            return fail(stop_ == Stop::none ? ErrorKind::retry_later : ErrorKind::refused, reason(code));
    }
}

std::string Transfer::reason(int code) const {
    switch (stop_) {
        case Stop::address:
            return "the address is not a public one (see allow_networks)";
        case Stop::body:
            return "more than " + std::to_string(hop_.most_bytes) + " bytes";
        case Stop::headers:
            return "more than " + std::to_string(most_header_bytes) + " bytes of headers";
        case Stop::none:
            break;
    }
    const std::string_view said = trim(error_.get());
    return said.empty() ? curl_easy_strerror(static_cast<CURLcode>(code)) : std::string(said);
}

}  // namespace tocsin::fetch
