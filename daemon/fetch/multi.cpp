#include "fetch/multi.h"

#include "fetch/utf8_names.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace tocsin::fetch {
namespace {

using Descriptor = boost::asio::posix::stream_descriptor;
using Moment = std::chrono::steady_clock::time_point;

/// One socket libcurl uses. It lives until libcurl closes the socket: leaving and re-entering the loop at
/// each transfer costs two system calls.
struct Socket {
    explicit Socket(const boost::asio::any_io_executor& executor) : descriptor(executor) {}

    Descriptor descriptor;
    int wanted = 0;     ///< CURL_POLL_*
    bool ours = false;  ///< opened by open_socket(); else libcurl closes it behind our back
    bool reading = false, writing = false;
};

/// libcurl gives up a socket that never connected without calling close_socket().
bool is_connected(int descriptor) {
    sockaddr_storage name{};
    socklen_t length = sizeof name;
    return ::getpeername(descriptor, reinterpret_cast<sockaddr*>(&name), &length) == 0;
}

}  // namespace

struct Multi::State : std::enable_shared_from_this<Multi::State> {
    State(boost::asio::any_io_executor loop, std::function<void(void*, int)> on_done)
        : executor(std::move(loop)), done(std::move(on_done)), timer(executor) {}

    static int on_socket(CURL* easy, curl_socket_t descriptor, int what, void* state, void* socket);
    static int on_timer(CURLM* multi, long wait, void* state);

    std::shared_ptr<Socket> watch(int descriptor);
    void forget(int descriptor);
    void want(int descriptor, int what);
    void arm(int descriptor, const std::shared_ptr<Socket>& socket);
    void await(int descriptor, const std::shared_ptr<Socket>& socket, bool write);
    void ready(int descriptor, const std::shared_ptr<Socket>& socket, bool write, bool aborted);
    void kick();
    void arm_timer();
    void expire();
    void act(int descriptor, int events);
    void harvest();
    void rest_when_idle();
    void close();

    boost::asio::any_io_executor executor;
    std::function<void(void*, int)> done;
    CURLM* multi = nullptr;
    std::unordered_map<int, std::shared_ptr<Socket>> sockets;  ///< owners: this map, and a wait under way
    boost::asio::steady_timer timer;
    std::optional<Moment> wanted;  ///< when libcurl wants to be called
    std::optional<Moment> armed;   ///< when the timer fires; may be earlier, never later
    bool kicked = false;
    std::size_t running = 0;
};

int Multi::State::on_socket(CURL*, curl_socket_t descriptor, int what, void* state, void*) {
    static_cast<State*>(state)->want(descriptor, what);
    return 0;
}

int Multi::State::on_timer(CURLM*, long wait, void* state) {
    State& self = *static_cast<State*>(state);
    if (wait < 0) {
        self.wanted.reset();
    } else if (wait == 0) {
        self.wanted.reset();
        self.kick();
    } else {
        self.wanted = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait);
        self.arm_timer();
    }
    return 0;
}

std::shared_ptr<Socket> Multi::State::watch(int descriptor) {
    auto& socket = sockets[descriptor];
    if (!socket)
        socket = std::make_shared<Socket>(executor);
    return socket;
}

/// The descriptor is handed back to whoever closes it: Asio must not.
void Multi::State::forget(int descriptor) {
    const auto found = sockets.find(descriptor);
    if (found == sockets.end())
        return;
    const std::shared_ptr<Socket> socket = std::move(found->second);
    sockets.erase(found);
    socket->wanted = 0;
    if (socket->descriptor.is_open())
        socket->descriptor.release();
}

void Multi::State::want(int descriptor, int what) {
    if (what == CURL_POLL_REMOVE) {
        const auto found = sockets.find(descriptor);
        if (found == sockets.end())
            return;
        const std::shared_ptr<Socket> socket = found->second;
        socket->wanted = 0;
        if (!socket->ours || !is_connected(descriptor))
            forget(descriptor);
        else if (socket->reading || socket->writing)
            socket->descriptor.cancel();
        return;
    }
    if (multi == nullptr)
        return;
    const std::shared_ptr<Socket> socket = watch(descriptor);
    socket->wanted = what;
    if (!socket->descriptor.is_open()) {
        boost::system::error_code failed;
        socket->descriptor.assign(descriptor, failed);
        if (failed)
            return;  // the transfer meets its deadline
    }
    arm(descriptor, socket);
}

void Multi::State::arm(int descriptor, const std::shared_ptr<Socket>& socket) {
    if (!socket->descriptor.is_open())
        return;
    if ((socket->wanted & CURL_POLL_IN) != 0 && !std::exchange(socket->reading, true))
        await(descriptor, socket, false);
    if ((socket->wanted & CURL_POLL_OUT) != 0 && !std::exchange(socket->writing, true))
        await(descriptor, socket, true);
}

void Multi::State::await(int descriptor, const std::shared_ptr<Socket>& socket, bool write) {
    const auto what = write ? Descriptor::wait_write : Descriptor::wait_read;
    socket->descriptor.async_wait(
        what, [self = shared_from_this(), descriptor, socket, write](boost::system::error_code error) {
            self->ready(descriptor, socket, write, bool(error));
        });
}

void Multi::State::ready(int descriptor, const std::shared_ptr<Socket>& socket, bool write, bool aborted) {
    (write ? socket->writing : socket->reading) = false;
    const auto is_current = [&] {
        const auto found = sockets.find(descriptor);
        return found != sockets.end() && found->second == socket;
    };
    if (!is_current())
        return;
    if (!aborted && (socket->wanted & (write ? CURL_POLL_OUT : CURL_POLL_IN)) != 0)
        act(descriptor, write ? CURL_CSELECT_OUT : CURL_CSELECT_IN);
    // The number may by now belong to another socket.
    if (is_current())
        arm(descriptor, socket);
}

void Multi::State::kick() {
    if (std::exchange(kicked, true))
        return;
    boost::asio::post(executor, [self = shared_from_this()] {
        self->kicked = false;
        self->act(CURL_SOCKET_TIMEOUT, 0);
    });
}

/// Fires too early rather than being set anew whenever libcurl puts its moment off.
void Multi::State::arm_timer() {
    if (!wanted || (armed && *armed <= *wanted))
        return;
    armed = wanted;
    timer.expires_at(*wanted);
    timer.async_wait([self = shared_from_this()](boost::system::error_code error) {
        if (!error)
            self->expire();
    });
}

void Multi::State::expire() {
    armed.reset();
    if (!wanted || multi == nullptr)
        return;
    if (*wanted <= std::chrono::steady_clock::now()) {
        wanted.reset();
        act(CURL_SOCKET_TIMEOUT, 0);
        long wait = -1;
        if (multi != nullptr && !wanted && curl_multi_timeout(multi, &wait) == CURLM_OK && wait > 0)
            wanted = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait);
    }
    arm_timer();
    rest_when_idle();
}

void Multi::State::act(int descriptor, int events) {
    if (multi == nullptr)
        return;
    int still = 0;
    {
        const Utf8Names names;
        curl_multi_socket_action(multi, descriptor, events, &still);
    }
    harvest();
}

void Multi::State::harvest() {
    int left = 0;
    while (const CURLMsg* message = multi == nullptr ? nullptr : curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL* easy = message->easy_handle;
        const CURLcode code = message->data.result;
        curl_multi_remove_handle(multi, easy);
        --running;
        done(easy, code);
    }
    rest_when_idle();
}

/// Without transfers there is nothing to wait for: the loop may end.
void Multi::State::rest_when_idle() {
    if (running > 0 || !armed)
        return;
    armed.reset();
    wanted.reset();
    timer.cancel();
}

/// The loop lets go of every socket before libcurl closes it: a number that is free may at once be another
/// thread's.
void Multi::State::close() {
    CURLM* ending = std::exchange(multi, nullptr);
    while (!sockets.empty())
        forget(sockets.begin()->first);
    curl_multi_cleanup(ending);
    timer.cancel();
    done = nullptr;
}

Multi::Multi(boost::asio::any_io_executor executor, std::function<void(void*, int)> done)
    : state_(std::make_shared<State>(std::move(executor), std::move(done))) {
    state_->multi = curl_multi_init();
    if (state_->multi == nullptr)
        throw std::runtime_error("libcurl gives no multi handle");
    curl_multi_setopt(state_->multi, CURLMOPT_SOCKETFUNCTION, &State::on_socket);
    curl_multi_setopt(state_->multi, CURLMOPT_SOCKETDATA, state_.get());
    curl_multi_setopt(state_->multi, CURLMOPT_TIMERFUNCTION, &State::on_timer);
    curl_multi_setopt(state_->multi, CURLMOPT_TIMERDATA, state_.get());
}

Multi::~Multi() { state_->close(); }

void Multi::keep_connections(std::size_t most) {
    curl_multi_setopt(state_->multi, CURLMOPT_MAXCONNECTS, static_cast<long>(most));
}

bool Multi::add(void* easy) {
    if (curl_multi_add_handle(state_->multi, easy) != CURLM_OK)
        return false;
    ++state_->running;
    return true;
}

void Multi::remove(void* easy) {
    curl_multi_remove_handle(state_->multi, easy);
    --state_->running;
    state_->rest_when_idle();
}

int Multi::open_socket(int family, int type, int protocol) {
    const int descriptor = ::socket(family, type | SOCK_CLOEXEC, protocol);
    if (descriptor >= 0) {
        state_->forget(descriptor);  // whoever had the number is closed
        state_->watch(descriptor)->ours = true;
    }
    return descriptor;
}

int Multi::close_socket(void* closing_data, int descriptor) {
    static_cast<State*>(closing_data)->forget(descriptor);
    return ::close(descriptor);
}

void* Multi::closing_data() const { return state_.get(); }

}  // namespace tocsin::fetch
