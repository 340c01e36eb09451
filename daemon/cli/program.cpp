#include "cli/program.h"

#include "cli/commands.h"
#include "cli/exit_code.h"

#include <array>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace tocsin::cli {
namespace {

struct Command {
    std::string_view name;
    int (*run)(const Arguments&);
    std::string_view does;
};

constexpr std::array<Command, 13> commands{{
    {"run", run_command, "the daemon; --once polls what is due, delivers, and ends"},
    {"demo", demo_command, "the whole daemon against a bundled newsroom on loopback"},
    {"check", check_command, "configuration and watchlists, with their examples"},
    {"parse", parse_command, "a feed to JSON"},
    {"extract", extract_command, "an article page to its text"},
    {"facts", facts_command, "amounts, organisations, places, stage and deals of a text"},
    {"match", match_command, "items against one watchlist"},
    {"replay", replay_command, "stored items through the real pipeline, in virtual time"},
    {"explain", explain_command, "why something rang, or why not"},
    {"outbox", outbox_command, "messages on their way: list, retry, replay"},
    {"status", status_command, "what a state file holds, and which feeds fail"},
    {"feeds", feeds_command, "sources: list, test, discover, import, export"},
    {"rates", rates_command, "exchange rates: list, or renew them from the European Central Bank's"},
}};

void print_usage(std::ostream& out) {
    out << "tocsin " TOCSIN_VERSION ": rings once per news story\n\nusage: tocsin COMMAND [OPTIONS]\n\n";
    for (const Command& command : commands) {
        out << "  " << command.name << std::string(10 - command.name.size(), ' ') << command.does << "\n";
    }
    out << "\n`tocsin COMMAND --help` tells the options of each, with an example.\n";
}

/// A command whose output was lost did not succeed.
int with_output(int code) {
    if (std::cout.flush() || (code != ok && code != negative)) {
        return code;
    }
    std::cerr << "tocsin: cannot write to standard output\n";
    return io_failure;
}

int run(const Command& command, const Arguments& arguments) {
    try {
        return with_output(command.run(arguments));
    } catch (const std::exception& error) {
        std::cerr << "tocsin " << command.name << ": " << error.what() << "\n";
        return internal_failure;
    }
}

}  // namespace

int run_program(int argc, char** argv) {
    const Arguments words(argv + (argc > 0 ? 1 : 0), argv + argc);
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_usage(words.empty() ? std::cerr : std::cout);
        return words.empty() ? usage : with_output(ok);
    }
    if (words[0] == "--version") {
        std::cout << "tocsin " TOCSIN_VERSION "\n";
        return with_output(ok);
    }
    for (const Command& command : commands) {
        if (command.name == words[0]) {
            return run(command, Arguments(words.begin() + 1, words.end()));
        }
    }
    std::cerr << "tocsin: no command \"" << words[0] << "\"; see `tocsin --help`\n";
    return usage;
}

}  // namespace tocsin::cli
