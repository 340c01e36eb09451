#include "base/file.h"
#include "base/system_clock.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/feed_json.h"
#include "parse/feed_reader.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <optional>

namespace tocsin::cli {
namespace {

struct Options {
    bool batch = false;
    std::string file = "-", url, content_type;
    std::vector<std::string> headers;
};

constexpr const char* examples =
    "Prints one JSON document; exit code 65 and {\"error\": ...} when the bytes are no feed.\n\n"
    "Examples:\n"
    "  curl -s https://example.org/feed | tocsin parse --url https://example.org/feed\n"
    "  tocsin parse --content-type 'application/rss+xml; charset=koi8-r' feed.xml\n"
    "  printf '{\"file\":\"feed.xml\",\"url\":null}\\n' | tocsin parse --batch\n";

void declare(CLI::App& app, Options& options) {
    app.add_flag("--batch",
                 options.batch,
                 "read requests {\"file\", \"url\", \"headers\"} from standard input, one a line");
    app.add_option("--url", options.url, "where the file was retrieved: the base of relative addresses");
    app.add_option("--header", options.headers, "a header of the response, 'Name: value'; may be repeated")
        ->allow_extra_args(false);
    app.add_option("--content-type", options.content_type, "short for --header 'Content-Type: ...'");
    app.add_option("file", options.file, "the feed; standard input when absent or '-'");
    app.footer(examples);
}

std::string error_line(const std::string& what) {
    return nlohmann::json{{"error", what}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::string> parse_file(const std::string& file, const parse::Transport& transport) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
        return fail(bytes.error());
    }
    const Result<Feed> feed = parse::read_feed(*bytes, transport);
    if (!feed) {
        return fail(feed.error());
    }
    return to_json(*feed, SystemClock().now());
}

std::optional<Header> header_from(const std::string& line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon == 0) {
        return std::nullopt;
    }
    const std::size_t value = std::min(line.find_first_not_of(' ', colon + 1), line.size());
    return Header{line.substr(0, colon), line.substr(value)};
}

std::string answer(const std::string& line) {
    const nlohmann::json request = nlohmann::json::parse(line, nullptr, false);
    if (!request.is_object() || !request.contains("file") || !request["file"].is_string()) {
        return error_line("a request is a JSON object with \"file\"");
    }
    parse::Transport transport;
    if (const auto url = request.find("url"); url != request.end() && url->is_string()) {
        transport.url = url->get<std::string>();
    }
    if (const auto headers = request.find("headers"); headers != request.end() && headers->is_object()) {
        for (const auto& [name, value] : headers->items()) {
            if (value.is_string()) {
                transport.headers.push_back({name, value.get<std::string>()});
            }
        }
    }
    const Result<std::string> document = parse_file(request["file"].get<std::string>(), transport);
    return document ? *document : error_line(document.error().what);
}

int run_batch() {
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty()) {
            std::cout << answer(line) << '\n' << std::flush;
        }
    }
    return std::cout ? ok : io_failure;
}

}  // namespace

int parse_command(const Arguments& arguments) {
    CLI::App app{"Read a feed and print it as JSON.", "tocsin parse"};
    Options options;
    declare(app, options);
    try {
        app.parse(Arguments(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ok : usage;
    }
    if (options.batch) {
        return run_batch();
    }
    parse::Transport transport{options.url, {}};
    if (!options.content_type.empty()) {
        transport.headers.push_back({"Content-Type", options.content_type});
    }
    for (const std::string& line : options.headers) {
        const std::optional<Header> header = header_from(line);
        if (!header) {
            std::cerr << "tocsin parse: not a header: " << line << '\n';
            return usage;
        }
        transport.headers.push_back(*header);
    }
    const Result<std::string> document = parse_file(options.file, transport);
    if (!document) {
        std::cout << error_line(document.error().what) << '\n';
        return document.error().kind == ErrorKind::malformed ? bad_data : no_input;
    }
    std::cout << *document << '\n';
    return std::cout.flush() ? ok : io_failure;
}

}  // namespace tocsin::cli
