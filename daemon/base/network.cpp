#include "base/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace tocsin {

std::optional<Address> parse_address(std::string_view text) {
    const std::string copy(text);
    Address address{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, copy.c_str(), address.data() + 12) == 1)
        return address;
    if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1)
        return address;
    return std::nullopt;
}

std::optional<Network> parse_network(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto base = parse_address(text.substr(0, slash));
    if (!base)
        return std::nullopt;
    const bool is_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
    const unsigned most = is_v4 ? 32 : 128;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc() || end != digits.data() + digits.size() || bits > most)
            return std::nullopt;
    }
    return Network{*base, is_v4 ? mapped_bits + bits : bits};
}

bool contains(const Network& network, const Address& address) {
    const std::size_t whole = network.bits / 8;
    if (!std::equal(
            network.base.begin(), network.base.begin() + static_cast<std::ptrdiff_t>(whole), address.begin()))
        return false;
    const unsigned rest = network.bits % 8;
    return rest == 0 || (network.base[whole] ^ address[whole]) >> (8 - rest) == 0;
}

}  // namespace tocsin
