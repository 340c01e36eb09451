// `tocsin run`: the daemon.
#include "base/log.h"
#include "cli/commands.h"
#include "cli/daemon.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/reload.h"
#include "config/settings.h"

#include <array>
#include <csignal>
#include <iostream>
#include <utility>

namespace tocsin::cli {
namespace {

struct Options {
    std::string config = default_config;
    std::string data = config::shipped_data_folder();
    std::string state;
    bool once = false;
};

Severity severity_of(const std::string& name) {
    static constexpr std::array<std::pair<const char*, Severity>, 5> names{{{"debug", Severity::debug},
                                                                            {"info", Severity::info},
                                                                            {"notice", Severity::notice},
                                                                            {"warning", Severity::warning},
                                                                            {"error", Severity::error}}};
    for (const auto& [known, severity] : names) {
        if (name == known) {
            return severity;
        }
    }
    return Severity::info;
}

}  // namespace

int run_command(const Arguments& arguments) {
    Options options;
    CLI::App app("The daemon: polls the sources, rings once per story.", "tocsin run");
    app.add_option("--config", options.config, "configuration file")->capture_default_str();
    app.add_option("--data", options.data, "folder of the shipped knowledge and watchlists");
    app.add_option("--state-file", options.state, "instead of the configured one");
    app.add_flag("--once", options.once, "poll every source that is due once, deliver, end");
    app.footer(
        "Goes on when nobody reads its messages any more: a closed pipe (SIGPIPE) does not end it.\n"
        "Example: tocsin run --config ./tocsin.toml --state-file ./tocsin.db");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    std::signal(SIGPIPE, SIG_IGN);  // who reads our messages may go away; the daemon stays
    Reloaded loaded = load_configuration(options.config, options.data);
    print(loaded.remarks);
    if (!loaded.knowledge) {
        return bad_configuration;
    }
    config::Settings settings = *std::move(loaded.settings);
    if (!options.state.empty()) {
        settings.state_file = options.state;
    }
    const std::unique_ptr<Log> log = make_log(severity_of(settings.log_level));
    DaemonOptions daemon_options;
    daemon_options.once = options.once;
    daemon_options.state_override = options.state;
    daemon_options.service = !options.once;
    Daemon daemon(std::move(settings), loaded.knowledge, options.data, *log, std::move(daemon_options));
    return daemon.run();
}

}  // namespace tocsin::cli
