// Stable fingerprints: the same bytes give the same number on every machine and in every version.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin {

/// XXH3, 64 bits.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// 32 lower-case hex digits of XXH3-128: for identifiers that leave the process.
std::string hex_id(std::string_view bytes);

}  // namespace tocsin
