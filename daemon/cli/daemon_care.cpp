// What a daemon does beside its work: signals, reload, housekeeping, watchdog.
#include "base/log.h"
#include "cli/daemon_state.h"
#include "cli/reload.h"
#include "pipeline/offload.h"
#include "status/service_manager.h"

#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace tocsin::cli {

void Daemon::State::show_gauges() {
    const std::size_t failing = newsroom->failing_count();
    const std::size_t all = newsroom->source_count();
    metrics.set("tocsin_feeds", "state=\"failing\"", static_cast<double>(failing));
    metrics.set("tocsin_feeds", "state=\"ok\"", static_cast<double>(all - std::min(all, failing)));
}

status::Condition Daemon::State::condition() const {
    const bool writable = newsroom->health().has_value() && database->writable();
    return {ready && writable,
            {{"state", writable ? "writable" : "not writable"},
             {"feeds", std::to_string(newsroom->source_count())},
             {"failing", std::to_string(newsroom->failing_count())}}};
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

}  // namespace tocsin::cli
