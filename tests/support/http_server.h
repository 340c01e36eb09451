// A small scripted HTTP/1.1 server on loopback, in threads of its own: it may say anything, well-formed or
// not.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace tocsin::support {

struct HttpRequest {
    std::string method, target, head, body;  ///< `head` is everything up to the empty line
    int connection = 0;                      ///< number of the connection it came on, from 1

    /// A header's value by its lower-case name, or "".
    std::string header(std::string_view name) const;
};

/// The server's end of a connection. Writing to a client that left is not an error: it returns false.
class HttpPeer {
public:
    explicit HttpPeer(int descriptor) : descriptor_(descriptor) {}

    bool write(std::string_view bytes);
    /// A whole answer with Content-Length; `headers` are lines that end in "\r\n".
    bool answer(int status, std::string_view headers, std::string_view body);
    /// Waits until the client leaves, but no longer than `milliseconds`; true when it left.
    bool gone_within(int milliseconds);
    /// Ends the connection with a reset instead of a farewell.
    void reset();
    /// Ends the connection after the script returns.
    void hang_up() { open_ = false; }
    bool is_open() const { return open_; }

private:
    int descriptor_;
    bool open_ = true;
};

class HttpServer {
public:
    using Script = std::function<void(const HttpRequest&, HttpPeer&)>;

    explicit HttpServer(Script script, const std::string& address = "127.0.0.1", std::uint16_t port = 0);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::uint16_t port() const { return port_; }
    std::string url(std::string_view target = "/") const;
    std::vector<HttpRequest> requests() const;
    int connections() const { return connections_; }

private:
    void accept();
    void talk(int descriptor, int number);

    Script script_;
    std::string address_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;
    std::vector<HttpRequest> requests_;
    std::vector<int> open_;
    std::vector<std::thread> talks_;
    std::thread accepting_;
};

inline std::string HttpRequest::header(std::string_view name) const {
    std::string low = head;
    std::transform(low.begin(), low.end(), low.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    const std::string wanted = "\r\n" + std::string(name) + ":";
    const std::size_t found = low.find(wanted);
    if (found == std::string::npos)
        return {};
    const std::size_t first = head.find_first_not_of(' ', found + wanted.size());
    return head.substr(first, head.find("\r\n", first) - first);
}

inline bool HttpPeer::write(std::string_view bytes) {
    while (open_ && !bytes.empty()) {
        const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            open_ = false;
        else
            bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return open_;
}

inline bool HttpPeer::answer(int status, std::string_view headers, std::string_view body) {
    std::string whole = "HTTP/1.1 " + std::to_string(status) + " Said\r\n";
    whole.append(headers);
    if (status != 304)
        whole += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    whole.append("\r\n").append(body);
    return write(whole);
}

inline bool HttpPeer::gone_within(int milliseconds) {
    pollfd watched{descriptor_, POLLRDHUP, 0};
    if (::poll(&watched, 1, milliseconds) > 0)
        open_ = false;
    return !open_;
}

inline void HttpPeer::reset() {
    const linger hard{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    open_ = false;
}

inline HttpServer::HttpServer(Script script, const std::string& address, std::uint16_t port)
    : script_(std::move(script)), address_(address) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in name{};
    socklen_t length = sizeof name;
    name.sin_family = AF_INET;
    name.sin_port = htons(port);
    ::inet_pton(AF_INET, address.c_str(), &name.sin_addr);
    auto* generic = reinterpret_cast<sockaddr*>(&name);
    if (::bind(listener_, generic, length) != 0 || ::listen(listener_, 128) != 0 ||
        ::getsockname(listener_, generic, &length) != 0)
        throw std::runtime_error("cannot listen on " + address);
    port_ = ntohs(name.sin_port);
    accepting_ = std::thread([this] { accept(); });
}

inline HttpServer::~HttpServer() {
    ::shutdown(listener_, SHUT_RDWR);
    accepting_.join();
    ::close(listener_);
    {
        const std::lock_guard lock(mutex_);
        for (const int descriptor : open_)
            ::shutdown(descriptor, SHUT_RDWR);
    }
    for (std::thread& talk : talks_)
        talk.join();
}

inline std::string HttpServer::url(std::string_view target) const {
    return "http://" + address_ + ":" + std::to_string(port_) + std::string(target);
}

inline std::vector<HttpRequest> HttpServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

inline void HttpServer::accept() {
    for (;;) {
        const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        const int number = ++connections_;
        const std::lock_guard lock(mutex_);
        open_.push_back(descriptor);
        talks_.emplace_back([this, descriptor, number] { talk(descriptor, number); });
    }
}

inline void HttpServer::talk(int descriptor, int number) {
    HttpPeer peer(descriptor);
    std::string read;
    const auto more = [&] {
        char buffer[16384];
        const ssize_t count = ::recv(descriptor, buffer, sizeof buffer, 0);
        read.append(buffer, count > 0 ? static_cast<std::size_t>(count) : 0);
        return count > 0;
    };
    while (peer.is_open()) {
        std::size_t end = read.find("\r\n\r\n");
        while (end == std::string::npos && more())
            end = read.find("\r\n\r\n");
        if (end == std::string::npos)
            break;
        HttpRequest request;
        request.connection = number;
        request.head = read.substr(0, end + 2);
        request.method = request.head.substr(0, request.head.find(' '));
        const std::size_t target = request.method.size() + 1;
        request.target = request.head.substr(target, request.head.find(' ', target) - target);
        const std::string length = request.header("content-length");
        std::size_t size = 0;
        std::from_chars(length.data(), length.data() + length.size(), size);
        while (read.size() < end + 4 + size && more()) {
        }
        request.body = read.substr(end + 4, size);
        read.erase(0, end + 4 + size);
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
        }
        script_(request, peer);
    }
    const std::lock_guard lock(mutex_);
    open_.erase(std::remove(open_.begin(), open_.end(), descriptor), open_.end());
    ::close(descriptor);
}

}  // namespace tocsin::support
