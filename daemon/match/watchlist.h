// A watchlist file, read, checked and compiled. The language is docs/watchlists.md.
#pragma once

#include "base/diagnostic.h"
#include "model/match.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::match {

struct Example {
    std::string title, text, language, severity;
    bool expect = true;
    int line = 0;
    std::string source;  ///< host of the item's URL, or its outlet; "" = any
};

/// How loud and where: what alert/ needs to know of a watchlist.
struct Manner {
    std::vector<std::pair<std::string, std::vector<std::string>>>
        routes;                          ///< severity -> receiver names; empty = all
    std::vector<std::string> update_on;  ///< kinds of change: "amount", "stage", "actor", "place", "severity"
    std::chrono::seconds max_age{48 * 3600};
};

struct Program;  // compiled form

struct Watchlist {
    std::string id;  ///< the file's name without ".toml"
    std::string file, title, description;
    Manner manner;
    std::vector<Example> examples;
    std::shared_ptr<const Program> program;  ///< shared by every Matcher built from it
    bool enabled = true;                     ///< false: read and checked, never matched
};

/// Null when `remarks` gained an error. `folder`s of `extends` are looked up beside the file. Runs nothing:
/// the examples are examples.h.
std::optional<Watchlist> load_watchlist(const std::string& path, Diagnostics& remarks);

/// The same for a text that is already in memory; `path` names it and tells where `extends` begins.
std::optional<Watchlist> read_watchlist(std::string_view toml, const std::string& path, Diagnostics& remarks);

}  // namespace tocsin::match
