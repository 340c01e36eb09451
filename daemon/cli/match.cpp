// `tocsin match`: one watchlist over items, with its reasons.
#include "base/diagnostic.h"
#include "base/file.h"
#include "clean/cleaner.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/item_json.h"
#include "cli/options.h"
#include "config/settings.h"
#include "facts/extractor.h"
#include "match/matcher.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

namespace tocsin::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    bool batch = false;
    std::string watchlist;
    std::string knowledge = config::shipped_data_folder() + "/knowledge";
    std::string file = "-";
};

struct Bench {
    clean::Cleaner cleaner;
    facts::Extractor extractor;
    match::Matcher matcher;
};

/// A path as it is; a bare name is a shipped watchlist.
std::string path_of(const std::string& watchlist) {
    std::error_code ignored;
    if (std::filesystem::exists(watchlist, ignored))
        return watchlist;
    const std::string shipped = config::shipped_data_folder() + "/watchlists/" + watchlist;
    return std::filesystem::exists(shipped, ignored) ? shipped : shipped + ".toml";
}

template <class Loaded>
std::optional<Loaded> told(Result<Loaded> loaded) {
    if (!loaded) {
        std::cerr << "tocsin match: " << loaded.error().what << '\n';
        return std::nullopt;
    }
    return std::move(*loaded);
}

std::optional<Bench> set_up(const Options& options) {
    Diagnostics remarks;
    std::optional<match::Watchlist> watchlist = match::load_watchlist(path_of(options.watchlist), remarks);
    print(remarks);
    if (!watchlist)
        return std::nullopt;
    watchlist->enabled = true;
    std::optional<clean::Cleaner> cleaner = told(clean::Cleaner::load(options.knowledge));
    std::optional<facts::Extractor> extractor = told(facts::Extractor::load(options.knowledge));
    if (!cleaner || !extractor)
        return std::nullopt;
    return Bench{*std::move(cleaner), *std::move(extractor), match::Matcher({*std::move(watchlist)})};
}

Json to_json(const Evidence& evidence) {
    Json json{
        {"what", evidence.what}, {"zone", evidence.zone}, {"quote", evidence.quote}, {"word", evidence.word}};
    if (evidence.points != 0)
        json["points"] = evidence.points;
    return json;
}

Json to_json(const Match& match) {
    Json evidence = Json::array();
    for (const Evidence& one : match.evidence)
        evidence.push_back(to_json(one));
    return {{"matched", match.matched},
            {"score", match.score},
            {"severity", match.severity},
            {"evidence", evidence},
            {"failed", match.failed}};
}

std::string to_line(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Match decide(const Bench& bench, const ItemLine& line) {
    const Article article = article_of(line, bench.cleaner, line.item.published.value_or(Time{}));
    const Facts facts = bench.extractor.read(article);
    return bench.matcher.explain(article, facts, 0);
}

int match_lines(const Bench& bench, std::istream& input) {
    int code = ok;
    for (std::string bytes; std::getline(input, bytes);) {
        const Result<ItemLine> line = read_item(bytes);
        if (!line) {
            std::cout << to_line({{"id", Json::parse(id_json_of(bytes))}, {"error", line.error().what}}, -1)
                      << std::endl;
            code = bad_data;
            continue;
        }
        Json answer{{"id", Json::parse(line->id_json)}};
        answer.update(to_json(decide(bench, *line)));
        std::cout << to_line(answer, -1) << std::endl;
    }
    return code;
}

int match_one(const Bench& bench, const std::string& file) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        std::cerr << "tocsin match: " << bytes.error().what << '\n';
        return no_input;
    }
    const Result<ItemLine> line = read_item(*bytes);
    if (!line) {
        std::cerr << "tocsin match: " << file << ": " << line.error().what << '\n';
        return bad_data;
    }
    const Match match = decide(bench, *line);
    Json answer{{"id", Json::parse(line->id_json)}};
    answer.update(to_json(match));
    std::cout << to_line(answer, 2) << '\n';
    return match.matched ? ok : negative;
}

int match_file(const Bench& bench, const std::string& file) {
    if (file == "-")
        return match_lines(bench, std::cin);
    std::ifstream input(file);
    if (!input) {
        std::cerr << "tocsin match: cannot read " << file << '\n';
        return no_input;
    }
    return match_lines(bench, input);
}

}  // namespace

int match_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Says whether a watchlist matches an item, and why or why not.", "tocsin match");
    app.add_option("--watchlist", options.watchlist, "path, or name of a shipped one")->required();
    app.add_flag("--batch", options.batch, "JSON lines in, JSON lines out, in the same order");
    app.add_option("--knowledge", options.knowledge, "folder of the knowledge tables")->capture_default_str();
    app.add_option("FILE", options.file, "item, or items, as JSON; default: standard input");
    app.footer(
        "An item: {\"id\",\"published\",\"source\",\"url\",\"title\",\"text\",\"lang\"}\n"
        "Example: tocsin match --watchlist ai-infrastructure --batch january.jsonl");
    if (const auto code = parse_options(app, arguments))
        return *code;
    const std::optional<Bench> bench = set_up(options);
    if (!bench)
        return bad_configuration;
    return options.batch ? match_file(*bench, options.file) : match_one(*bench, options.file);
}

}  // namespace tocsin::cli
