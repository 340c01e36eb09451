// Kinds of values that more than one section has, judged where they stand.
#pragma once

#include "base/toml.h"

#include <chrono>
#include <string>

namespace tocsin::config {

/// The text of one key, without control characters: what may go into a request's head. `path` as in
/// TomlTable.
void read_line(TomlTable& table, const std::string& path, const char* key, std::string& into);

/// A length of time within bounds; what lies outside is an error and leaves `into` as it was.
void read_span(TomlTable& table,
               const std::string& path,
               const char* key,
               std::chrono::seconds& into,
               std::chrono::seconds least,
               std::chrono::seconds most);

/// Whether `text` is one line, of something.
bool is_line(const std::string& text);

}  // namespace tocsin::config
