// NEEDS facts base
// Any bytes as a day's rates; what is accepted makes a table of sound numbers.
#include "facts/exchange_rates.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tocsin::facts;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto fresh = read_exchange_rates(bytes, "day.xml");
    if (!fresh) {
        return 0;
    }
    Rates old;
    old.date = "2000-01-01";
    old.add("AED", {0.27, old.date});
    const auto renewed = renew(old, *fresh, tocsin::from_rfc3339("2030-01-01").value());
    if (!renewed) {
        return 0;
    }
    for (const auto& [currency, known] : renewed->currencies) {
        const Rate& rate = known.back();
        if (!is_currency_code(currency) || !is_day(rate.date) || !std::isfinite(rate.dollars) ||
            !(rate.dollars > 0)) {
            std::abort();
        }
    }
    return 0;
}
