// How often each term of a watchlist's concepts is found in a set of items.
#pragma once

#include "match/matcher.h"
#include "match/watchlist.h"
#include "model/article.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::match {

struct TermUse {
    std::string file;
    int line = 0, column = 0;
    std::string list;       ///< "concept.plant.en"
    std::string source;     ///< the term as it was written
    std::size_t items = 0;  ///< that see the term, by their language
    std::size_t hits = 0;   ///< of them, those that hold it
};

class TermTally {
public:
    explicit TermTally(const Watchlist& watchlist);

    void note(const Article& article);

    /// In the order of the files.
    const std::vector<TermUse>& uses() const { return uses_; }

private:
    std::vector<TermUse> uses_;
    std::vector<std::string> languages_;  ///< of the lists, by use
    Matcher matcher_;                     ///< a watchlist for each term
};

}  // namespace tocsin::match
