// One expression of a watchlist as a tree: what the parser makes and everything else reads.
#pragma once

#include "match/condition.h"
#include "match/term.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

enum class Zone : std::uint8_t { anywhere, title, lead, body };

const char* name_of(Zone zone);

enum class Op : std::uint8_t {
    named,     ///< a concept
    literal,   ///< "quoted words"
    all,       ///< and
    any,       ///< or
    negation,  ///< not
    near,      ///< near/n, any order
    then,      ///< then/n, this order
    atleast,   ///< atleast/n
    zone,      ///< title: lead: body:
    fact,      ///< amount >= 1bn USD
};

struct Node {
    Op op = Op::named;
    Zone zone = Zone::anywhere;
    std::uint32_t number = 0;  ///< n of near, then and atleast
    std::uint32_t index = 0;   ///< of the concept, literal or condition
    std::vector<std::uint32_t> children;
    std::uint32_t begin = 0, end = 0;  ///< bytes in Expression::source
};

/// `nodes` empty = no expression.
struct Expression {
    std::string source;
    std::vector<Node> nodes;
    std::uint32_t root = 0;
    std::vector<Term> literals;
    std::vector<Condition> conditions;

    std::string_view words_of(const Node& node) const {
        return std::string_view(source).substr(node.begin, node.end - node.begin);
    }
};

/// Told where (byte offset in the expression), what, and what to write instead.
using Objection = std::function<void(std::size_t offset, std::string message, std::string hint)>;

/// Reads `source`; concepts are given by name and known afterwards by their index. No nodes when it objected.
Expression parse_expression(std::string_view source,
                            const std::vector<std::string>& concepts,
                            const Objection& object);

/// Reads the condition on facts that begins at `begin`; gives the offset after it.
std::size_t read_condition(std::string_view source,
                           std::size_t begin,
                           Condition& into,
                           const Objection& object);

/// Words no concept may be called.
bool is_reserved(std::string_view word);

/// Whether it can hold only because something is there, not because something is missing.
bool asks_for_something(const Expression& expression, std::uint32_t node);

}  // namespace tocsin::match
