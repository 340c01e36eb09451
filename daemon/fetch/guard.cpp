#include "fetch/guard.h"

#include <netinet/in.h>

#include <algorithm>
#include <cstring>

namespace tocsin::fetch {
namespace {

constexpr Address mapped(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d) {
    return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, d};
}

constexpr Network v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, unsigned bits) {
    return {mapped(a, b, c, d), mapped_bits + bits};
}

/// The first four groups and the prefix length.
constexpr Network v6(std::uint16_t a, std::uint16_t b, std::uint16_t c, std::uint16_t d, unsigned bits) {
    Network network;
    const std::array<std::uint16_t, 4> groups{a, b, c, d};
    for (std::size_t index = 0; index < groups.size(); ++index) {
        network.base[2 * index] = static_cast<std::uint8_t>(groups[index] >> 8U);
        network.base[2 * index + 1] = static_cast<std::uint8_t>(groups[index] & 0xFFU);
    }
    network.bits = bits;
    return network;
}

// IANA's IPv4 and IPv6 special-purpose address registries, those not globally reachable, and multicast.
constexpr std::array special_v4{
    v4(0, 0, 0, 0, 8),        // this network
    v4(10, 0, 0, 0, 8),       // private
    v4(100, 64, 0, 0, 10),    // carrier-grade NAT
    v4(127, 0, 0, 0, 8),      // loopback
    v4(169, 254, 0, 0, 16),   // link-local, cloud metadata
    v4(172, 16, 0, 0, 12),    // private
    v4(192, 0, 0, 0, 24),     // protocol assignments
    v4(192, 0, 2, 0, 24),     // documentation
    v4(192, 88, 99, 0, 24),   // 6to4 relays, deprecated
    v4(192, 168, 0, 0, 16),   // private
    v4(198, 18, 0, 0, 15),    // benchmarking
    v4(198, 51, 100, 0, 24),  // documentation
    v4(203, 0, 113, 0, 24),   // documentation
    v4(224, 0, 0, 0, 4),      // multicast
    v4(240, 0, 0, 0, 4),      // reserved, broadcast
};

constexpr std::array special_v6{
    v6(0x2001, 0, 0, 0, 23),      // protocol assignments: Teredo, ORCHID, benchmarking
    v6(0x2001, 0xDB8, 0, 0, 32),  // documentation
    v6(0x3FFF, 0, 0, 0, 20),      // documentation
};

constexpr Network global_unicast = v6(0x2000, 0, 0, 0, 3);  // loopback, local, site, multicast lie outside
constexpr Network mapped_v4 = v4(0, 0, 0, 0, 0);
constexpr Network nat64 = v6(0x64, 0xFF9B, 0, 0, 96);
constexpr Network six_to_four = v6(0x2002, 0, 0, 0, 16);

Address embedded(const Address& address, std::size_t at) {
    return mapped(address[at], address[at + 1], address[at + 2], address[at + 3]);
}

template <class Table>
bool any_contains(const Table& table, const Address& address) {
    return std::any_of(
        table.begin(), table.end(), [&](const Network& network) { return contains(network, address); });
}

std::optional<Address> address_of(const sockaddr& given) {
    if (given.sa_family == AF_INET) {
        sockaddr_in plain{};
        std::memcpy(&plain, &given, sizeof plain);
        Address address = mapped(0, 0, 0, 0);
        std::memcpy(address.data() + 12, &plain.sin_addr, 4);
        return address;
    }
    if (given.sa_family == AF_INET6) {
        sockaddr_in6 plain{};
        std::memcpy(&plain, &given, sizeof plain);
        Address address;
        std::memcpy(address.data(), &plain.sin6_addr, address.size());
        return address;
    }
    return std::nullopt;
}

}  // namespace

bool is_public(const Address& address) {
    if (contains(mapped_v4, address))
        return !any_contains(special_v4, address);
    if (contains(nat64, address))
        return !any_contains(special_v4, embedded(address, 12));
    if (contains(six_to_four, address))
        return !any_contains(special_v4, embedded(address, 2));
    return contains(global_unicast, address) && !any_contains(special_v6, address);
}

Guard::Guard(const std::vector<std::string>& allowed_networks) {
    for (const std::string& text : allowed_networks) {
        if (const auto network = parse_network(text))
            allowed_.push_back(*network);
    }
}

bool Guard::permits(const Address& address) const {
    return is_public(address) || any_contains(allowed_, address);
}

bool Guard::permits(const sockaddr& address) const {
    const auto known = address_of(address);
    return known && permits(*known);
}

bool Guard::permits(const std::string& address) const {
    const auto known = parse_address(address);
    return known && permits(*known);
}

}  // namespace tocsin::fetch
