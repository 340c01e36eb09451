// NEEDS fetch
// A chain of redirects: the first line is the URL, each other line a status and a Location.
#include "base/url.h"
#include "fetch/route.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tocsin;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto next_line = [&] {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        return line;
    };
    auto route = fetch::Route::from(next_line());
    const std::string home = route ? origin_of(route->url()) : "";
    for (int hops = 0; route && !rest.empty(); ++hops) {
        const std::string_view line = next_line();
        const int status = line.empty() ? 302 : 300 + line.front() % 16;
        const auto again = route->follow(status, std::string(line.substr(line.empty() ? 0 : 1)));
        if (!again)
            return 0;
        const auto url = parse_url(route->url());
        if (!url || (url->scheme != "http" && url->scheme != "https") || url->has_fragment || hops > 1000)
            std::abort();
        if (route->at_home() != (origin_of(route->url()) == home) && route->at_home())
            std::abort();
        if (!route->at_home() && !url->user.empty())
            std::abort();
    }
    return 0;
}
