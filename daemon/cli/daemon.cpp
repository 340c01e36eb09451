#include "cli/daemon.h"

#include "base/log.h"
#include "cli/daemon_state.h"
#include "pipeline/request.h"
#include "status/service_manager.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

namespace tocsin::cli {
namespace {

constexpr Seconds patience{3};  ///< how long the tasks of a stopping daemon may take

}  // namespace

fetch::Rules rules_of(const config::Settings& settings) {
    fetch::Rules rules;
    rules.user_agent = settings.user_agent;
    rules.most_at_once = settings.fetches_at_once + 16;
    rules.allowed_networks = settings.allowed_networks;
    rules.proxy = settings.proxy;
    return rules;
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

int Daemon::State::end_with() const {
    const Result<>& health = newsroom->health();
    return health ? ok : health.error().kind == ErrorKind::retry_later ? try_later : io_failure;
}

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
    const Result<Memory> memory = database->recall(clock.now() - settings.window, pipeline::Keeper::room());
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
