#include "status/server.h"

#include "base/log.h"
#include "base/metrics.h"
#include "status/gate.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace tocsin::status {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Failure = boost::system::error_code;

constexpr std::uint64_t most_body_bytes = 1024;
constexpr std::chrono::milliseconds breather{100};

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

Response response_of(const Page& page, const Request& request) {
    Response response(static_cast<http::status>(page.status), request.version());
    for (const auto& [name, value] : security_headers())
        response.set(name, value);
    response.set(http::field::content_type, page.type);
    if (page.status == 405)
        response.set(http::field::allow, "GET, HEAD");
    response.keep_alive(request.keep_alive());
    response.content_length(page.body.size());
    if (request.method() != http::verb::head)
        response.body() = page.body;
    return response;
}

}  // namespace

struct Server::State {
    State(asio::any_io_executor loop,
          Log& sink,
          const Metrics& counters,
          std::function<Condition()> ask,
          Limits wanted)
        : log(sink),
          metrics(counters),
          condition(std::move(ask)),
          limits(wanted),
          acceptor(loop),
          room(std::move(loop)) {}

    Page answer(const Request& request) const;
    void close();

    static Task<> serve(std::shared_ptr<State> state);
    static Task<> accept(std::shared_ptr<State> state);
    static Task<> talk(std::shared_ptr<State> state, Tcp::socket socket);
    static Task<> exchange(std::shared_ptr<State> state, beast::tcp_stream& stream);

    Log& log;
    const Metrics& metrics;
    std::function<Condition()> condition;
    const Limits limits;
    Tcp::acceptor acceptor;
    asio::steady_timer room;  ///< cancelled when a conversation ends
    std::set<beast::tcp_stream*> streams;
    bool closed = false;
};

Page Server::State::answer(const Request& request) const {
    const std::string_view host = view(request[http::field::host]);
    if (!is_own_host(host))
        return text_page(421, "this is not the host you asked for");
    if (is_cross_site(view(request["Sec-Fetch-Site"]), view(request[http::field::origin]), host))
        return text_page(403, "requests from other sites are refused");
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        return text_page(405, "only GET and HEAD");
    const std::string_view target = view(request.target());
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, mark);
    if (path == "/healthz")
        return text_page(200, "ok");
    if (path == "/readyz")
        return readiness_page(condition(), target.substr(mark).find("verbose") != std::string_view::npos);
    if (path == "/metrics")
        return Page{200, "text/plain; version=0.0.4; charset=utf-8", metrics.to_text()};
    return text_page(404, "there are /healthz, /readyz and /metrics");
}

void Server::State::close() {
    closed = true;
    Failure ignored;
    acceptor.close(ignored);
    room.cancel();
    for (beast::tcp_stream* stream : streams)
        stream->close();
}

/// Requests on one connection, until the other side has done or time is up.
Task<> Server::State::exchange(std::shared_ptr<State> state, beast::tcp_stream& stream) {
    beast::flat_buffer buffer(state->limits.head_bytes + most_body_bytes);
    for (bool again = true; again && !state->closed;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(state->limits.head_bytes);
        parser.body_limit(most_body_bytes);
        stream.expires_after(state->limits.patience);
        Failure failed;
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
        if (failed || state->closed)
            co_return;
        const Response response = response_of(state->answer(parser.get()), parser.get());
        again = response.keep_alive();
        co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
    }
    Failure ignored;
    stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
}

Task<> Server::State::talk(std::shared_ptr<State> state, Tcp::socket socket) {
    struct Seat {
        State& state;
        beast::tcp_stream& stream;
        ~Seat() {
            state.streams.erase(&stream);
            state.room.cancel();
        }
    };
    beast::tcp_stream stream(std::move(socket));
    state->streams.insert(&stream);
    const Seat seat{*state, stream};
    co_await exchange(state, stream);
}

/// Waits while every seat is taken, then takes the next caller in.
Task<> Server::State::accept(std::shared_ptr<State> state) {
    Failure failed;
    if (state->streams.size() >= state->limits.connections) {
        state->room.expires_after(state->limits.patience);
        co_await state->room.async_wait(asio::redirect_error(asio::use_awaitable, failed));
        co_return;
    }
    Tcp::socket socket =
        co_await state->acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
    if (state->closed || failed == asio::error::operation_aborted)
        co_return;
    if (failed) {
        // Out of descriptors, most likely: let some go first.
        state->room.expires_after(breather);
        co_await state->room.async_wait(asio::redirect_error(asio::use_awaitable, failed));
        co_return;
    }
    asio::co_spawn(
        state->acceptor.get_executor(), talk(state, std::move(socket)), [state](std::exception_ptr thrown) {
            if (thrown && !state->closed)
                state->log.warning("status conversation failed");
        });
}

Task<> Server::State::serve(std::shared_ptr<State> state) {
    co_await asio::this_coro::throw_if_cancelled(false);
    while (!state->closed) {
        const asio::cancellation_state cancellation = co_await asio::this_coro::cancellation_state;
        if (cancellation.cancelled() != asio::cancellation_type::none)
            break;
        co_await accept(state);
    }
    state->close();
}

Server::Server(asio::any_io_executor executor,
               Log& log,
               const Metrics& metrics,
               std::function<Condition()> condition,
               Limits limits)
    : state_(std::make_shared<State>(std::move(executor), log, metrics, std::move(condition), limits)) {}

Server::~Server() { state_->close(); }

Result<> Server::listen(const std::string& address, std::uint16_t port) {
    Failure failed;
    const auto numeric = asio::ip::make_address(address, failed);
    const Tcp::endpoint endpoint(numeric, port);
    Tcp::acceptor& acceptor = state_->acceptor;
    if (!failed)
        acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        acceptor.set_option(Tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (!failed)
        return {};
    Failure ignored;
    acceptor.close(ignored);
    return fail(ErrorKind::refused,
                "status port " + address + ":" + std::to_string(port) + ": " + failed.message());
}

std::uint16_t Server::port() const {
    Failure failed;
    const auto endpoint = state_->acceptor.local_endpoint(failed);
    return failed ? std::uint16_t{0} : endpoint.port();
}

Task<> Server::run() { return State::serve(state_); }

}  // namespace tocsin::status
