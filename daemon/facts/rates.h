// What a unit of each currency is worth in US dollars, on one date; some currencies on an older one.
#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin::facts {

struct Rate {
    double dollars = 0;  ///< of one unit
    std::string date;    ///< "2025-01-21"
};

struct Rates {
    std::string date;                        ///< of all rows that do not say another
    std::map<std::string, Rate> currencies;  ///< by code

    /// Null = no rate.
    const Rate* of(const std::string& currency) const;
};

/// rates.tsv: a row "date<TAB>YYYY-MM-DD", then rows "CODE<TAB>dollars" or "CODE<TAB>dollars<TAB>YYYY-MM-DD".
[[nodiscard]] Result<Rates> read_rates(const std::string& path);

/// The same as text, under a comment that names the source; read_rates() reads it back.
std::string table_of(const Rates& rates, const std::string& source);

/// Six figures of it, as the table has them.
std::string figures_of(double dollars);

/// The whole text as a finite number above 0, or null.
std::optional<double> positive_number(std::string_view text);

/// Whether it is a day that exists, as "YYYY-MM-DD".
bool is_day(std::string_view text);

/// Three capital letters.
bool is_currency_code(std::string_view text);

}  // namespace tocsin::facts
