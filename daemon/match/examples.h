// The tests inside a watchlist: runs them and says which do not come out as their author expects.
#pragma once

#include "match/watchlist.h"
#include "model/facts.h"
#include "model/match.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

/// Reads the facts of an example: title, text, language.
using FactsReader = std::function<Facts(std::string_view, std::string_view, std::string_view)>;

struct ExampleOutcome {
    Example example;
    Match match;  ///< with the reasons
    bool passed = false;
    std::string problem;  ///< "" when it passed: what was expected and what came
};

/// One outcome per example, in their order. `reader` may be empty: then there are no facts.
std::vector<ExampleOutcome> run_examples(const Watchlist& watchlist, const FactsReader& reader);

}  // namespace tocsin::match
