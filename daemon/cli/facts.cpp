#include "base/file.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "config/settings.h"
#include "facts/extractor.h"
#include "parse/date.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

namespace tocsin::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    bool batch = false;
    std::string language;
    std::string knowledge;
    std::string file = "-";
};

Json to_json(const Money& money) {
    Json json{{"text", money.text},
              {"start", money.span.start},
              {"end", money.span.end},
              {"value", money.value},
              {"low", money.low},
              {"high", money.high},
              {"currency", money.currency},
              {"usd", money.usd},
              {"rate_date", money.rate_date},
              {"approx", money.approx},
              {"bound", name_of(money.bound)},
              {"role", money.role}};
    return json;
}

Json to_json(const Organization& organization) {
    return {{"text", organization.text},
            {"start", organization.span.start},
            {"end", organization.span.end},
            {"name", organization.name},
            {"kind", organization.kind},
            {"role", organization.role}};
}

Json to_json(const Place& place) {
    return {{"text", place.text},
            {"start", place.span.start},
            {"end", place.span.end},
            {"name", place.name},
            {"country", place.country}};
}

Json to_json(const Quantity& quantity) {
    return {{"text", quantity.text},
            {"start", quantity.span.start},
            {"end", quantity.span.end},
            {"value", quantity.value},
            {"unit", quantity.unit}};
}

Json to_json(const Statement& statement) {
    if (statement.value.empty()) {
        return nullptr;
    }
    return {{"value", statement.value},
            {"text", statement.text},
            {"start", statement.span.start},
            {"end", statement.span.end}};
}

Json to_json(const Deal& deal);

template <class Fact>
Json list_of(const std::vector<Fact>& facts) {
    Json list = Json::array();
    for (const Fact& fact : facts) {
        list.push_back(to_json(fact));
    }
    return list;
}

Json to_json(const Boxed<Money>& money) { return money ? to_json(*money) : Json(nullptr); }

Json to_json(const Deal& deal) {
    Json actors = Json::array();
    for (const Actor& actor : deal.actors) {
        actors.push_back({{"name", actor.name}, {"role", actor.role}});
    }
    return {{"name", deal.name},
            {"object", deal.object},
            {"actors", actors},
            {"amount", to_json(deal.amount)},
            {"ceiling", to_json(deal.ceiling)},
            {"places", list_of(deal.places)},
            {"capacity", list_of(deal.capacity)},
            {"stage", deal.stage},
            {"horizon", deal.horizon},
            {"attribution", deal.attribution},
            {"start", deal.span.start},
            {"end", deal.span.end}};
}

Json to_json(const Facts& facts) {
    return {{"money", list_of(facts.money)},
            {"organizations", list_of(facts.organizations)},
            {"places", list_of(facts.places)},
            {"quantities", list_of(facts.quantities)},
            {"stage", to_json(facts.stage)},
            {"attribution", to_json(facts.attribution)},
            {"horizon", to_json(facts.horizon)},
            {"revision", to_json(facts.revision)},
            {"deals", list_of(facts.deals)}};
}

std::string string_at(const Json& line, const char* key) {
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string to_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// "2025-01-21", of a date as feeds write it; "" when it is none.
std::string day_of(const std::string& published) {
    const std::optional<Time> time = parse::read_date(published);
    return time ? to_rfc3339(*time).substr(0, std::strlen("2025-01-21")) : "";
}

int read_lines(const facts::Extractor& extractor, const Options& options, std::istream& input) {
    int code = ok;
    for (std::string bytes; std::getline(input, bytes);) {
        const Json line = Json::parse(bytes, nullptr, false);
        if (!line.is_object()) {
            std::cout << R"({"id":null,"error":"not a JSON object"})" << std::endl;
            code = bad_data;
            continue;
        }
        const std::string language = string_at(line, "lang");
        const Facts facts = extractor.read(string_at(line, "title"),
                                           string_at(line, "text"),
                                           options.language.empty() ? language : options.language,
                                           day_of(string_at(line, "published")));
        Json answer{{"id", line.contains("id") ? line["id"] : Json(nullptr)}};
        answer.update(to_json(facts));
        std::cout << to_line(answer) << std::endl;
    }
    return code;
}

int read_one(const facts::Extractor& extractor, const Options& options) {
    const auto bytes = read_file(options.file);
    if (!bytes) {
        std::cerr << "tocsin facts: " << bytes.error().what << '\n';
        return no_input;
    }
    std::cout << to_json(extractor.read("", *bytes, options.language))
                     .dump(2, ' ', false, Json::error_handler_t::replace)
              << '\n';
    return ok;
}

int answer(const Options& options) {
    const std::string folder =
        options.knowledge.empty() ? config::shipped_data_folder() + "/knowledge" : options.knowledge;
    const auto extractor = facts::Extractor::load(folder);
    if (!extractor) {
        std::cerr << "tocsin facts: " << extractor.error().what << '\n';
        return bad_configuration;
    }
    if (!options.batch) {
        return read_one(*extractor, options);
    }
    if (options.file == "-") {
        return read_lines(*extractor, options, std::cin);
    }
    const auto bytes = read_file(options.file);
    if (!bytes) {
        std::cerr << "tocsin facts: " << bytes.error().what << '\n';
        return no_input;
    }
    std::istringstream input(*bytes);
    return read_lines(*extractor, options, input);
}

}  // namespace

int facts_command(const Arguments& arguments) {
    Options options;
    CLI::App app{"Reads amounts, actors, places, capacity, stage and deals out of a text.", "tocsin facts"};
    app.add_flag("--batch",
                 options.batch,
                 R"(JSON lines {"id","lang","title","text"} in, one line of facts each out)");
    app.add_option(
        "--lang", options.language, "language of the texts (default: as the line says, or told by the text)");
    app.add_option("--knowledge", options.knowledge, "folder of the word tables (default: the shipped ones)");
    app.add_option("FILE", options.file, "text to read (default: standard input)");
    app.footer("Example: echo 'OpenAI will spend up to $500bn in Texas' | tocsin facts --lang en");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    return answer(options);
}

}  // namespace tocsin::cli
