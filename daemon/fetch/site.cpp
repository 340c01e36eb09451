#include "fetch/site.h"

#include "base/url.h"
#include "fetch/guard.h"

#include <libpsl.h>

#include <string>

namespace tocsin::fetch {
namespace {

/// Null for numeric addresses, and for names that are a public suffix themselves.
const char* domain_of(const std::string& host) {
    const psl_ctx_t* list = psl_builtin();
    return list == nullptr || parse_address(host) ? nullptr : psl_registrable_domain(list, host.c_str());
}

}  // namespace

bool same_site(std::string_view url, std::string_view other) {
    const std::string host = host_of(url);
    const std::string other_host = host_of(other);
    if (host.empty() || host == other_host) {
        return !host.empty();
    }
    const char* domain = domain_of(host);
    const char* other_domain = domain_of(other_host);
    return domain != nullptr && other_domain != nullptr && std::string_view(domain) == other_domain;
}

}  // namespace tocsin::fetch
