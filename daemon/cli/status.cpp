// `tocsin status`: what a state file holds, and which feeds fail.
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/state_file.h"
#include "pipeline/request.h"
#include "store/inspection.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tocsin::cli {
namespace {

using Json = nlohmann::ordered_json;

Json failing_json(const std::vector<FeedState>& feeds) {
    Json list = Json::array();
    for (const FeedState& feed : feeds) {
        if (feed.failures > 0) {
            list.push_back({{"url", pipeline::printable_url(feed.url)},
                            {"failures", feed.failures},
                            {"status", feed.status},
                            {"error", feed.error},
                            {"next_due", to_rfc3339(feed.next_due)}});
        }
    }
    return list;
}

void print_failing(const std::vector<FeedState>& feeds) {
    for (const FeedState& feed : feeds) {
        if (feed.failures > 0) {
            std::cout << "failing: " << pipeline::printable_url(feed.url) << "  " << feed.error << "  ("
                      << feed.failures << " in a row, next " << to_rfc3339(feed.next_due) << ")\n";
        }
    }
}

}  // namespace

int status_command(const Arguments& arguments) {
    StateFile where;
    bool json = false;
    CLI::App app("What the state file holds, and which feeds fail.", "tocsin status");
    add_state_file(app, where);
    app.add_flag("--json", json, "for machines");
    app.footer("Example: tocsin status --json");
    if (const auto code = parse_options(app, arguments)) {
        return *code;
    }
    const Result<std::unique_ptr<store::Inspection>> state = open_state(where);
    if (!state) {
        std::cerr << "tocsin status: " << state.error().what << "\n";
        return no_input;
    }
    const auto counts = (*state)->counts();
    const auto feeds = (*state)->feeds();
    if (!counts || !feeds) {
        std::cerr << "tocsin status: " << (counts ? feeds.error().what : counts.error().what) << "\n";
        return io_failure;
    }
    Json object;
    for (const auto& [name, number] : *counts) {
        object[name] = number;
    }
    if (json) {
        object["failing_feeds"] = failing_json(*feeds);
        std::cout << object.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
        return ok;
    }
    for (const auto& [name, number] : *counts) {
        std::cout << name << std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') << number << "\n";
    }
    print_failing(*feeds);
    return ok;
}

}  // namespace tocsin::cli
