#include "deliver/patience.h"

#include "base/hash.h"

#include <algorithm>
#include <array>

namespace tocsin::deliver {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<Milliseconds, 9> waits = {
    Seconds(5), minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)};

/// 0.8 to 1.2
double stretch(std::string_view message_id, int attempts) {
    const std::uint64_t draw = hash64(message_id, static_cast<std::uint64_t>(attempts));
    return 0.8 + 0.4 * static_cast<double>(draw >> 11U) / static_cast<double>(std::uint64_t{1} << 53U);
}

}  // namespace

std::optional<Milliseconds> wait_after(int attempts, std::string_view message_id) {
    if (attempts < 1 || static_cast<std::size_t>(attempts) > waits.size()) {
        return attempts < 1 ? std::optional(Milliseconds(0)) : std::nullopt;
    }
    const Milliseconds wait = waits.at(static_cast<std::size_t>(attempts) - 1);
    return std::chrono::duration_cast<Milliseconds>(wait * stretch(message_id, attempts));
}

std::optional<Milliseconds> wait_after(int attempts,
                                       std::string_view message_id,
                                       std::optional<Milliseconds> asked) {
    const std::optional<Milliseconds> wait = wait_after(attempts, message_id);
    if (!wait || !asked) {
        return wait;
    }
    const Milliseconds most = std::max<Milliseconds>(hours(1), 2 * *wait);
    return std::max(*wait, std::min(*asked, most));
}

}  // namespace tocsin::deliver
