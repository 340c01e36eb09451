#include "base/hash.h"

#include <xxhash.h>

#include <array>

namespace tocsin {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string hex_id(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    std::string id;
    id.reserve(2 * sizeof canonical.digest);
    for (const unsigned char byte : canonical.digest) {
        id += digits[byte >> 4U];
        id += digits[byte & 15U];
    }
    return id;
}

}  // namespace tocsin
