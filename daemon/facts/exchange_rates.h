// Euro reference rates of one day, as the European Central Bank publishes them, and a table renewed by them.
// Pure.
//
//   Takes   the bytes of eurofxref-daily.xml
//   Gives   Rates: dollars for a unit of each currency
//   Runs    on any thread
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "facts/rates.h"

#include <map>
#include <string>
#include <string_view>

namespace tocsin::facts {

/// More than any day's file has.
constexpr std::size_t most_exchange_bytes = 1U << 20U;

struct Quotation {
    double per_euro = 0;  ///< units of the currency for one euro
    int line = 0;         ///< of the file, from 1
};

struct ExchangeRates {
    std::string where;  ///< the file or URL, for messages
    std::string date;   ///< "2025-01-21"
    int date_line = 0;
    std::map<std::string, Quotation> currencies;  ///< by code; USD is always there
};

/// Fails with `malformed`, naming `where` and the line: no XML, no day or several, no USD, a currency twice,
/// a rate that is no number above 0.
[[nodiscard]] Result<ExchangeRates> read_exchange_rates(std::string_view xml, const std::string& where);

/// `old` with every rate of `fresh`; of its month only the first is kept beside it, the others stay. Fails
/// with `malformed` when `fresh` is older than `old` or of a day to come, or a currency is worth ten times or
/// a tenth of before.
[[nodiscard]] Result<Rates> renew(const Rates& old, const ExchangeRates& fresh, Time now);

}  // namespace tocsin::facts
