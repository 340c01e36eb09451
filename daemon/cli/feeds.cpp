// `tocsin feeds`: list, test and import sources.
#include "base/file.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/feed_preview.h"
#include "cli/options.h"
#include "cli/state_file.h"
#include "config/opml.h"
#include "config/settings.h"
#include "store/inspection.h"

#include <filesystem>
#include <iostream>
#include <map>

namespace tocsin::cli {
namespace {

struct Options {
    StateFile where;
    std::string data = config::shipped_data_folder();
    std::string target;
    Selectors selectors;
    std::vector<std::string> allowed;
    bool json = false;
};

std::map<std::string, FeedState> known_states(const Options& options) {
    std::map<std::string, FeedState> states;
    const auto state = open_state(options.where);
    if (!state) {
        return states;
    }
    if (const auto feeds = (*state)->feeds()) {
        for (const FeedState& feed : *feeds) {
            states[feed.feed_id] = feed;
        }
    }
    return states;
}

int list(const Options& options) {
    Diagnostics remarks;
    const auto settings = config::load_settings(options.where.config, options.data, remarks);
    if (!settings) {
        print(remarks);
        return bad_configuration;
    }
    const std::map<std::string, FeedState> states = known_states(options);
    for (const Source& source : settings->sources) {
        const auto state = states.find(source.id);
        const bool polled = state != states.end() && state->second.known;
        std::cout << source.url << "\t" << source.name << "\t" << source.interval.count() << "s\t"
                  << (state == states.end()        ? "never polled"
                      : state->second.failures > 0 ? "failing: " + state->second.error
                      : polled                     ? "ok, last " + to_rfc3339(state->second.last_success)
                                                   : "not read yet")
                  << "\n";
    }
    return ok;
}

int test(const Options& options) {
    Source source;
    source.url = options.target;
    source.selectors = options.selectors;
    source.kind = options.selectors.item.empty() ? SourceKind::feed : SourceKind::page;
    PreviewRequest request{source, options.data + "/knowledge", options.allowed, options.json};
    return preview(request);
}

/// Copies a list into feeds.d once it is known to be readable.
int import(const Options& options) {
    const Result<std::string> bytes = read_file(options.target);
    if (!bytes) {
        std::cerr << "tocsin feeds import: " << bytes.error().what << "\n";
        return no_input;
    }
    Diagnostics remarks;
    const std::vector<Source> sources = config::read_opml(*bytes, options.target, remarks);
    print(remarks);
    if (has_errors(remarks) || sources.empty()) {
        std::cerr << "tocsin feeds import: no feeds in " << options.target << "\n";
        return bad_data;
    }
    namespace fs = std::filesystem;
    const fs::path folder = fs::absolute(options.where.config).parent_path() / "feeds.d";
    std::error_code failed;
    fs::create_directories(folder, failed);
    fs::path into = folder / fs::path(options.target).filename();
    into.replace_extension(".opml");
    const Result<> written = write_file(into.string(), *bytes);
    if (!written) {
        std::cerr << "tocsin feeds import: " << written.error().what << "\n";
        return io_failure;
    }
    std::cout << sources.size() << " feeds written to " << into.string()
              << "; `systemctl reload tocsin` takes them over\n";
    return ok;
}

}  // namespace

int feeds_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Sources: list, test and import.", "tocsin feeds");
    app.require_subcommand(1);
    app.add_option("--data", options.data, "folder of the shipped knowledge");
    add_state_file(app, options.where);
    app.fallthrough();
    app.footer("Example: tocsin feeds test https://www.example.org/rss");
    const CLI::App* lists = app.add_subcommand("list", "the configured sources and how they are");
    CLI::App* tests = app.add_subcommand("test", "fetch and show what would be read");
    tests->add_option("URL", options.target, "a URL, or a file")->required();
    tests->add_option("--item", options.selectors.item, "CSS selector of an item: reads the page as a feed");
    tests->add_option("--title", options.selectors.title, "CSS selectors inside the item ...");
    tests->add_option("--link", options.selectors.link, "... as in the configuration");
    tests->add_option("--date", options.selectors.date);
    tests->add_option("--summary", options.selectors.summary);
    tests->add_option("--allow-network", options.allowed, "let a private network through: 127.0.0.0/8");
    tests->add_flag("--json", options.json, "for machines");
    CLI::App* imports = app.add_subcommand("import", "an OPML list into feeds.d");
    imports->add_option("FILE", options.target, "the list")->required();
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    if (lists->parsed()) {
        return list(options);
    }
    return tests->parsed() ? test(options) : import(options);
}

}  // namespace tocsin::cli
