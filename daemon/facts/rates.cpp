#include "facts/rates.h"

#include "base/table.h"
#include "base/time.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace tocsin::facts {
namespace {

/// What is wrong with a row of a currency, or "".
std::string add_row(const TableRow& row, Rates& rates) {
    const std::optional<double> dollars = positive_number(row.fields[1]);
    if (!dollars || !is_currency_code(row.fields[0])) {
        return "not a currency and its value in dollars";
    }
    Rate rate{*dollars, row.fields.size() > 2 ? row.fields[2] : ""};
    if (!rate.date.empty() && !is_day(rate.date)) {
        return "not a date: " + rate.date;
    }
    rates.currencies[row.fields[0]] = std::move(rate);
    return "";
}

std::string row_of(const std::string& currency, const Rate& rate, const std::string& date) {
    return currency + "\t" + figures_of(rate.dollars) + (rate.date == date ? "" : "\t" + rate.date) + "\n";
}

}  // namespace

const Rate* Rates::of(const std::string& currency) const {
    const auto found = currencies.find(currency);
    return found == currencies.end() ? nullptr : &found->second;
}

Result<Rates> read_rates(const std::string& path) {
    const auto table = read_table(path, 2);
    if (!table) {
        return fail(table.error());
    }
    Rates rates;
    for (const TableRow& row : *table) {
        const std::string where = path + ":" + std::to_string(row.line) + ": ";
        if (row.fields[0] == "date") {
            if (!is_day(row.fields[1])) {
                return fail(ErrorKind::malformed, where + "not a date: " + row.fields[1]);
            }
            rates.date = row.fields[1];
        } else if (const std::string wrong = add_row(row, rates); !wrong.empty()) {
            return fail(ErrorKind::malformed, where + wrong);
        }
    }
    if (rates.date.empty()) {
        return fail(ErrorKind::malformed, path + ": no date");
    }
    for (auto& [currency, rate] : rates.currencies) {
        if (rate.date.empty()) {
            rate.date = rates.date;
        }
    }
    return rates;
}

std::string table_of(const Rates& rates, const std::string& source) {
    std::string text =
        "# What one unit of a currency is worth in US dollars on the date below, or on the row's own date "
        "where\n"
        "# there is one; every fact says the date. Written by `tocsin rates --update`, which keeps the "
        "currencies\n"
        "# its source does not have. Source: " +
        source + "\n# Columns: currency, dollars, date when it is another.\ndate\t" + rates.date + "\n";
    for (const char* first : {"USD", "EUR"}) {
        if (const Rate* rate = rates.of(first)) {
            text += row_of(first, *rate, rates.date);
        }
    }
    for (const auto& [currency, rate] : rates.currencies) {
        text += currency == "USD" || currency == "EUR" ? "" : row_of(currency, rate, rates.date);
    }
    return text;
}

std::string figures_of(double dollars) {
    char figures[32];
    std::snprintf(figures, sizeof figures, "%.6g", dollars);
    return figures;
}

std::optional<double> positive_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) && value > 0 ? std::optional<double>(value) : std::nullopt;
}

bool is_day(std::string_view text) { return text.size() == 10 && from_rfc3339(text).has_value(); }

bool is_currency_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace tocsin::facts
