// Reads the [concept.*] tables of a watchlist and of the files it extends.
#pragma once

#include "base/diagnostic.h"
#include "base/toml.h"
#include "match/program.h"

#include <string>
#include <vector>

namespace tocsin::match {

/// Concepts of the `extends` files first, then the file's own, which replace those of the same name.
/// Errors and warnings go to `remarks`.
std::vector<Concept> read_concepts(TomlTable& table, const std::string& file, Diagnostics& remarks);

}  // namespace tocsin::match
