#include "cli/options.h"

#include "cli/exit_code.h"

#include <iostream>

namespace tocsin::cli {

std::optional<int> parse_options(CLI::App& app, const Arguments& arguments) {
    try {
        app.parse(Arguments(arguments.rbegin(), arguments.rend()));
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ok : usage;
    }
}

void print(const Diagnostics& remarks) {
    for (const Diagnostic& remark : remarks) {
        std::cerr << to_text(remark) << "\n";
    }
}

}  // namespace tocsin::cli
