#include "status/service_manager.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

namespace tocsin::status {
namespace {

/// Stands in for systemd: an abstract datagram socket named in NOTIFY_SOCKET.
class FakeManager {
public:
    FakeManager() : descriptor_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
        const std::string name = "tocsin-test-" + std::to_string(::getpid());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path + 1, name.data(), name.size());
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
        EXPECT_EQ(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), length), 0);
        ::setenv("NOTIFY_SOCKET", ("@" + name).c_str(), 1);
    }
    ~FakeManager() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(descriptor_);
    }
    FakeManager(const FakeManager&) = delete;
    FakeManager& operator=(const FakeManager&) = delete;

    std::string heard() {
        char buffer[4096];
        const ssize_t count = ::recv(descriptor_, buffer, sizeof buffer, 0);
        return count < 0 ? "" : std::string(buffer, static_cast<std::size_t>(count));
    }

private:
    int descriptor_;
};

TEST(ServiceManagerTest, TellsItsStateInSystemdsWords) {
    FakeManager manager;
    notify_ready("5 feeds");
    EXPECT_EQ(manager.heard(), "READY=1\nSTATUS=5 feeds");
    notify_status("two\nlines");
    EXPECT_EQ(manager.heard(), "STATUS=two lines");
    notify_alive();
    EXPECT_EQ(manager.heard(), "WATCHDOG=1");
    notify_stopping();
    EXPECT_EQ(manager.heard().substr(0, 10), "STOPPING=1");
}

TEST(ServiceManagerTest, ReloadCarriesTheMonotonicMoment) {
    FakeManager manager;
    notify_reloading();
    const std::string heard = manager.heard();
    EXPECT_EQ(heard.substr(0, 27), "RELOADING=1\nMONOTONIC_USEC=");
    EXPECT_GT(std::stoll(heard.substr(27)), 0);
}

TEST(ServiceManagerTest, SilentWithoutAManager) {
    ::unsetenv("NOTIFY_SOCKET");
    notify_ready("x");
    notify_alive();
}

TEST(ServiceManagerTest, WatchdogIsFedTwiceAPeriod) {
    ::unsetenv("WATCHDOG_USEC");
    EXPECT_EQ(watchdog_interval().count(), 0);
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    EXPECT_EQ(watchdog_interval(), std::chrono::seconds(15));
    ::setenv("WATCHDOG_PID", "1", 1);
    EXPECT_EQ(watchdog_interval().count(), 0) << "somebody else's watchdog";
    ::unsetenv("WATCHDOG_PID");
    ::unsetenv("WATCHDOG_USEC");
}

}  // namespace
}  // namespace tocsin::status
