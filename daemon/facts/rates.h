// What a unit of each currency was worth in US dollars, month by month: an amount is valued at the rate its
// item's readers had.
#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

struct Rate {
    double dollars = 0;  ///< of one unit
    std::string date;    ///< "2025-01-21"
};

struct Rates {
    std::string date;                                     ///< of the newest, and of all rows that say none
    std::map<std::string, std::vector<Rate>> currencies;  ///< by code; oldest first, one a day, never none

    /// The rate known on `day` ("2025-01-21", "" = now): the last up to then, the oldest when all are later.
    /// Null = no rate.
    const Rate* of(const std::string& currency, std::string_view day = {}) const;

    /// In the place of the one of the same day.
    void add(const std::string& currency, Rate rate);
};

/// rates.tsv: a row "date<TAB>YYYY-MM-DD", then rows "CODE<TAB>dollars" or "CODE<TAB>dollars<TAB>YYYY-MM-DD",
/// as many of a currency as there are days.
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
