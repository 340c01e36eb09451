// The commands of the program, one file each. Each takes its own arguments (without the program's name and
// its own) and gives the exit code: 0 ok, 1 negative result, 2 usage, then sysexits.
#pragma once

#include <string>
#include <vector>

namespace tocsin::cli {

using Arguments = std::vector<std::string>;

int run_command(const Arguments& arguments);
int check_command(const Arguments& arguments);
int demo_command(const Arguments& arguments);
int parse_command(const Arguments& arguments);
int extract_command(const Arguments& arguments);
int facts_command(const Arguments& arguments);
int match_command(const Arguments& arguments);
int replay_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);
int outbox_command(const Arguments& arguments);
int status_command(const Arguments& arguments);
int feeds_command(const Arguments& arguments);
int rates_command(const Arguments& arguments);

}  // namespace tocsin::cli
