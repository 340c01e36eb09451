#include "fetch/dispatcher.h"

#include "fetch/multi.h"

#include <curl/curl.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tocsin::fetch {
namespace {

constexpr std::size_t most_waiting = 10'000;
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

}  // namespace

/// One hop waiting for its turn, then for its answer. Lives in the frame of the coroutine that waits.
struct Dispatcher::Job {
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

struct Dispatcher::State {
    explicit State(boost::asio::any_io_executor loop);

    Result<> enter(Job& job);
    void start_waiting();
    bool start(Job& job);
    void finish(void* easy, int code);
    void leave(Job& job);
    void close();
    Easy fresh_handle();

    boost::asio::any_io_executor executor;
    Guard guard{{}};
    std::size_t most_at_once = 1;
    Share share;
    std::vector<Easy> idle;
    std::deque<Job*> waiting;
    std::unordered_map<void*, Job*> running;
    bool closed = false;
    std::unique_ptr<Multi> multi;
};

/// Takes a job out of the state at whichever end its coroutine comes to.
struct Dispatcher::Place {
    State& state;
    Job& job;
    ~Place() { state.leave(job); }
};

Dispatcher::State::State(boost::asio::any_io_executor loop) : executor(std::move(loop)) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    share.reset(curl_share_init());
    if (ready != CURLE_OK || !share)
        throw std::runtime_error("libcurl does not start");
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    multi = std::make_unique<Multi>(executor, [this](void* easy, int code) { finish(easy, code); });
}

Easy Dispatcher::State::fresh_handle() {
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

Result<> Dispatcher::State::enter(Job& job) {
    if (running.size() < most_at_once && waiting.empty()) {
        if (start(job))
            return {};
        return fail(ErrorKind::internal, "libcurl refuses the request");
    }
    if (waiting.size() >= most_waiting)
        return fail(ErrorKind::retry_later, "too many requests are waiting");
    waiting.push_back(&job);
    return {};
}

bool Dispatcher::State::start(Job& job) {
    Easy easy = fresh_handle();
    if (!easy || !job.transfer.prepare(easy.get()) || !multi->add(easy.get()))
        return false;
    job.started = std::chrono::steady_clock::now();
    running.emplace(easy.get(), &job);
    job.easy = std::move(easy);
    return true;
}

void Dispatcher::State::start_waiting() {
    while (!closed && running.size() < most_at_once && !waiting.empty()) {
        Job& job = *waiting.front();
        waiting.pop_front();
        if (start(job))
            continue;
        job.result = fail(ErrorKind::internal, "libcurl refuses the request");
        job.finished = true;
        job.bell.cancel();
    }
}

void Dispatcher::State::finish(void* easy, int code) {
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
void Dispatcher::State::leave(Job& job) {
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

void Dispatcher::State::close() {
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

Dispatcher::Dispatcher(boost::asio::any_io_executor executor, Guard guard, std::size_t most_at_once)
    : state_(std::make_unique<State>(std::move(executor))) {
    set_rules(std::move(guard), most_at_once);
}

Dispatcher::~Dispatcher() { state_->close(); }

void Dispatcher::set_rules(Guard guard, std::size_t most_at_once) {
    if (state_->closed)
        return;
    state_->guard = std::move(guard);
    state_->most_at_once = std::max<std::size_t>(most_at_once, 1);
    state_->multi->keep_connections(connections_each * state_->most_at_once);
    state_->start_waiting();
}

const Guard& Dispatcher::guard() const { return state_->guard; }

void Dispatcher::close() { state_->close(); }

bool Dispatcher::is_closed() const { return state_->closed; }

Task<Result<Answer>> Dispatcher::ask(std::shared_ptr<Dispatcher> dispatcher, Hop hop, Milliseconds& budget) {
    State& state = *dispatcher->state_;
    if (state.closed)
        co_return fail(ErrorKind::cancelled, "shutting down");
    if (budget <= Milliseconds(0))
        co_return fail(ErrorKind::retry_later, "no answer in time");
    hop.timeout = budget;
    Job job(state.executor, state.guard, *state.multi, std::move(hop));
    const Place place{state, job};
    const Result<> entered = state.enter(job);
    if (!entered)
        co_return fail(entered.error());

    // The bell never rings by itself: it is cancelled, by finish() or by whoever cancels the caller.
    boost::system::error_code ignored;
    co_await job.bell.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    const auto took = std::chrono::steady_clock::now() - job.started;
    budget -= std::chrono::duration_cast<Milliseconds>(took);
    co_return std::move(job.result);
}

}  // namespace tocsin::fetch
