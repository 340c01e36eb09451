#include "cli/demo_server.h"

#include "base/hash.h"
#include "base/system_clock.h"
#include "base/task.h"
#include "deliver/signature.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <charconv>
#include <exception>
#include <thread>

namespace tocsin::cli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

void heard(const std::exception_ptr&) {}  // a visitor who hangs up is no news

std::int64_t number_of(beast::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

struct DemoServer::State {
    Task<> accept_all();
    Task<> serve(tcp::socket socket);
    Task<> end_day();
    Response answer(const Request& request);
    Response receive(const Request& request);
    Response publish(const Request& request, const DemoOutlet& outlet);

    DemoScript script;
    double speed = 1;
    Secret secret;
    std::function<void(const Received&)> received;
    std::function<void()> over;
    Seconds afterwards{};
    Time began{};
    SystemClock clock;
    asio::io_context loop{1};
    tcp::acceptor acceptor{loop};
    std::thread thread;
};

Response DemoServer::State::receive(const Request& request) {
    Received message;
    message.id = std::string(request["webhook-id"]);
    message.body = request.body();
    message.at = clock.now();
    message.signature_holds = deliver::verify(secret,
                                              message.id,
                                              number_of(request["webhook-timestamp"]),
                                              message.body,
                                              std::string(request["webhook-signature"]));
    received(message);
    Response response(message.signature_holds ? http::status::no_content : http::status::unauthorized,
                      request.version());
    return response;
}

Response DemoServer::State::publish(const Request& request, const DemoOutlet& outlet) {
    const std::chrono::duration<double> real = clock.now() - began;
    const Seconds elapsed(static_cast<std::int64_t>(real.count() * speed));
    const std::string site = "http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
    std::string body = render(outlet, elapsed, began, speed, site);
    const std::string etag = "\"" + hex_id(body) + "\"";
    if (request[http::field::if_none_match] == etag) {
        Response unchanged(http::status::not_modified, request.version());
        unchanged.set(http::field::etag, etag);
        return unchanged;
    }
    Response response(http::status::ok, request.version());
    response.set(http::field::content_type, content_type_of(outlet));
    response.set(http::field::etag, etag);
    response.body() = std::move(body);
    return response;
}

Response DemoServer::State::answer(const Request& request) {
    if (request.method() == http::verb::post && request.target() == "/hook") {
        return receive(request);
    }
    for (const DemoOutlet& outlet : script.outlets) {
        if (request.target() == "/" + outlet.path) {
            return publish(request, outlet);
        }
    }
    return {http::status::not_found, request.version()};
}

Task<> DemoServer::State::serve(tcp::socket socket) {
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer;
    bool open = true;
    while (open) {
        Request request;
        stream.expires_after(std::chrono::seconds(60));
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        Response response = answer(request);
        response.keep_alive(request.keep_alive());
        response.prepare_payload();
        open = response.keep_alive();
        co_await http::async_write(stream, response, asio::use_awaitable);
    }
}

Task<> DemoServer::State::accept_all() {
    while (true) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(loop, serve(std::move(socket)), heard);
    }
}

Task<> DemoServer::State::end_day() {
    const auto day =
        Milliseconds(static_cast<std::int64_t>(1000.0 * static_cast<double>(script.length.count()) / speed));
    const Time end = began + day + afterwards;
    co_await clock.sleep_until(end);
    over();
}

DemoServer::DemoServer(DemoScript script,
                       double speed,
                       Secret secret,
                       std::function<void(const Received&)> received)
    : state_(std::make_unique<State>()) {
    state_->script = std::move(script);
    state_->speed = speed;
    state_->secret = std::move(secret);
    state_->received = std::move(received);
    boost::system::error_code failed;
    const tcp::endpoint anywhere(asio::ip::address_v4::loopback(), 0);
    state_->acceptor.open(anywhere.protocol(), failed);
    state_->acceptor.bind(anywhere, failed);
    state_->acceptor.listen(asio::socket_base::max_listen_connections, failed);
}

DemoServer::~DemoServer() { stop(); }

std::uint16_t DemoServer::port() const {
    boost::system::error_code failed;
    return state_->acceptor.local_endpoint(failed).port();
}

Result<> DemoServer::start(Seconds afterwards, std::function<void()> over) {
    if (port() == 0) {
        return fail(ErrorKind::refused, "cannot listen on 127.0.0.1");
    }
    state_->afterwards = afterwards;
    state_->over = std::move(over);
    state_->began = state_->clock.now();
    asio::co_spawn(state_->loop, state_->accept_all(), heard);
    asio::co_spawn(state_->loop, state_->end_day(), heard);
    State* state = state_.get();
    state_->thread = std::thread([state] { state->loop.run(); });
    return {};
}

void DemoServer::stop() {
    state_->loop.stop();
    if (state_->thread.joinable()) {
        state_->thread.join();
    }
}

}  // namespace tocsin::cli
