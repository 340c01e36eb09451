#include "facts/exchange_rates.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_currencies = 500;
constexpr double most_change = 10;  ///< times; beyond it a slip is likelier than the market

/// Lines of rising offsets.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    int at(std::ptrdiff_t offset) {
        const auto end =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text_.size());
        for (; at_ < end; ++at_) {
            line_ += text_[at_] == '\n' ? 1 : 0;
        }
        return line_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
};

std::string place(const std::string& where, int line) { return where + ":" + std::to_string(line) + ": "; }

class Reader {
public:
    Reader(std::string_view xml, const std::string& where) : xml_(xml), lines_(xml) { made_.where = where; }

    Result<ExchangeRates> read() {
        if (xml_.size() > most_exchange_bytes) {
            return fail(ErrorKind::malformed, made_.where + ": larger than 1 MiB");
        }
        pugi::xml_document document;
        const pugi::xml_parse_result parsed =
            document.load_buffer(xml_.data(), xml_.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) {
            return wrong(lines_.at(parsed.offset), std::string("not XML: ") + parsed.description());
        }
        for (const pugi::xml_node days : document.document_element().children("Cube")) {
            for (const pugi::xml_node day : days.children("Cube")) {
                if (Result<> read = read_day(day); !read) {
                    return fail(read.error());
                }
            }
        }
        if (made_.date.empty()) {
            return fail(ErrorKind::malformed,
                        made_.where + ": no <Cube time=\"YYYY-MM-DD\">: not the ECB's rates");
        }
        if (!made_.currencies.contains("USD")) {
            return wrong(made_.date_line, "no rate of USD on " + made_.date);
        }
        return std::move(made_);
    }

private:
    static tl::unexpected<Error> wrong_at(const std::string& where, int line, const std::string& what) {
        return fail(ErrorKind::malformed, place(where, line) + what);
    }
    tl::unexpected<Error> wrong(int line, const std::string& what) const {
        return wrong_at(made_.where, line, what);
    }

    Result<> read_day(const pugi::xml_node& day) {
        const int line = lines_.at(day.offset_debug());
        if (!made_.date.empty()) {
            return wrong(line, "a second day; the file of one day is wanted");
        }
        const std::string date = day.attribute("time").value();
        if (!is_day(date)) {
            return wrong(line, "not a date: \"" + date + "\"");
        }
        made_.date = date;
        made_.date_line = line;
        for (const pugi::xml_node row : day.children("Cube")) {
            if (Result<> read = read_row(row); !read) {
                return read;
            }
        }
        return {};
    }

    Result<> read_row(const pugi::xml_node& row) {
        const int line = lines_.at(row.offset_debug());
        const std::string currency = row.attribute("currency").value();
        const std::string spelled = row.attribute("rate").value();
        const std::optional<double> rate = positive_number(spelled);
        if (!is_currency_code(currency) || currency == "EUR") {
            return wrong(line, "not a currency against the euro: \"" + currency + "\"");
        }
        if (!rate) {
            return wrong(line, currency + ": not a rate: \"" + spelled + "\"");
        }
        if (!made_.currencies.emplace(currency, Quotation{*rate, line}).second) {
            return wrong(line, currency + " comes twice");
        }
        if (made_.currencies.size() > most_currencies) {
            return wrong(line, "more than 500 currencies");
        }
        return {};
    }

    std::string_view xml_;
    Lines lines_;
    ExchangeRates made_;
};

/// What is wrong with the day, or "".
std::string judge_day(const Rates& old, const ExchangeRates& fresh, Time now) {
    const std::optional<Time> day = from_rfc3339(fresh.date);
    if (!day || *day > now) {
        return fresh.date + " is still to come";
    }
    return fresh.date < old.date ? fresh.date + " is older than the table, which is of " + old.date : "";
}

bool is_believable(const Rate* old, double dollars) {
    return old == nullptr || (dollars < old->dollars * most_change && dollars > old->dollars / most_change);
}

/// A table renewed every day holds the first rate of a month and the newest, so it stays small.
void thin_month(const std::string& day, std::vector<Rate>& known) {
    const std::string month = day.substr(0, std::strlen("2025-01"));
    bool first = true;
    std::erase_if(known, [&](const Rate& rate) {
        return rate.date.starts_with(month) && !std::exchange(first, false);
    });
}

std::string jump(const std::string& currency, double dollars, const Rate& old) {
    return currency + ": " + figures_of(dollars) + " dollars, where the table has " +
           figures_of(old.dollars) + " of " + old.date;
}

}  // namespace

Result<ExchangeRates> read_exchange_rates(std::string_view xml, const std::string& where) {
    return Reader(xml, where).read();
}

Result<Rates> renew(const Rates& old, const ExchangeRates& fresh, Time now) {
    const auto dollar = fresh.currencies.find("USD");
    if (dollar == fresh.currencies.end()) {
        return fail(ErrorKind::malformed, fresh.where + ": no rate of USD");
    }
    if (const std::string wrong = judge_day(old, fresh, now); !wrong.empty()) {
        return fail(ErrorKind::malformed, place(fresh.where, fresh.date_line) + wrong);
    }
    std::map<std::string, Quotation> quotations = fresh.currencies;
    quotations["EUR"] = {1, dollar->second.line};
    Rates renewed = old;
    renewed.date = fresh.date;
    for (const auto& [currency, quotation] : quotations) {
        const double dollars = dollar->second.per_euro / quotation.per_euro;
        if (const Rate* before = old.of(currency); !is_believable(before, dollars)) {
            return fail(ErrorKind::malformed,
                        place(fresh.where, quotation.line) + jump(currency, dollars, *before));
        }
        thin_month(fresh.date, renewed.currencies[currency]);
        renewed.add(currency, {dollars, fresh.date});
    }
    return renewed;
}

}  // namespace tocsin::facts
