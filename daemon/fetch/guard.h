// Which addresses we connect to: the public ones, and the networks the owner opened.
//
//   Runs    on the loop thread, for each new connection and each reuse of one
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace tocsin::fetch {

/// IPv6 in network order; IPv4 as ::ffff:a.b.c.d.
using Address = std::array<std::uint8_t, 16>;

struct Network {
    Address base{};
    unsigned bits = 0;  ///< of the prefix, 0 .. 128, IPv4 counted from 96
};

std::optional<Address> parse_address(std::string_view text);

/// "10.0.0.0/8", "fd00::/8", or a single address.
std::optional<Network> parse_network(std::string_view text);

bool contains(const Network& network, const Address& address);

/// Whether IANA's special-purpose registries leave the address to the public internet. Addresses that carry
/// an IPv4 address inside (mapped, NAT64, 6to4) are judged by it.
bool is_public(const Address& address);

class Guard {
public:
    /// Blocks that cannot be read open nothing.
    explicit Guard(const std::vector<std::string>& allowed_networks);

    bool permits(const Address& address) const;
    bool permits(const sockaddr& address) const;
    /// False for anything but a numeric address.
    bool permits(const std::string& address) const;

private:
    std::vector<Network> allowed_;
};

}  // namespace tocsin::fetch
