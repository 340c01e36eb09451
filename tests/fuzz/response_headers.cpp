// NEEDS fetch
// Header lines of an answer, read for the time of the next request.
#include "fetch/freshness.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tocsin;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    FetchResult result;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            result.headers.push_back(
                {std::string(line.substr(0, colon)), std::string(line.substr(colon + 1))});
    }
    const Time now = std::chrono::sys_days{std::chrono::year{2025} / 1 / 21};
    const fetch::Freshness read = fetch::freshness_of(result, now);
    for (const auto& wait : {read.retry_after, read.fresh_for}) {
        if (wait && (*wait < Seconds(0) || *wait > Seconds(86400)))
            std::abort();
    }
    return 0;
}
