// The whole daemon, built from its settings in order and torn down in reverse. `run` and `demo` share it.
//
//   Runs    the loop on the calling thread; a pool for the dry rooms; the store's writer
#pragma once

#include "config/settings.h"
#include "pipeline/keeper.h"
#include "pipeline/knowledge.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tocsin {
class Log;
}

namespace tocsin::cli {

struct DaemonOptions {
    bool once = false;
    std::string state_override;  ///< the command line's state file, already in the settings
    bool service = false;        ///< signals, systemd, reload; not for the demo
    std::function<void(const Source&, const pipeline::Round&)> round_done;
    std::function<void()> started;  ///< on the loop, when all is up
};

class Daemon {
public:
    Daemon(config::Settings settings,
           std::shared_ptr<const pipeline::Knowledge> knowledge,
           std::string data_folder,
           Log& log,
           DaemonOptions options);
    ~Daemon();
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    /// Until a signal, stop() or, with `once`, the end of the round. Gives an exit code.
    int run();

    /// From any thread.
    void stop();

    /// 0 = none. After `started`.
    std::uint16_t status_port() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tocsin::cli
