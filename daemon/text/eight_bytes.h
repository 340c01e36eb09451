// Questions about text, asked of eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tocsin::text {

/// The same byte eight times.
constexpr std::uint64_t eight_times(std::uint8_t byte) { return 0x0101010101010101ULL * byte; }

inline std::uint64_t eight_bytes(std::string_view bytes, std::size_t at) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    return eight;
}

/// Whether one of the eight is 0.
constexpr bool has_zero(std::uint64_t eight) {
    return ((eight - eight_times(1)) & ~eight & eight_times(0x80)) != 0;
}

/// Where the first byte of 128 or more is at or after `at`; the size of `bytes` when there is none.
inline std::size_t ascii_end(std::string_view bytes, std::size_t at) {
    while (at + 32 <= bytes.size() && ((eight_bytes(bytes, at) | eight_bytes(bytes, at + 8) |
                                        eight_bytes(bytes, at + 16) | eight_bytes(bytes, at + 24)) &
                                       eight_times(0x80)) == 0) {
        at += 32;
    }
    while (at + 8 <= bytes.size() && (eight_bytes(bytes, at) & eight_times(0x80)) == 0) {
        at += 8;
    }
    while (at < bytes.size() && static_cast<std::uint8_t>(bytes[at]) < 0x80) {
        ++at;
    }
    return at;
}

/// Whether one of the eight is below `limit`, which is 128 at most.
constexpr bool has_below(std::uint64_t eight, std::uint8_t limit) {
    return ((eight - eight_times(limit)) & ~eight & eight_times(0x80)) != 0;
}

/// Whether all eight are ASCII and none is a control.
constexpr bool is_printable(std::uint64_t eight) {
    return (eight & eight_times(0x80)) == 0 && !has_below(eight, 32);
}

}  // namespace tocsin::text
