// A survey on standard output, for people and for machines.
#pragma once

namespace tocsin::cli {

struct Survey;

/// A table, then a [[feed]] to paste into a configuration.
void print_text(const Survey& survey);

void print_json(const Survey& survey);

}  // namespace tocsin::cli
