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
    const bool dated = row.fields.size() > 2 && !row.fields[2].empty();
    const std::string date = dated ? row.fields[2] : rates.date;
    const std::optional<double> dollars = positive_number(row.fields[1]);
    if (!dollars || !is_currency_code(row.fields[0])) {
        return "not a currency and its value in dollars";
    }
    if (!is_day(date)) {
        return "not a date: " + date;
    }
    if (date > rates.date) {
        return date + " is later than the table, which is of " + rates.date;
    }
    rates.add(row.fields[0], {*dollars, date});
    return "";
}

std::string rows_of(const std::string& currency, const std::vector<Rate>& known, const std::string& date) {
    std::string rows;
    for (const Rate& rate : known) {
        rows +=
            currency + "\t" + figures_of(rate.dollars) + (rate.date == date ? "" : "\t" + rate.date) + "\n";
    }
    return rows;
}

bool is_older(const Rate& rate, std::string_view day) { return rate.date < day; }

}  // namespace

const Rate* Rates::of(const std::string& currency, std::string_view day) const {
    const auto found = currencies.find(currency);
    if (found == currencies.end()) {
        return nullptr;
    }
    const std::vector<Rate>& known = found->second;
    const auto later = std::find_if(
        known.begin(), known.end(), [&](const Rate& rate) { return !day.empty() && rate.date > day; });
    return later == known.begin() ? &known.front() : &*std::prev(later);
}

void Rates::add(const std::string& currency, Rate rate) {
    std::vector<Rate>& known = currencies[currency];
    const auto at = std::lower_bound(known.begin(), known.end(), rate.date, is_older);
    if (at != known.end() && at->date == rate.date) {
        *at = std::move(rate);
    } else {
        known.insert(at, std::move(rate));
    }
}

Result<Rates> read_rates(const std::string& path) {
    const auto table = read_table(path, 2);
    if (!table) {
        return fail(table.error());
    }
    const auto where = [&](const TableRow& row) { return path + ":" + std::to_string(row.line) + ": "; };
    Rates rates;
    for (const TableRow& row : *table) {
        if (row.fields[0] == "date") {
            rates.date = row.fields[1];
            if (!is_day(rates.date)) {
                return fail(ErrorKind::malformed, where(row) + "not a date: " + rates.date);
            }
        }
    }
    if (rates.date.empty()) {
        return fail(ErrorKind::malformed, path + ": no date");
    }
    for (const TableRow& row : *table) {
        const std::string wrong = row.fields[0] == "date" ? "" : add_row(row, rates);
        if (!wrong.empty()) {
            return fail(ErrorKind::malformed, where(row) + wrong);
        }
    }
    return rates;
}

std::string table_of(const Rates& rates, const std::string& source) {
    std::string text =
        "# What one unit of a currency was worth in US dollars on the date below, or on the row's own date "
        "where\n# there is one; an item is valued at the last rate of its day or before, and says its date. "
        "Written by\n# `tocsin rates --update`, which leaves older months and other currencies as they "
        "were.\n# Source: " +
        source + "\n# Columns: currency, dollars, date when it is another.\ndate\t" + rates.date + "\n";
    for (const auto& [currency, known] : rates.currencies) {
        text += rows_of(currency, known, rates.date);
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
