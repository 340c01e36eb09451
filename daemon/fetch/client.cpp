#include "fetch/client.h"

#include "base/clock.h"
#include "base/metrics.h"
#include "fetch/guard.h"
#include "fetch/multi.h"
#include "fetch/route.h"
#include "fetch/transfer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace tocsin::fetch {
namespace {

constexpr std::size_t most_waiting = 10'000;
constexpr const char* accepted_types =
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.7, */*;q=0.5";
constexpr std::size_t connections_each =
    8;  // fewer evict the pool: a new connection for every second request

struct EasyCleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;

struct ShareCleanup {
    void operator()(CURLSH* share) const { curl_share_cleanup(share); }
};
using Share = std::unique_ptr<CURLSH, ShareCleanup>;

/// One hop waiting for its turn, then for its answer. Lives in the frame of the coroutine that waits.
struct Job {
    Job(const boost::asio::any_io_executor& executor, const Guard& guard, Multi& multi, Hop hop)
        : transfer(guard, multi, std::move(hop)),
          bell(executor, boost::asio::steady_timer::time_point::max()) {}

    Transfer transfer;
    boost::asio::steady_timer bell;
    Easy easy;  ///< while under way
    bool finished = false;
    std::chrono::steady_clock::time_point started{};
    Result<Answer> result = fail(ErrorKind::cancelled, "cancelled");
};

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
    State(boost::asio::any_io_executor loop, Clock& time, Metrics& counters, Rules wanted);
    ~State() { close(); }

    void set_rules(Rules wanted);
    Result<> enter(Job& job);
    void start_waiting();
    bool start(Job& job);
    void finish(void* easy, int code);
    void leave(Job& job);
    void close();
    Easy fresh_handle();

    boost::asio::any_io_executor executor;
    Clock& clock;
    Metrics& metrics;
    Rules rules;
    Guard guard{{}};
    Share share;
    std::vector<Easy> idle;
    std::deque<Job*> waiting;
    std::unordered_map<void*, Job*> running;
    bool closed = false;
    std::unique_ptr<Multi> multi;
};

Client::State::State(boost::asio::any_io_executor loop, Clock& time, Metrics& counters, Rules wanted)
    : executor(std::move(loop)), clock(time), metrics(counters) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    share.reset(curl_share_init());
    if (ready != CURLE_OK || !share)
        throw std::runtime_error("libcurl does not start");
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    multi = std::make_unique<Multi>(executor, [this](void* easy, int code) { finish(easy, code); });
    set_rules(std::move(wanted));
}

void Client::State::set_rules(Rules wanted) {
    rules = std::move(wanted);
    rules.most_at_once = std::max<std::size_t>(rules.most_at_once, 1);
    if (rules.user_agent.empty())
        rules.user_agent = "tocsin/" TOCSIN_VERSION " (+https://github.com/tocsin/tocsin)";
    guard = Guard(rules.allowed_networks);
    multi->keep_connections(connections_each * rules.most_at_once);
    start_waiting();
}

Easy Client::State::fresh_handle() {
    if (idle.empty()) {
        Easy easy(curl_easy_init());
        if (easy)
            curl_easy_setopt(easy.get(), CURLOPT_SHARE, share.get());
        return easy;
    }
    Easy easy = std::move(idle.back());
    idle.pop_back();
    curl_easy_reset(easy.get());
    return easy;
}

Result<> Client::State::enter(Job& job) {
    if (closed)
        return fail(ErrorKind::cancelled, "shutting down");
    if (running.size() < rules.most_at_once && waiting.empty()) {
        if (start(job))
            return {};
        return fail(ErrorKind::internal, "libcurl refuses the request");
    }
    if (waiting.size() >= most_waiting)
        return fail(ErrorKind::retry_later, "too many requests are waiting");
    waiting.push_back(&job);
    return {};
}

bool Client::State::start(Job& job) {
    Easy easy = fresh_handle();
    if (!easy || !job.transfer.prepare(easy.get()) || !multi->add(easy.get()))
        return false;
    job.started = std::chrono::steady_clock::now();
    running.emplace(easy.get(), &job);
    job.easy = std::move(easy);
    return true;
}

void Client::State::start_waiting() {
    while (running.size() < rules.most_at_once && !waiting.empty()) {
        Job& job = *waiting.front();
        waiting.pop_front();
        if (start(job))
            continue;
        job.result = fail(ErrorKind::internal, "libcurl refuses the request");
        job.finished = true;
        job.bell.cancel();
    }
}

void Client::State::finish(void* easy, int code) {
    const auto found = running.find(easy);
    if (found == running.end())
        return;
    Job& job = *found->second;
    running.erase(found);
    job.result = job.transfer.conclude(easy, code);
    job.finished = true;
    idle.push_back(std::move(job.easy));
    job.bell.cancel();
    start_waiting();
}

/// The coroutine goes away, with its answer or without.
void Client::State::leave(Job& job) {
    if (job.easy) {
        multi->remove(job.easy.get());
        running.erase(job.easy.get());
        job.easy.reset();
        start_waiting();
    } else if (!job.finished) {
        waiting.erase(std::remove(waiting.begin(), waiting.end(), &job), waiting.end());
    }
    job.finished = true;
}

void Client::State::close() {
    if (std::exchange(closed, true))
        return;
    for (const auto& [easy, job] : running) {
        multi->remove(easy);
        job->easy.reset();
        job->finished = true;
        job->bell.cancel();
    }
    for (Job* job : waiting) {
        job->finished = true;
        job->bell.cancel();
    }
    running.clear();
    waiting.clear();
    idle.clear();
    multi.reset();
}

/// The coroutines behind send(). They share the state, so that they may outlive the client by one step.
struct Client::Errand {
    /// Takes a job out of the state at whichever end its coroutine comes to.
    struct Leave {
        State& state;
        Job& job;
        ~Leave() { state.leave(job); }
    };

    static Task<Result<Answer>> ask(std::shared_ptr<State> state, Hop hop, Milliseconds& budget);
    static Task<Result<FetchResult>> walk(std::shared_ptr<State> state, FetchRequest request);
    static Task<Result<FetchResult>> run(std::shared_ptr<State> state, FetchRequest request);
    static Hop hop_of(const State& state,
                      const FetchRequest& request,
                      const Route& route,
                      Milliseconds budget);
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
    if (!state.rules.proxy.empty() && !permits_name(state.guard, host_of(route.url())))
        return fail(ErrorKind::refused, "the address is not a public one (see allowed_networks)");
    return {};
}

Hop Client::Errand::hop_of(const State& state,
                           const FetchRequest& request,
                           const Route& route,
                           Milliseconds budget) {
    Hop hop;
    hop.method = request.method;
    hop.url = route.url();
    hop.body = request.body;
    hop.user_agent = request.user_agent.empty() ? state.rules.user_agent : request.user_agent;
    hop.proxy = state.rules.proxy;
    hop.timeout = budget;
    hop.most_bytes = request.most_bytes;
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

Task<Result<Answer>> Client::Errand::ask(std::shared_ptr<State> state, Hop hop, Milliseconds& budget) {
    if (state->closed)
        co_return fail(ErrorKind::cancelled, "shutting down");
    if (budget <= Milliseconds(0))
        co_return fail(ErrorKind::retry_later, "no answer in time");
    Job job(state->executor, state->guard, *state->multi, std::move(hop));
    const Leave leave{*state, job};
    const Result<> entered = state->enter(job);
    if (!entered)
        co_return fail(entered.error());

    // The bell never rings by itself: it is cancelled, by finish() or by whoever cancels the caller.
    boost::system::error_code ignored;
    co_await job.bell.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    const auto took = std::chrono::steady_clock::now() - job.started;
    budget -= std::chrono::duration_cast<Milliseconds>(took);
    co_return std::move(job.result);
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
        Hop hop = hop_of(*state, request, *route, budget);
        Result<Answer> answer = co_await ask(state, std::move(hop), budget);
        if (!answer)
            co_return fail(answer.error().kind, named(request, route->url()) + ": " + answer.error().what);
        result.status = answer->status;
        result.headers = std::move(answer->headers);
        result.body = std::move(answer->body);
        result.url = route->url();
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
    if (counted && !state->closed)
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

Client::~Client() { state_->close(); }

Task<Result<FetchResult>> Client::send(FetchRequest request) {
    return Errand::run(state_, std::move(request));
}

void Client::set_rules(Rules rules) { state_->set_rules(std::move(rules)); }

}  // namespace tocsin::fetch
