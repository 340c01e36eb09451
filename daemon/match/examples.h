// The tests inside a watchlist: runs them and says which do not come out as their author expects.
#pragma once

#include "base/diagnostic.h"
#include "match/watchlist.h"
#include "model/facts.h"
#include "model/match.h"

#include <functional>
#include <string>
#include <vector>

namespace tocsin::match {

/// Reads the facts of an example: title, text, language.
using ReadFacts = std::function<Facts(const std::string&, const std::string&, const std::string&)>;

struct ExampleOutcome {
    Example example;
    Match match;          ///< with the reasons
    std::string problem;  ///< "" when it passed: what was expected and what came
};

/// One outcome per example, in their order. `read` may be empty: then there are no facts.
std::vector<ExampleOutcome> try_examples(const Watchlist& watchlist, const ReadFacts& read);

/// An error for each example that does not come out as expected, at its place in the file.
Diagnostics run_examples(const Watchlist& watchlist, const ReadFacts& read);

}  // namespace tocsin::match
