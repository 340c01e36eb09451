// Tells systemd how we are: ready, reloading, stopping, alive. Silent when not started by it.
#pragma once

#include <chrono>
#include <string>

namespace tocsin::status {

void notify_ready(const std::string& status);
void notify_reloading();
void notify_stopping();
void notify_alive();
void notify_status(const std::string& status);

/// Half of WATCHDOG_USEC, or 0 when no watchdog is asked for.
std::chrono::milliseconds watchdog_interval();

}  // namespace tocsin::status
