#include "deliver/breaker.h"

#include <algorithm>

namespace tocsin::deliver {
namespace {

constexpr int most_failures = 5;
constexpr Milliseconds first_pause = Seconds(5);
constexpr Milliseconds longest_pause = std::chrono::minutes(5);

}  // namespace

bool Breaker::is_open() const { return failures_ >= most_failures; }

int Breaker::allowance(Time now, int usual) const {
    if (now < until_) {
        return 0;
    }
    return is_open() ? 1 : usual;
}

void Breaker::succeeded() {
    if (is_open()) {
        until_ = {};
    }
    failures_ = 0;
}

void Breaker::failed(Time now) {
    ++failures_;
    if (is_open()) {
        const int doublings = std::min(failures_ - most_failures, 10);
        until_ = std::max(until_, now + std::min(longest_pause, first_pause * (1 << doublings)));
    }
}

void Breaker::asked(Time now, Milliseconds pause) {
    until_ = std::max(until_, now + std::min(pause, longest_pause));
}

}  // namespace tocsin::deliver
