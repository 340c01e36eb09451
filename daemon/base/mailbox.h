// A bounded queue between threads: anyone puts, one thread takes all there is at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace tocsin {

template <class T>
class Mailbox {
public:
    explicit Mailbox(std::size_t most) : most_(most) {}

    /// False when full or closed. Never waits.
    bool put(T letter) {
        {
            const std::lock_guard hold(mutex_);
            if (closed_ || letters_.size() >= most_) {
                return false;
            }
            letters_.push_back(std::move(letter));
        }
        arrived_.notify_one();
        return true;
    }

    /// Waits for a letter, but no longer than `patience` (none = for ever), and gives up to `most` of them in
    /// the order they came. Empty after `patience`, and once closed and empty.
    std::vector<T> take(std::size_t most, std::optional<std::chrono::milliseconds> patience) {
        std::unique_lock hold(mutex_);
        const auto ready = [this] { return closed_ || !letters_.empty(); };
        if (patience) {
            arrived_.wait_for(hold, *patience, ready);
        } else {
            arrived_.wait(hold, ready);
        }
        std::vector<T> taken;
        while (!letters_.empty() && taken.size() < most) {
            taken.push_back(std::move(letters_.front()));
            letters_.pop_front();
        }
        return taken;
    }

    /// Nothing more is accepted; what is inside can still be taken.
    void close() {
        {
            const std::lock_guard hold(mutex_);
            closed_ = true;
        }
        arrived_.notify_all();
    }

    bool is_closed() const {
        const std::lock_guard hold(mutex_);
        return closed_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<T> letters_;
    std::size_t most_;
    bool closed_ = false;
};

}  // namespace tocsin
