#include "cli/daemon.h"

#include "base/log.h"
#include "base/metrics.h"
#include "base/system_clock.h"
#include "base/wakeup.h"
#include "cli/exit_code.h"
#include "cli/reload.h"
#include "cli/webhook_transport.h"
#include "deliver/courier.h"
#include "fetch/client.h"
#include "pipeline/newsroom.h"
#include "pipeline/offload.h"
#include "pipeline/request.h"
#include "status/server.h"
#include "status/service_manager.h"
#include "store/database.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <csignal>
#include <list>
#include <optional>
#include <thread>

namespace tocsin::cli {
namespace {

constexpr Seconds patience{3};  ///< how long the tasks of a stopping daemon may take

std::size_t threads_for(std::size_t wanted) {
    return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

pipeline::NewsroomSettings newsroom_settings(const config::Settings& settings) {
    pipeline::NewsroomSettings newsroom;
    newsroom.polls_at_once = settings.fetches_at_once;
    newsroom.most_feed_bytes = settings.most_feed_bytes;
    newsroom.fetch_timeout = settings.fetch_timeout;
    newsroom.window = std::chrono::ceil<std::chrono::hours>(settings.window);
    newsroom.spacing.per_host = settings.host_spacing;
    return newsroom;
}

}  // namespace

fetch::Rules rules_of(const config::Settings& settings) {
    fetch::Rules rules;
    rules.user_agent = settings.user_agent;
    rules.most_at_once = settings.fetches_at_once + 16;
    rules.allowed_networks = settings.allowed_networks;
    rules.proxy = settings.proxy;
    return rules;
}

/// Everything, in the order it is built. The pool comes first: strands on it must end before it does.
struct Daemon::State {
    State(config::Settings settings_,
          std::shared_ptr<const pipeline::Knowledge> knowledge_,
          std::string data_folder_,
          Log& log_,
          DaemonOptions options_)
        : settings(std::move(settings_)),
          knowledge(std::move(knowledge_)),
          data_folder(std::move(data_folder_)),
          log(log_),
          options(std::move(options_)),
          pool(threads_for(settings.workers)),
          loop(1) {}

    bool open();
    store::Provisions provisions() const;
    void build(store::Database& journal);
    void spawn(const char* name, Task<> task);
    int end_with() const {
        const Result<>& health = newsroom->health();
        return health ? ok : health.error().kind == ErrorKind::retry_later ? try_later : io_failure;
    }

    Task<> day();
    Task<> round();
    Task<> watch_signals();
    Task<> keep_house();
    Task<> tidy_up();
    Task<> ping();
    Task<> reload();
    Task<> wind_down();
    void show_gauges();
    status::Condition condition() const;

    config::Settings settings;
    std::shared_ptr<const pipeline::Knowledge> knowledge;  ///< owners: this, newsroom and keeper
    std::string data_folder;
    Log& log;
    DaemonOptions options;
    Metrics metrics;
    SystemClock clock;
    boost::asio::thread_pool pool;
    boost::asio::io_context loop;
    Wakeup task_ended;
    std::size_t tasks = 0;
    std::list<boost::asio::cancellation_signal> endings;
    std::unique_ptr<store::Database> database;
    std::optional<fetch::Client> client;
    std::optional<WebhookTransport> transport;
    std::optional<deliver::Courier> courier;
    std::optional<pipeline::Newsroom> newsroom;
    std::optional<status::Server> server;
    bool ready = false;
    int exit_code = ok;
};

/// A daemon waits for room on the disk; a single round has somebody waiting for it.
store::Provisions Daemon::State::provisions() const {
    store::Provisions provisions;
    if (options.once) {
        provisions.patience = patience;
    }
    return provisions;
}

bool Daemon::State::open() {
    Result<std::unique_ptr<store::Database>> opened =
        store::Database::open(settings.state_file, loop.get_executor(), log, metrics, provisions());
    if (!opened) {
        log.error("cannot open the state", {{"file", settings.state_file}, {"error", opened.error().what}});
        return false;
    }
    database = *std::move(opened);
    const Result<Memory> memory = database->recall(clock.now() - settings.window);
    if (!memory) {
        log.error("cannot read the state", {{"file", settings.state_file}, {"error", memory.error().what}});
        return false;
    }
    build(*database);
    newsroom->restore(*memory);
    newsroom->set_sources(settings.sources, memory->feeds);
    return true;
}

void Daemon::State::build(store::Database& journal) {
    client.emplace(loop.get_executor(), clock, metrics, rules_of(settings));
    transport.emplace(*client);
    courier.emplace(journal, *transport, clock, log, metrics, settings.receivers);
    newsroom.emplace(pipeline::Staff{*client,
                                     journal,
                                     clock,
                                     log,
                                     metrics,
                                     pool.get_executor(),
                                     [this] { courier->wake(); },
                                     options.round_done},
                     newsroom_settings(settings),
                     knowledge);
    server.emplace(loop.get_executor(), log, metrics, [this] { return condition(); });
}

/// Spawns in one place, with an ending that is heard.
void Daemon::State::spawn(const char* name, Task<> task) {
    ++tasks;
    boost::asio::cancellation_signal& ending = endings.emplace_back();
    auto ended = [this, name](std::exception_ptr thrown) {
        --tasks;
        if (thrown && ready) {
            log.error("task broke", {{"task", name}, {"error", pipeline::what_of(thrown)}});
            exit_code = internal_failure;
            newsroom->stop();
        }
        task_ended.ring();
    };
    boost::asio::co_spawn(loop, std::move(task), boost::asio::bind_cancellation_slot(ending.slot(), ended));
}

status::Condition Daemon::State::condition() const {
    const bool writable = newsroom->health().has_value() && database->writable();
    return {ready && writable,
            {{"state", writable ? "writable" : "not writable"},
             {"feeds", std::to_string(newsroom->source_count())},
             {"failing", std::to_string(newsroom->failing_count())}}};
}

void Daemon::State::show_gauges() {
    const std::size_t failing = newsroom->failing_count();
    const std::size_t all = newsroom->source_count();
    metrics.set("tocsin_feeds", "state=\"failing\"", static_cast<double>(failing));
    metrics.set("tocsin_feeds", "state=\"ok\"", static_cast<double>(all - std::min(all, failing)));
}

Task<> Daemon::State::day() {
    spawn("courier", courier->run());
    if (settings.status_port != 0) {
        spawn("status", server->run());
    }
    spawn("housekeeping", keep_house());
    if (options.service) {
        spawn("signals", watch_signals());
        spawn("watchdog", ping());
    }
    ready = true;
    metrics.set("tocsin_build_info", "version=\"" TOCSIN_VERSION "\"", 1);
    log.notice("ready",
               {{"feeds", std::to_string(newsroom->source_count())},
                {"watchlists", std::to_string(knowledge->matcher.watchlists().size())},
                {"receivers", std::to_string(settings.receivers.size())}});
    if (options.service) {
        status::notify_ready("watching " + std::to_string(newsroom->source_count()) + " sources");
    }
    if (options.started) {
        options.started();
    }
    co_await newsroom->run();
    co_await wind_down();
}

Task<> Daemon::State::round() {
    co_await newsroom->poll_due_once();
    if (newsroom->health()) {
        const Result<> drained = co_await courier->drain();
        if (!drained) {
            log.error("delivery failed", {{"error", drained.error().what}});
            exit_code = try_later;
        }
        co_await tidy_up();
    }
    loop.stop();
}

Task<> Daemon::State::wind_down() {
    ready = false;
    if (options.service) {
        status::notify_stopping();
    }
    // The endings hold this task's own, too.
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
    for (boost::asio::cancellation_signal& ending : endings) {
        ending.emit(boost::asio::cancellation_type::terminal);
    }
    const Time deadline = clock.now() + patience;
    while (tasks > 1 && clock.now() < deadline) {
        co_await task_ended.wait_until(clock, deadline);
    }
    log.notice("stopped");
    loop.stop();
}

Task<> Daemon::State::watch_signals() {
    boost::asio::signal_set signals(loop, SIGTERM, SIGINT, SIGHUP);
    while (true) {
        const int number = co_await signals.async_wait(boost::asio::use_awaitable);
        if (number == SIGHUP) {
            co_await reload();
            continue;
        }
        log.notice("stopping", {{"signal", number == SIGTERM ? "SIGTERM" : "SIGINT"}});
        newsroom->stop();
    }
}

Task<> Daemon::State::reload() {
    status::notify_reloading();
    const config::Settings current = settings;
    const std::string data = data_folder;
    const std::string state_file = options.state_override;
    auto load = [current, data, state_file] { return load_again(current, data, state_file); };
    const boost::asio::any_io_executor where = pool.get_executor();
    Reloaded reloaded = co_await pipeline::offload(where, load);
    for (const Diagnostic& remark : reloaded.remarks) {
        log.error("configuration", {{"remark", to_text(remark)}});
    }
    metrics.set("tocsin_config_last_reload_successful", "", reloaded.knowledge ? 1 : 0);
    if (reloaded.knowledge) {
        settings = std::move(*reloaded.settings);
        knowledge = reloaded.knowledge;
        client->set_rules(rules_of(settings));
        courier->set_receivers(settings.receivers);
        newsroom->reload(newsroom_settings(settings), knowledge, settings.sources);
        log.notice("reloaded", {{"feeds", std::to_string(settings.sources.size())}});
    }
    status::notify_ready(reloaded.knowledge
                             ? "watching " + std::to_string(newsroom->source_count()) + " sources"
                             : "reload refused, the old configuration stays");
}

Task<> Daemon::State::keep_house() {
    constexpr Seconds round_every{60};
    constexpr int rounds_a_sweep = 60;
    for (int number = 0;; ++number) {
        show_gauges();
        if (number % rounds_a_sweep == rounds_a_sweep - 1) {
            co_await tidy_up();
        }
        const Time next = clock.now() + round_every;
        co_await clock.sleep_until(next);
    }
}

Task<> Daemon::State::tidy_up() {
    const Time before = clock.now() - settings.window;
    const Result<> forgotten = co_await database->forget(before);
    if (!forgotten) {
        log.warning("housekeeping failed", {{"error", forgotten.error().what}});
    }
}

Task<> Daemon::State::ping() {
    const Milliseconds every = status::watchdog_interval();
    while (every.count() > 0) {
        status::notify_alive();
        const Time next = clock.now() + every;
        co_await clock.sleep_until(next);
    }
}

Daemon::Daemon(config::Settings settings,
               std::shared_ptr<const pipeline::Knowledge> knowledge,
               std::string data_folder,
               Log& log,
               DaemonOptions options)
    : state_(std::make_unique<State>(
          std::move(settings), std::move(knowledge), std::move(data_folder), log, std::move(options))) {}
Daemon::~Daemon() = default;

int Daemon::run() {
    State& state = *state_;
    if (!state.open()) {
        return io_failure;
    }
    const bool serves = state.settings.status_port != 0 && !state.options.once;
    if (serves) {
        const Result<> bound =
            state.server->listen(state.settings.status_address, state.settings.status_port);
        if (!bound) {
            state.log.error("cannot open the status port", {{"error", bound.error().what}});
            return unavailable;
        }
    }
    state.spawn("day", state.options.once ? state.round() : state.day());
    state.loop.run();
    state.pool.stop();
    state.pool.join();
    return state.exit_code != ok ? state.exit_code : state.end_with();
}

void Daemon::stop() {
    State* state = state_.get();
    boost::asio::post(state->loop, [state] { state->newsroom->stop(); });
}

std::uint16_t Daemon::status_port() const { return state_->server->port(); }

}  // namespace tocsin::cli
