// Addresses and blocks of them, as people write them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tocsin {

/// IPv6 in network order; IPv4 as ::ffff:a.b.c.d.
using Address = std::array<std::uint8_t, 16>;

inline constexpr unsigned mapped_bits = 96;  ///< of the prefix before an IPv4 address

struct Network {
    Address base{};
    unsigned bits = 0;  ///< of the prefix, 0 .. 128, IPv4 counted from 96
};

std::optional<Address> parse_address(std::string_view text);

/// "10.0.0.0/8", "fd00::/8", or a single address.
std::optional<Network> parse_network(std::string_view text);

bool contains(const Network& network, const Address& address);

}  // namespace tocsin
