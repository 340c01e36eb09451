#include "status/gate.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace tocsin::status {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(
               left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool is_port(std::string_view text) {
    return text.empty() || (text.size() <= 6 && text.front() == ':' &&
                            text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

bool is_v4(const std::string& text) {
    in_addr address{};
    return inet_pton(AF_INET, text.c_str(), &address) == 1;
}

bool is_v6(const std::string& text) {
    in6_addr address{};
    return inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

std::string own_name() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0)
        return "localhost";
    return name.data();
}

}  // namespace

bool is_own_host(std::string_view host) {
    if (!host.empty() && host.front() == '[') {
        const std::size_t bracket = host.find(']');
        return bracket != std::string_view::npos && is_port(host.substr(bracket + 1)) &&
               is_v6(std::string(host.substr(1, bracket - 1)));
    }
    const std::size_t colon = std::min(host.find(':'), host.size());
    const std::string_view name = host.substr(0, colon);
    return is_port(host.substr(colon)) &&
           (same(name, "localhost") || is_v4(std::string(name)) || (!name.empty() && same(name, own_name())));
}

bool is_cross_site(std::string_view site, std::string_view origin, std::string_view host) {
    if (!site.empty() && site != "same-origin" && site != "none")
        return true;
    if (origin.empty())
        return false;
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos || !same(origin.substr(scheme + 3), host);
}

}  // namespace tocsin::status
