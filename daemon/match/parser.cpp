#include "base/diagnostic.h"
#include "match/expression.h"
#include "match/lexer.h"
#include "text/fold.h"

#include <algorithm>
#include <optional>

namespace tocsin::match {
namespace {

constexpr int most_depth = 40;
constexpr std::size_t most_nodes = 4096;
constexpr std::uint32_t most_operands = 8;

/// How tightly the operators bind; zones and `not` bind tightest.
enum Strength : int { loosest = 0, of_or = 1, of_and = 2, of_near = 3, of_prefix = 4 };

class Parser {
public:
    Parser(std::string_view source, const std::vector<std::string>& concepts, const Objection& object)
        : lexer_(source), concepts_(concepts), object_(object) {
        made_.source = std::string(source);
    }

    Expression parse() {
        const std::optional<std::uint32_t> root = read(loosest, 0);
        if (root && token().kind != Lexeme::finish)
            refuse(token().begin, "unexpected " + quoted(token()), hint_after_operand());
        if (!root || refused_)
            return {};
        made_.root = *root;
        return std::move(made_);
    }

private:
    using Found = std::optional<std::uint32_t>;

    const Lexeme& token() const { return lexer_.current(); }

    std::string quoted(const Lexeme& lexeme) const {
        return lexeme.kind == Lexeme::finish ? "end" : "\"" + std::string(lexer_.text(lexeme)) + "\"";
    }

    Found refuse(std::size_t offset, std::string message, std::string hint = {}) {
        if (!refused_)
            object_(offset, std::move(message), std::move(hint));
        refused_ = true;
        return std::nullopt;
    }

    std::string hint_after_operand() const {
        const std::string word(lexer_.text(token()));
        if (word == "AND" || word == "OR" || word == "NOT" || word == "NEAR")
            return "operators are written small: \"" + text::fold(word) + "\"";
        if (token().kind == Lexeme::close)
            return "no \"(\" is open here";
        return "join two conditions with and, or, near/n";
    }

    Found add(Node node) {
        if (made_.nodes.size() >= most_nodes)
            return refuse(node.begin, "the expression is too long");
        made_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(made_.nodes.size() - 1);
    }

    Found read(int strength, int depth) {
        if (depth > most_depth)
            return refuse(token().begin, "the expression is nested too deeply");
        Found left = read_operand(depth);
        while (left && !refused_) {
            const Lexeme sign = token();
            const int own = strength_of(sign);
            if (own <= strength)
                break;
            lexer_.advance();
            const Found right = read(own, depth + 1);
            if (!right)
                return std::nullopt;
            left = join(sign, *left, *right);
        }
        return refused_ ? std::nullopt : left;
    }

    static int strength_of(const Lexeme& sign) {
        switch (sign.kind) {
            case Lexeme::either:
                return of_or;
            case Lexeme::both:
                return of_and;
            case Lexeme::near:
            case Lexeme::then:
                return of_near;
            default:
                return loosest;
        }
    }

    Found join(const Lexeme& sign, std::uint32_t left, std::uint32_t right) {
        Node node;
        node.begin = made_.nodes[left].begin;
        node.end = made_.nodes[right].end;
        if (sign.kind == Lexeme::near || sign.kind == Lexeme::then) {
            node.op = sign.kind == Lexeme::near ? Op::near : Op::then;
            node.number = sign.number;
            if (!has_place(left, sign) || !has_place(right, sign))
                return std::nullopt;
            node.children = {left, right};
            return add(std::move(node));
        }
        node.op = sign.kind == Lexeme::both ? Op::all : Op::any;
        for (const std::uint32_t side : {left, right}) {
            if (made_.nodes[side].op == node.op)
                node.children.insert(node.children.end(),
                                     made_.nodes[side].children.begin(),
                                     made_.nodes[side].children.end());
            else
                node.children.push_back(side);
        }
        return add(std::move(node));
    }

    /// Whether the operand stands somewhere in the text, so that a distance to it means something.
    bool has_place(std::uint32_t at, const Lexeme& sign) {
        const Node node = made_.nodes[at];
        switch (node.op) {
            case Op::named:
            case Op::literal:
            case Op::near:
            case Op::then:
                return true;
            case Op::any:
            case Op::zone:
                return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
                    return has_place(child, sign);
                });
            default:
                break;
        }
        const std::string name(lexer_.text(sign));
        refuse(node.begin,
               "\"" + std::string(made_.words_of(node)) + "\" has no place in the text for " + name,
               name + " joins concepts, \"words\" and these joined by or");
        return false;
    }

    Found read_operand(int depth) {
        const Lexeme first = token();
        switch (first.kind) {
            case Lexeme::open:
                return read_group(depth);
            case Lexeme::negation:
                return read_prefix(Op::negation, first, depth);
            case Lexeme::in_zone:
                return read_prefix(Op::zone, first, depth);
            case Lexeme::atleast:
                return read_prefix(Op::atleast, first, depth);
            case Lexeme::near:
            case Lexeme::then:
                return read_window(first, depth);
            case Lexeme::fact:
                return read_fact(first);
            case Lexeme::literal:
                return read_literal(first);
            case Lexeme::word:
                return read_name(first);
            case Lexeme::finish:
                return refuse(first.begin, "the expression ends where a concept or a condition is expected");
            case Lexeme::wrong:
                return refuse(first.begin, lexer_.problem(), lexer_.advice());
            default:
                return refuse(
                    first.begin, "unexpected " + quoted(first), "a concept or a condition is expected");
        }
    }

    Found read_group(int depth) {
        const Lexeme open = token();
        lexer_.advance();
        const Found inside = read(loosest, depth + 1);
        if (!inside)
            return std::nullopt;
        if (token().kind != Lexeme::close) {
            if (token().kind == Lexeme::finish)
                return refuse(open.begin, "\"(\" is never closed");
            return refuse(token().begin, "unexpected " + quoted(token()), hint_after_operand());
        }
        made_.nodes[*inside].begin = open.begin;
        made_.nodes[*inside].end = token().end;
        lexer_.advance();
        return inside;
    }

    Found read_prefix(Op op, const Lexeme& sign, int depth) {
        lexer_.advance();
        const Found inside = read(of_near, depth + 1);
        if (!inside)
            return std::nullopt;
        Node node;
        node.op = op;
        node.zone = sign.zone;
        node.number = sign.number;
        node.children = {*inside};
        node.begin = sign.begin;
        node.end = made_.nodes[*inside].end;
        if (op == Op::zone && !fits_zone(*inside))
            return std::nullopt;
        if (op == Op::atleast && !counts_members(*inside))
            return std::nullopt;
        return add(std::move(node));
    }

    bool fits_zone(std::uint32_t at) {
        const Node node = made_.nodes[at];
        if (node.op == Op::fact || node.op == Op::zone) {
            refuse(node.begin,
                   node.op == Op::fact ? "facts belong to the whole item, not to a zone"
                                       : "a zone inside a zone",
                   "");
            return false;
        }
        return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
            return fits_zone(child);
        });
    }

    bool counts_members(std::uint32_t at) {
        const Node node = made_.nodes[at];
        if (node.op == Op::any || node.op == Op::zone)
            return std::all_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
                return counts_members(child);
            });
        if (node.op == Op::named || node.op == Op::literal)
            return true;
        refuse(node.begin,
               "atleast/n counts different words, not \"" + std::string(made_.words_of(node)) + "\"",
               "atleast/2 player, atleast/2 (player or \"Mistral\")");
        return false;
    }

    /// near/5(a, b, c): all of them within one window.
    Found read_window(const Lexeme& sign, int depth) {
        lexer_.advance();
        if (token().kind != Lexeme::open)
            return refuse(sign.begin,
                          quoted(sign) + " stands between two concepts or before a list",
                          "a near/5 b, or near/5(a, b, c)");
        Node node;
        node.op = sign.kind == Lexeme::near ? Op::near : Op::then;
        node.number = sign.number;
        node.begin = sign.begin;
        do {
            lexer_.advance();
            const Found operand = read(loosest, depth + 1);
            if (!operand || !has_place(*operand, sign))
                return std::nullopt;
            node.children.push_back(*operand);
        } while (token().kind == Lexeme::comma);
        if (token().kind != Lexeme::close)
            return refuse(token().begin,
                          "unexpected " + quoted(token()),
                          "separate operands by commas, close with \")\"");
        if (node.children.size() < 2 || node.children.size() > most_operands)
            return refuse(sign.begin, "a window holds two to eight operands");
        node.end = token().end;
        lexer_.advance();
        return add(std::move(node));
    }

    Found read_fact(const Lexeme& name) {
        Node node;
        node.op = Op::fact;
        node.begin = name.begin;
        Condition condition;
        const Objection pass_on = [&](std::size_t offset, std::string message, std::string hint) {
            refuse(offset, std::move(message), std::move(hint));
        };
        const std::size_t end = read_condition(lexer_.source(), name.begin, condition, pass_on);
        if (refused_)
            return std::nullopt;
        lexer_.resume(end);
        node.end = static_cast<std::uint32_t>(end);
        node.index = static_cast<std::uint32_t>(made_.conditions.size());
        made_.conditions.push_back(std::move(condition));
        return add(std::move(node));
    }

    Found read_literal(const Lexeme& literal) {
        const std::string_view inside = lexer_.text(literal).substr(1, literal.end - literal.begin - 2);
        Term term = read_term(inside, [&](std::string message, std::string hint) {
            refuse(literal.begin, std::move(message), std::move(hint));
        });
        if (refused_)
            return std::nullopt;
        Node node;
        node.op = Op::literal;
        node.begin = literal.begin;
        node.end = literal.end;
        node.index = static_cast<std::uint32_t>(made_.literals.size());
        made_.literals.push_back(std::move(term));
        lexer_.advance();
        return add(std::move(node));
    }

    Found read_name(const Lexeme& word) {
        const std::string name(lexer_.text(word));
        const auto found = std::find(concepts_.begin(), concepts_.end(), name);
        if (found == concepts_.end()) {
            const std::string folded = text::fold(name);
            if (folded != name && is_reserved(folded))
                return refuse(
                    word.begin, "\"" + name + "\"", "operators are written small: \"" + folded + "\"");
            const std::string meant = nearest(name, concepts_);
            return refuse(word.begin,
                          "no [concept." + name + "]",
                          meant.empty() ? "words of the text stand in quotes: \"" + name + "\""
                                        : "did you mean \"" + meant + "\"?");
        }
        Node node;
        node.op = Op::named;
        node.begin = word.begin;
        node.end = word.end;
        node.index = static_cast<std::uint32_t>(found - concepts_.begin());
        lexer_.advance();
        return add(std::move(node));
    }

    Lexer lexer_;
    const std::vector<std::string>& concepts_;
    const Objection& object_;
    Expression made_;
    bool refused_ = false;
};

}  // namespace

Expression parse_expression(std::string_view source,
                            const std::vector<std::string>& concepts,
                            const Objection& object) {
    return Parser(source, concepts, object).parse();
}

}  // namespace tocsin::match
