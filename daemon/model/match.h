// What a watchlist says of an item, with its reasons.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin {

struct Evidence {
    std::string what;      ///< concept, fact or score line: "invest", "amount >= 1bn USD"
    std::string zone;      ///< "title", "lead", "body", "facts"
    std::string quote;     ///< the words of the item
    std::size_t word = 0;  ///< position of the first word in its zone, from 0
    double points = 0;
};

struct Match {
    std::string watchlist;
    bool matched = false;  ///< require holds, exclude does not, score reaches the threshold
    double score = 0;
    std::string severity;  ///< "" below the lowest threshold
    std::vector<Evidence> evidence;
    std::string failed;  ///< for a silence: the first condition that failed and the nearest miss
};

}  // namespace tocsin
