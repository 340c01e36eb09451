// `tocsin check`: what is wrong with configuration and watchlists, before anything depends on them.
#include "base/file.h"
#include "base/toml.h"
#include "cli/against.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/file_kind.h"
#include "cli/options.h"
#include "cli/reload.h"
#include "config/settings.h"

#include <algorithm>
#include <iostream>

namespace tocsin::cli {
namespace {

struct Options {
    std::vector<std::string> files;
    std::string config = default_config;
    std::string data = config::shipped_data_folder();
    std::string against;
};

bool holds_watchlist(const std::string& file) {
    const Result<std::string> bytes = read_file(file);
    Diagnostics ignored;
    const std::optional<TomlNode> root =
        bytes ? parse_toml(*bytes, file, ignored) : std::optional<TomlNode>(std::nullopt);
    return root && is_watchlist(*root);
}

std::shared_ptr<const pipeline::Knowledge> check_watchlists(const Options& options,
                                                            const std::vector<std::string>& files,
                                                            Diagnostics& remarks) {
    return pipeline::load_knowledge(options.data + "/knowledge", files, std::nullopt, remarks);
}

std::size_t count(const Diagnostics& remarks, Level level) {
    return static_cast<std::size_t>(std::count_if(
        remarks.begin(), remarks.end(), [&](const Diagnostic& remark) { return remark.level == level; }));
}

void print_found(const pipeline::Knowledge& knowledge) {
    for (const match::Watchlist& watchlist : knowledge.matcher.watchlists()) {
        std::cout << watchlist.file << ": fine, " << watchlist.examples.size() << " examples hold\n";
    }
}

}  // namespace

int check_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Checks configuration and watchlists, and runs the watchlists' examples.", "tocsin check");
    app.add_option(
        "FILES", options.files, "configurations and watchlists; default: --config and all it names");
    app.add_option("--config", options.config, "configuration file")->capture_default_str();
    app.add_option("--data", options.data, "folder of the shipped knowledge and watchlists");
    app.add_option(
        "--against", options.against, "JSON lines of items: what each watchlist would have matched");
    app.footer("Example: tocsin check watchlists.d/chips.toml --against january.jsonl");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    std::vector<std::string> watchlists;
    std::vector<std::string> configurations;
    for (const std::string& file : options.files) {
        (holds_watchlist(file) ? watchlists : configurations).push_back(file);
    }
    if (options.files.empty()) {
        configurations.push_back(options.config);
    }
    Diagnostics remarks;
    std::vector<std::shared_ptr<const pipeline::Knowledge>> loaded;
    for (const std::string& file : configurations) {
        Reloaded configuration = load_configuration(file, options.data);
        remarks.insert(remarks.end(), configuration.remarks.begin(), configuration.remarks.end());
        loaded.push_back(configuration.knowledge);
    }
    if (!watchlists.empty()) {
        loaded.push_back(check_watchlists(options, watchlists, remarks));
    }
    print(remarks);
    if (has_errors(remarks)) {
        std::cerr << count(remarks, Level::error) << " errors, " << count(remarks, Level::warning)
                  << " warnings\n";
        return bad_configuration;
    }
    for (const auto& knowledge : loaded) {
        print_found(*knowledge);
        if (!options.against.empty()) {
            if (const int code = match_against(*knowledge, options.against); code != ok) {
                return code;
            }
        }
    }
    return ok;
}

}  // namespace tocsin::cli
