#include "facts/rates.h"

#include "base/table.h"
#include "base/time.h"

#include <cstdlib>

namespace tocsin::facts {

double Rates::of(const std::string& currency) const {
    const auto found = usd.find(currency);
    return found == usd.end() ? 0 : found->second;
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
            if (!from_rfc3339(row.fields[1])) {
                return fail(ErrorKind::malformed, where + "not a date: " + row.fields[1]);
            }
            rates.date = row.fields[1];
            continue;
        }
        char* end = nullptr;
        const double value = std::strtod(row.fields[1].c_str(), &end);
        if (*end != '\0' || !(value > 0) || row.fields[0].size() != 3) {
            return fail(ErrorKind::malformed, where + "not a currency and its value in dollars");
        }
        rates.usd[row.fields[0]] = value;
    }
    if (rates.date.empty()) {
        return fail(ErrorKind::malformed, path + ": no date");
    }
    return rates;
}

}  // namespace tocsin::facts
