// What watchlists would have matched in a file of items: `tocsin check --against`.
#pragma once

#include "pipeline/knowledge.h"

#include <string>

namespace tocsin::cli {

/// Prints, per watchlist, how many items a day match, sample headlines, the terms that were never found
/// and those found all too often. Gives an exit code.
int match_against(const pipeline::Knowledge& knowledge, const std::string& file);

}  // namespace tocsin::cli
