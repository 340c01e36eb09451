#include "status/service_manager.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace tocsin::status {
namespace {

/// A failure is nobody's business: without a service manager there is no one to tell.
void notify(const std::string& message) { (void)sd_notify(0, message.c_str()); }

/// One line: a line break would start another assignment.
std::string status_line(std::string status) {
    std::replace_if(
        status.begin(), status.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
    return "STATUS=" + status;
}

/// systemd compares it with its own clock, to tell this reload from an earlier one.
std::string monotonic_microseconds() {
    timespec moment{};
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return std::to_string(static_cast<std::int64_t>(moment.tv_sec) * 1'000'000 + moment.tv_nsec / 1000);
}

}  // namespace

void notify_ready(const std::string& status) { notify("READY=1\n" + status_line(status)); }

void notify_reloading() {
    notify("RELOADING=1\nMONOTONIC_USEC=" + monotonic_microseconds() + "\n" + status_line("reloading"));
}

void notify_stopping() { notify("STOPPING=1\n" + status_line("stopping")); }

void notify_alive() { notify("WATCHDOG=1"); }

void notify_status(const std::string& status) { notify(status_line(status)); }

std::chrono::milliseconds watchdog_interval() {
    std::uint64_t period = 0;
    if (sd_watchdog_enabled(0, &period) <= 0)
        return std::chrono::milliseconds(0);
    const auto half = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::microseconds(static_cast<std::int64_t>(period / 2)));
    return std::max(half, std::chrono::milliseconds(1));
}

}  // namespace tocsin::status
