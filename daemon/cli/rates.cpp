// `tocsin rates`: what a unit of each currency is worth, and how to know it anew.
#include "base/file.h"
#include "base/system_clock.h"
#include "base/url.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/fetch_once.h"
#include "cli/options.h"
#include "cli/terminal_text.h"
#include "config/settings.h"
#include "facts/exchange_rates.h"
#include "pipeline/request.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace tocsin::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* central_bank = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml";

struct Options {
    std::string config = default_config;
    std::string data = config::shipped_data_folder();
    std::string from = central_bank;
    std::string output;
    std::string day;  ///< to list; "" = now
    std::vector<std::string> allowed;
    bool configured = false;  ///< the configuration was named
    bool update = false;
    bool json = false;
};

/// Tables and ways to the outside, as the configuration has them.
struct Place {
    std::string shipped, in_use;
    fetch::Rules rules;
};

int complain(const std::string& what, ExitCode code) {
    std::cerr << "tocsin rates: " << what << "\n";
    return code;
}

bool exists(const std::string& file) {
    std::error_code none;
    return fs::exists(file, none);
}

/// Null = told. A configuration that is missing where nobody named one is none.
std::optional<Place> find_place(const Options& options) {
    Place place{options.data + "/knowledge/rates.tsv", {}, {}};
    place.in_use = place.shipped;
    place.rules.allowed_networks = options.allowed;
    if (!options.configured && !exists(options.config)) {
        return place;
    }
    Diagnostics remarks;
    const auto settings = config::load_settings(options.config, options.data, remarks);
    if (!settings) {
        print(remarks);
        return std::nullopt;
    }
    place.in_use = settings->rates.empty() ? settings->knowledge + "/rates.tsv" : settings->rates;
    place.rules.user_agent = settings->user_agent;
    place.rules.proxy = settings->proxy;
    place.rules.allowed_networks.insert(place.rules.allowed_networks.end(),
                                        settings->allowed_networks.begin(),
                                        settings->allowed_networks.end());
    return place;
}

int list(const Place& place, const std::string& day, bool json) {
    const Result<facts::Rates> rates = facts::read_rates(place.in_use);
    if (!rates) {
        return complain(rates.error().what, rates.error().kind == ErrorKind::malformed ? bad_data : no_input);
    }
    if (json) {
        Json rows = Json::object();
        for (const auto& [currency, known] : rates->currencies) {
            const facts::Rate* rate = rates->of(currency, day);
            rows[currency] = {{"usd", rate->dollars}, {"date", rate->date}};
        }
        std::cout << Json{{"file", place.in_use}, {"date", rates->date}, {"rates", rows}}.dump(
                         2, ' ', false, Json::error_handler_t::replace)
                  << "\n";
        return ok;
    }
    std::cout << for_terminal(place.in_use) << ": " << rates->currencies.size() << " currencies, "
              << rates->date << "\n";
    for (const auto& [currency, known] : rates->currencies) {
        const facts::Rate* rate = rates->of(currency, day);
        std::cout << currency << "\t" << facts::figures_of(rate->dollars) << "\t" << rate->date << "\n";
    }
    return ok;
}

/// The bytes, from a file or from the network.
Result<std::string> bytes_from(const std::string& from, const fetch::Rules& rules) {
    if (origin_of(from).empty()) {
        return read_file(from);
    }
    FetchRequest request;
    request.url = from;
    request.most_bytes = facts::most_exchange_bytes;
    Result<FetchResult> fetched = fetch_once(std::move(request), rules);
    if (!fetched) {
        return fail(fetched.error());
    }
    if (fetched->status < 200 || fetched->status >= 300) {
        return fail(ErrorKind::retry_later,
                    pipeline::printable_url(from) + " answered " + std::to_string(fetched->status));
    }
    return std::move(fetched->body);
}

/// What is renewed: the table that is written, or the one in use where there is none yet.
Result<facts::Rates> table_before(const Place& place, const std::string& target) {
    return facts::read_rates(exists(target) ? target : exists(place.in_use) ? place.in_use : place.shipped);
}

int update(const Options& options, const Place& place) {
    const std::string target = options.output.empty() ? place.in_use : options.output;
    const bool local = origin_of(options.from).empty();
    const std::string source = local ? options.from : pipeline::printable_url(options.from);
    const Result<facts::Rates> old = table_before(place, target);
    if (!old) {
        return complain(old.error().what, old.error().kind == ErrorKind::malformed ? bad_data : no_input);
    }
    const Result<std::string> bytes = bytes_from(options.from, place.rules);
    if (!bytes) {
        return complain(bytes.error().what, local ? no_input : unavailable);
    }
    const Result<facts::ExchangeRates> fresh = facts::read_exchange_rates(*bytes, source);
    const Result<facts::Rates> renewed =
        fresh ? facts::renew(*old, *fresh, SystemClock().now()) : fail(fresh.error());
    if (!renewed) {
        return complain(renewed.error().what, bad_data);
    }
    if (const Result<> written = write_file(target, facts::table_of(*renewed, for_terminal(source)));
        !written) {
        const bool shipped = target == place.shipped;
        return complain(
            written.error().what + (shipped ? "; name a table of your own with --output and [pipeline] "
                                              "rates"
                                            : ""),
            io_failure);
    }
    const auto kept = std::count_if(renewed->currencies.begin(),
                                    renewed->currencies.end(),
                                    [&](const auto& row) { return row.second.back().date != renewed->date; });
    std::cout << for_terminal(target) << ": " << renewed->currencies.size() << " currencies, "
              << renewed->date << "; " << kept << " of them older\n";
    return ok;
}

}  // namespace

int rates_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Exchange rates: the table in use, or a new one from the European Central Bank's file.",
                 "tocsin rates");
    const CLI::Option* config =
        app.add_option("--config", options.config, "configuration file")->capture_default_str();
    app.add_option("--data", options.data, "folder of the shipped knowledge");
    CLI::Option* update_flag = app.add_flag("--update", options.update, "renew the table");
    app.add_option("--from", options.from, "URL or file of eurofxref-daily.xml; - is standard input")
        ->capture_default_str()
        ->needs(update_flag);
    app.add_option("--output", options.output, "the table to write; default: the one in use")
        ->needs(update_flag);
    app.add_option("--allow-network", options.allowed, "let a private network through: 127.0.0.0/8")
        ->needs(update_flag);
    app.add_flag("--json", options.json, "list for machines")->excludes(update_flag);
    app.add_option("--date", options.day, "list the rates known on a day: 2025-01-21")
        ->excludes(update_flag)
        ->check([](const std::string& day) { return facts::is_day(day) ? "" : day + " is no day"; });
    app.footer("Example: tocsin rates --update && systemctl reload tocsin");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    options.configured = config->count() > 0;
    const std::optional<Place> place = find_place(options);
    if (!place) {
        return bad_configuration;
    }
    return options.update ? update(options, *place) : list(*place, options.day, options.json);
}

}  // namespace tocsin::cli
