#include "match/expression.h"

#include <algorithm>
#include <array>

namespace tocsin::match {

const char* name_of(Zone zone) {
    switch (zone) {
        case Zone::title:
            return "title";
        case Zone::lead:
            return "lead";
        case Zone::body:
            return "body";
        case Zone::anywhere:
            break;
    }
    return "";
}

bool is_reserved(std::string_view word) {
    constexpr std::array<std::string_view, 10> words = {
        "and", "or", "not", "near", "then", "atleast", "title", "lead", "body", "deal"};
    if (std::find(words.begin(), words.end(), word) != words.end())
        return true;
    const auto& facts = fact_names();
    return std::any_of(facts.begin(), facts.end(), [&](const FactName& fact) { return fact.word == word; });
}

bool asks_for_something(const Expression& expression, std::uint32_t node) {
    const Node& one = expression.nodes[node];
    const auto asks = [&](std::uint32_t child) { return asks_for_something(expression, child); };
    switch (one.op) {
        case Op::negation:
            return false;
        case Op::all:
            return std::any_of(one.children.begin(), one.children.end(), asks);
        case Op::any:
        case Op::zone:
            return std::all_of(one.children.begin(), one.children.end(), asks);
        default:
            return true;
    }
}

}  // namespace tocsin::match
