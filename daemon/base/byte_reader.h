// Unsigned integers in little-endian bytes, for records that outlive the process.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

template <std::unsigned_integral T>
void put_bytes(std::string& into, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        into += static_cast<char>(static_cast<unsigned char>(value >> (8U * i)));
    }
}

/// Reads what `put_bytes` wrote. Past the end every value is 0 and the reader has failed for good.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <std::unsigned_integral T>
    T take() {
        if (bytes_.size() < sizeof(T)) {
            failed_ = true;
            bytes_ = {};
            return 0;
        }
        T value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            value =
                static_cast<T>(value | static_cast<T>(T{static_cast<unsigned char>(bytes_[i])} << (8U * i)));
        }
        bytes_.remove_prefix(sizeof(T));
        return value;
    }

    /// A 32-bit count of things of `size` bytes each, all of which must still be there; else 0.
    std::size_t take_count(std::size_t size) {
        const std::size_t count = take<std::uint32_t>();
        failed_ = failed_ || count > bytes_.size() / size;
        return failed_ ? 0 : count;
    }

    bool failed() const { return failed_; }
    bool ended_well() const { return !failed_ && bytes_.empty(); }

private:
    std::string_view bytes_;
    bool failed_ = false;
};

}  // namespace tocsin
