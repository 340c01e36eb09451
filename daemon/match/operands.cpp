#include "match/operands.h"

#include <algorithm>

namespace tocsin::match {

bool has_place(const Expression& expression,
               std::uint32_t at,
               const std::string& sign,
               const Objection& object) {
    const Node& node = expression.nodes[at];
    switch (node.op) {
        case Op::named:
        case Op::literal:
        case Op::near:
        case Op::then:
            return true;
        case Op::any:
        case Op::zone:
            return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
                return has_place(expression, child, sign, object);
            });
        default:
            break;
    }
    object(node.begin,
           "\"" + std::string(expression.words_of(node)) + "\" has no place in the text for " + sign,
           sign + " joins concepts, \"words\" and these joined by or");
    return false;
}

bool fits_zone(const Expression& expression, std::uint32_t at, const Objection& object) {
    const Node& node = expression.nodes[at];
    const bool fact = node.op == Op::fact;
    if (node.op == Op::zone || (fact && !has_place(expression.conditions[node.index]))) {
        object(node.begin,
               fact ? "this fact belongs to the whole item, not to a zone" : "a zone inside a zone",
               fact ? "amount, capacity, country, org and org.kind stand in a zone" : "");
        return false;
    }
    return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
        return fits_zone(expression, child, object);
    });
}

bool counts_members(const Expression& expression, std::uint32_t at, const Objection& object) {
    const Node& node = expression.nodes[at];
    if (node.op == Op::any || node.op == Op::zone)
        return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
            return counts_members(expression, child, object);
        });
    if (node.op == Op::named || node.op == Op::literal)
        return true;
    object(node.begin,
           "atleast/n counts different words, not \"" + std::string(expression.words_of(node)) + "\"",
           "atleast/2 player, atleast/2 (player or \"Mistral\")");
    return false;
}

}  // namespace tocsin::match
