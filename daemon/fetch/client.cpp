#include "fetch/client.h"

#include "base/clock.h"
#include "base/metrics.h"
#include "base/url.h"
#include "fetch/dispatcher.h"
#include "fetch/guard.h"
#include "fetch/route.h"
#include "fetch/transfer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace tocsin::fetch {
namespace {

constexpr const char* accepted_types =
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.7, */*;q=0.5";
constexpr const char* own_name = "tocsin/" TOCSIN_VERSION " (+https://github.com/tocsin/tocsin)";

bool has_header(const std::vector<Header>& headers, std::string_view name) {
    FetchResult carrier;
    carrier.headers = headers;
    return !header_of(carrier, name).empty();
}

bool is_clean(const Header& header) {
    static constexpr std::string_view breaks("\r\n\0", 3);
    return !header.name.empty() && header.name.find_first_of(" \t:\r\n") == std::string::npos &&
           header.value.find_first_of(breaks) == std::string::npos;
}

/// What an error calls the request. The path of a webhook is as good as its password.
std::string named(const FetchRequest& request, const std::string& url) {
    return request.method + " " + (request.method == "GET" ? shown(url) : origin_of(url));
}

const char* outcome_of(const Result<FetchResult>& result) {
    if (!result) {
        switch (result.error().kind) {
            case ErrorKind::refused:
                return "refused";
            case ErrorKind::cancelled:
                return "cancelled";
            default:
                return "no_answer";
        }
    }
    if (result->outcome == FetchOutcome::not_modified)
        return "not_modified";
    return result->status >= 200 && result->status < 300 ? "fresh" : "http_error";
}

/// Behind a proxy only names can be judged, and addresses in any of their spellings.
bool permits_name(const Guard& guard, std::string host) {
    if (host.size() > 1 && host.back() == '.')
        host.pop_back();
    if (host == "localhost" || (host.size() > 10 && host.compare(host.size() - 10, 10, ".localhost") == 0))
        return guard.permits(std::string("127.0.0.1"));
    const std::string bare = host.front() == '[' ? host.substr(1, host.size() - 2) : host;
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo* found = nullptr;
    if (getaddrinfo(bare.c_str(), nullptr, &hints, &found) != 0)
        return true;
    const bool permitted = guard.permits(*found->ai_addr);
    freeaddrinfo(found);
    return permitted;
}

}  // namespace

struct Client::State {
    State(boost::asio::any_io_executor executor, Clock& time, Metrics& counters, Rules wanted)
        : clock(time),
          metrics(counters),
          rules(std::move(wanted)),
          dispatcher(std::make_shared<Dispatcher>(
              std::move(executor), Guard(rules.allowed_networks), rules.most_at_once)) {}

    Clock& clock;
    Metrics& metrics;
    Rules rules;
    std::shared_ptr<Dispatcher> dispatcher;  ///< owners: this, and the hops still under way at its end
};

/// The coroutines behind send(). They share the state, so that they may outlive the client by one step.
struct Client::Errand {
    static Task<Result<FetchResult>> walk(std::shared_ptr<State> state, FetchRequest request);
    static Task<Result<FetchResult>> run(std::shared_ptr<State> state, FetchRequest request);
    static Hop hop_of(const State& state, const FetchRequest& request, const Route& route);
    static Result<> check(const State& state, const FetchRequest& request, const Route& route);
    static void count(Metrics& metrics,
                      const Result<FetchResult>& result,
                      std::chrono::steady_clock::duration took);
};

Result<> Client::Errand::check(const State& state, const FetchRequest& request, const Route& route) {
    if (!std::all_of(request.headers.begin(), request.headers.end(), is_clean))
        return fail(ErrorKind::refused, "a header with a line break or without a name");
    if (!is_clean({"If-None-Match", request.etag}) || !is_clean({"If-Modified-Since", request.last_modified}))
        return fail(ErrorKind::refused, "a validator with a line break");
    if (!state.rules.proxy.empty() && !permits_name(state.dispatcher->guard(), host_of(route.url())))
        return fail(ErrorKind::refused, "the address is not a public one (see allow_networks)");
    return {};
}

Hop Client::Errand::hop_of(const State& state, const FetchRequest& request, const Route& route) {
    Hop hop;
    hop.method = request.method;
    hop.url = route.url();
    hop.body = request.body;
    hop.user_agent = request.user_agent.empty() ? state.rules.user_agent : request.user_agent;
    if (hop.user_agent.empty())
        hop.user_agent = own_name;
    hop.proxy = state.rules.proxy;
    hop.most_bytes = request.most_bytes;
    hop.body_wanted = request.body_wanted;
    if (route.at_home())
        hop.headers = request.headers;
    if (request.method == "GET" && !has_header(request.headers, "Accept"))
        hop.headers.push_back({"Accept", accepted_types});
    if (!request.etag.empty()) {
        hop.headers.push_back({"If-None-Match", request.etag});
        hop.headers.push_back({"A-IM", "feed"});
    }
    if (!request.last_modified.empty())
        hop.headers.push_back({"If-Modified-Since", request.last_modified});
    return hop;
}

Task<Result<FetchResult>> Client::Errand::walk(std::shared_ptr<State> state, FetchRequest request) {
    Result<Route> route = Route::from(request.url);
    if (!route)
        co_return fail(route.error());
    FetchResult result;
    result.started = state->clock.now();
    Milliseconds budget = request.timeout;
    for (bool again = true; again;) {
        const Result<> good = check(*state, request, *route);
        if (!good)
            co_return fail(good.error().kind, named(request, route->url()) + ": " + good.error().what);
        Hop hop = hop_of(*state, request, *route);
        Result<Answer> answer = co_await Dispatcher::ask(state->dispatcher, std::move(hop), budget);
        if (!answer)
            co_return fail(answer.error().kind, named(request, route->url()) + ": " + answer.error().what);
        result.status = answer->status;
        result.headers = std::move(answer->headers);
        result.body = std::move(answer->body);
        result.url = without_user(route->url());
        again = false;
        if (request.follow_redirects && (request.method == "GET" || request.method == "HEAD")) {
            const Result<bool> followed = route->follow(result.status, header_of(result, "Location"));
            if (!followed)
                co_return fail(followed.error());
            again = *followed;
        }
    }
    result.permanent_url = route->permanent_url();
    result.outcome = result.status == 304 ? FetchOutcome::not_modified : FetchOutcome::fresh;
    result.finished = state->clock.now();
    co_return result;
}

Task<Result<FetchResult>> Client::Errand::run(std::shared_ptr<State> state, FetchRequest request) {
    const auto started = std::chrono::steady_clock::now();
    const bool counted = request.method == "GET";
    Result<FetchResult> result = fail(ErrorKind::internal, "nothing was fetched");
    try {
        result = co_await walk(state, std::move(request));
    } catch (const boost::system::system_error& error) {
        const bool cancelled = error.code() == boost::asio::error::operation_aborted;
        result = fail(cancelled ? ErrorKind::cancelled : ErrorKind::internal, error.what());
    } catch (const std::exception& error) {
        result = fail(ErrorKind::internal, error.what());
    }
    if (counted && !state->dispatcher->is_closed())
        count(state->metrics, result, std::chrono::steady_clock::now() - started);
    co_return result;
}

void Client::Errand::count(Metrics& metrics,
                           const Result<FetchResult>& result,
                           std::chrono::steady_clock::duration took) {
    metrics.add("tocsin_fetch_total", std::string("outcome=\"") + outcome_of(result) + "\"");
    metrics.observe("tocsin_fetch_duration_seconds", {}, std::chrono::duration<double>(took).count());
    if (!result)
        return;
    metrics.add("tocsin_fetch_bytes_total", {}, static_cast<double>(result->body.size()));
    if (result->outcome == FetchOutcome::not_modified)
        metrics.add("tocsin_not_modified_total");
}

Client::Client(boost::asio::any_io_executor executor, Clock& clock, Metrics& metrics, Rules rules)
    : state_(std::make_shared<State>(std::move(executor), clock, metrics, std::move(rules))) {}

Client::~Client() { state_->dispatcher->close(); }

Task<Result<FetchResult>> Client::send(FetchRequest request) {
    return Errand::run(state_, std::move(request));
}

void Client::set_rules(Rules rules) {
    state_->dispatcher->set_rules(Guard(rules.allowed_networks), rules.most_at_once);
    state_->rules = std::move(rules);
}

}  // namespace tocsin::fetch
