// NEEDS base
#include "base/url.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t line = text.find('\n');
    const std::string_view base = text.substr(0, line);
    const std::string_view reference = line == std::string_view::npos ? base : text.substr(line + 1);
    tocsin::resolve_url(base, reference);
    const std::string resolved = tocsin::resolve_url("http://a.example/b/c?d#e", reference);
    tocsin::origin_of(resolved);
    if (const auto url = tocsin::parse_url(reference)) {
        const auto again = tocsin::parse_url(tocsin::to_text(*url));
        const bool web = url->scheme == "http" || url->scheme == "https";
        if (web && (!again || again->host != url->host || again->port != url->port)) {
            std::abort();  // a guard that looked at one spelling must not meet another host in the next
        }
    }
    return 0;
}
