// Which addresses we connect to: the public ones, and the networks the owner opened.
//
//   Runs    on the loop thread, for each new connection and each reuse of one
#pragma once

#include "base/network.h"

#include <string>
#include <vector>

struct sockaddr;

namespace tocsin::fetch {

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
