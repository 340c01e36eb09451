// libcurl's multi interface on the Asio loop: sockets and one timer, nothing of HTTP.
//
//   Takes   prepared easy handles
//   Gives   the same handles back when their transfers ended
//   Runs    on the loop thread
#pragma once

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <functional>
#include <memory>

namespace tocsin::fetch {

class Multi {
public:
    /// `done` is called outside libcurl, with the handle and its CURLcode; it may add and remove handles.
    Multi(boost::asio::any_io_executor executor, std::function<void(void* easy, int code)> done);
    /// All handles were removed before.
    ~Multi();
    Multi(const Multi&) = delete;
    Multi& operator=(const Multi&) = delete;

    /// How many idle connections are kept.
    void keep_connections(std::size_t most);

    /// Its sockets are to be opened with open_socket() and closed with close_socket(). False when libcurl
    /// refuses.
    [[nodiscard]] bool add(void* easy);

    /// Forgets a handle whose transfer has not ended. Never from within a callback of libcurl.
    void remove(void* easy);

    /// A new socket under the care of this loop, or -1.
    int open_socket(int family, int type, int protocol);

    /// For CURLOPT_CLOSESOCKETFUNCTION, with closing_data().
    static int close_socket(void* closing_data, int descriptor);
    void* closing_data() const;

private:
    struct State;
    std::shared_ptr<State> state_;  ///< owners: the Multi, and the waits still under way at its end
};

}  // namespace tocsin::fetch
