// What daemon.cpp and daemon_care.cpp share: the parts of a running daemon. Private to the daemon.
#pragma once

#include "base/metrics.h"
#include "base/system_clock.h"
#include "base/wakeup.h"
#include "cli/daemon.h"
#include "cli/exit_code.h"
#include "cli/webhook_transport.h"
#include "deliver/courier.h"
#include "fetch/client.h"
#include "pipeline/newsroom.h"
#include "status/server.h"
#include "store/database.h"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace tocsin::cli {

// What the settings say to the newsroom and to the fetcher.
fetch::Rules rules_of(const config::Settings& settings);
pipeline::NewsroomSettings newsroom_settings(const config::Settings& settings);

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
          pool(settings.workers > 0 ? settings.workers : std::max(1U, std::thread::hardware_concurrency())),
          loop(1) {}

    bool open();
    store::Provisions provisions() const;
    void build(store::Database& journal);
    void spawn(const char* name, Task<> task);
    int end_with() const;

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

}  // namespace tocsin::cli
