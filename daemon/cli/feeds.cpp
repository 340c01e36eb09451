// `tocsin feeds`: list, test, discover, import and export sources.
#include "cli/commands.h"
#include "cli/discover.h"
#include "cli/exit_code.h"
#include "cli/feed_lists.h"
#include "cli/feed_preview.h"
#include "cli/options.h"
#include "cli/state_file.h"
#include "cli/terminal_text.h"
#include "config/settings.h"
#include "store/inspection.h"

#include <iostream>
#include <map>

namespace tocsin::cli {
namespace {

struct Options {
    StateFile where;
    std::string data = config::shipped_data_folder();
    std::string target;
    std::string url;
    bool everything = false;
    bool replace = false;
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
        std::cout << source.url << "\t" << for_terminal(source.name) << "\t" << source.interval.count()
                  << "s\t"
                  << (state == states.end()        ? "never polled"
                      : state->second.failures > 0 ? "failing: " + for_terminal(state->second.error)
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
    PreviewRequest request{source, options.data + "/knowledge", options.allowed, options.json, options.url};
    return preview(request);
}

}  // namespace

int feeds_command(const Arguments& arguments) {
    Options options;
    CLI::App app("Sources: list, test, discover, import and export.", "tocsin feeds");
    app.require_subcommand(1);
    app.add_option("--data", options.data, "folder of the shipped knowledge");
    add_state_file(app, options.where);
    app.fallthrough();
    app.footer(
        "Examples: tocsin feeds discover www.example.org\n          tocsin feeds test "
        "https://www.example.org/rss\n"
        "          tocsin feeds export > feeds.opml");
    const CLI::App* lists = app.add_subcommand("list", "the configured sources and how they are");
    CLI::App* tests = app.add_subcommand("test", "fetch and show what would be read");
    tests->add_option("URL", options.target, "a URL, or a file")->required();
    tests->add_option("--url", options.url, "where the file came from");
    tests->add_option("--item", options.selectors.item, "CSS selector of an item: reads the page as a feed");
    tests->add_option("--title", options.selectors.title, "CSS selectors inside the item ...");
    tests->add_option("--link", options.selectors.link, "... as in the configuration");
    tests->add_option("--date", options.selectors.date);
    tests->add_option("--summary", options.selectors.summary);
    tests->add_option("--allow-network", options.allowed, "let a private network through: 127.0.0.0/8");
    tests->add_flag("--json", options.json, "for machines");
    CLI::App* discovers = app.add_subcommand("discover", "find the feeds of a site, or selectors for a page");
    discovers->add_option("URL", options.target, "a page's address, or a file of it: then nothing is asked")
        ->required();
    discovers->add_option("--url", options.url, "where the file came from");
    discovers->add_flag(
        "--all", options.everything, "ask the usual places as well when the page names feeds");
    discovers->add_option("--allow-network", options.allowed, "let a private network through: 127.0.0.0/8");
    discovers->add_flag("--json", options.json, "for machines");
    const CLI::App* exports = app.add_subcommand("export", "the configured sources as OPML 2.0");
    CLI::App* imports = app.add_subcommand("import", "an OPML list into feeds.d");
    imports->add_option("FILE", options.target, "the list")->required();
    imports->add_flag("--replace", options.replace, "in place of a list of that name imported before");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    if (lists->parsed()) {
        return list(options);
    }
    if (discovers->parsed()) {
        return discover({options.target,
                         options.url,
                         options.data + "/knowledge",
                         options.allowed,
                         options.everything,
                         options.json});
    }
    if (exports->parsed()) {
        return export_feeds(options.where.config, options.data);
    }
    const Existing existing = options.replace ? Existing::replace : Existing::keep;
    return tests->parsed() ? test(options) : import_feeds(options.target, options.where.config, existing);
}

}  // namespace tocsin::cli
