// What a unit of each currency is worth in US dollars, on one date.
#pragma once

#include "base/result.h"

#include <map>
#include <string>

namespace tocsin::facts {

struct Rates {
    std::string date;                   ///< "2025-01-21"
    std::map<std::string, double> usd;  ///< of one unit

    /// 0 = no rate.
    double of(const std::string& currency) const;
};

/// rates.tsv: a row "date<TAB>YYYY-MM-DD", then rows "CODE<TAB>dollars".
[[nodiscard]] Result<Rates> read_rates(const std::string& path);

}  // namespace tocsin::facts
