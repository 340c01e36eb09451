// What the demo shows on the terminal: items read, stories formed, alerts as they ring, and a summary.
//
//   Runs    show(Source, Round) on the daemon's loop, show(Received) on the demo server's thread
#pragma once

#include "cli/demo_server.h"
#include "pipeline/keeper.h"

#include <atomic>
#include <cstddef>
#include <set>
#include <string>

namespace tocsin::cli {

class DemoWindow {
public:
    explicit DemoWindow(const DemoScript& script);

    void open(const std::string& site);
    void show(const Source& source, const pipeline::Round& round);
    void show(const Received& message);
    /// Prints the summary. Whether alerts rang and every signature held.
    bool close();

private:
    std::string paint(const char* colour, const std::string& text) const;

    std::size_t outlets_;
    bool colours_;
    Time opened_{};
    std::set<std::string> stories_;  ///< of the daemon's loop alone, until it has ended
    std::atomic<std::size_t> items_ = 0, copies_ = 0, alerts_ = 0, updates_ = 0, forged_ = 0;
};

}  // namespace tocsin::cli
