// A watchlist as read: concepts, expressions, points, filters. What the matcher is built from.
#pragma once

#include "match/expression.h"
#include "match/term.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::match {

/// The terms of a concept for one language.
struct TermList {
    std::string language;  ///< "" = any
    std::vector<Term> terms;
};

/// Whether an item of one language sees the list of another; one of unknown language ("") sees all.
inline bool sees(std::string_view item, std::string_view list) {
    return list.empty() || item.empty() || list == item || list == item.substr(0, item.find('-'));
}

struct Concept {
    std::string name;
    std::string file;  ///< where it was written, with its place
    int line = 0, column = 0;
    std::vector<TermList> lists;
};

/// Points for a condition that holds.
struct ScoreLine {
    std::string label;
    Expression when;
    double points = 0;
    std::string severity;  ///< that a match gets when this holds, whatever its points; "" = by points
};

struct Program {
    std::vector<Concept> concepts;
    Expression require, exclude;
    std::vector<ScoreLine> lines;
    double threshold = 0;
    std::vector<std::pair<std::string, double>> severities;  ///< by rising points
    std::vector<std::string> languages;                      ///< empty = all
    std::vector<std::string> allowed, blocked;               ///< sources; empty = all, none
};

}  // namespace tocsin::match
