#include "base/diagnostic.h"
#include "match/expression.h"
#include "match/lexer.h"
#include "match/operands.h"
#include "text/fold.h"

#include <algorithm>
#include <optional>

namespace tocsin::match {
namespace {

constexpr int most_depth = 40;
constexpr std::size_t most_nodes = 4096, most_operands = 8;

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
            refuse_here();
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

    Objection pass_on() {
        return [this](std::size_t offset, std::string message, std::string hint) {
            refuse(offset, std::move(message), std::move(hint));
        };
    }

    /// The current sign cannot follow what was read.
    Found refuse_here() {
        if (token().kind == Lexeme::wrong)
            return refuse(token().begin, lexer_.problem(), lexer_.advice());
        return refuse(token().begin, "unexpected " + quoted(token()), hint_after_operand());
    }

    std::string hint_after_operand() const {
        const std::string word(lexer_.text(token()));
        if (word == "AND" || word == "OR" || word == "NOT" || word == "NEAR")
            return "operators are written small: \"" + text::fold(word) + "\"";
        return token().kind == Lexeme::close ? "no \"(\" is open here"
                                             : "join two conditions with and, or, near/n";
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
        const bool distance = sign.kind == Lexeme::near || sign.kind == Lexeme::then;
        return sign.kind == Lexeme::either ? of_or
               : sign.kind == Lexeme::both ? of_and
               : distance                  ? of_near
                                           : loosest;
    }

    Found join(const Lexeme& sign, std::uint32_t left, std::uint32_t right) {
        Node node;
        node.begin = made_.nodes[left].begin;
        node.end = made_.nodes[right].end;
        if (sign.kind == Lexeme::near || sign.kind == Lexeme::then) {
            node.op = sign.kind == Lexeme::near ? Op::near : Op::then;
            node.number = sign.number;
            if (!is_placed(left, sign) || !is_placed(right, sign))
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

    bool is_placed(std::uint32_t at, const Lexeme& sign) {
        return has_place(made_, at, std::string(lexer_.text(sign)), pass_on());
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
            return refuse_here();
        }
        made_.nodes[*inside].begin = open.begin;
        made_.nodes[*inside].end = token().end;
        lexer_.advance();
        return inside;
    }

    Found read_prefix(Op op, const Lexeme& sign, int depth) {
        if (op == Op::atleast && sign.number == 0)
            return refuse(sign.begin, "atleast/0 always holds", "write atleast/2");
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
        if (op == Op::zone && !fits_zone(made_, *inside, pass_on()))
            return std::nullopt;
        if (op == Op::atleast && !counts_members(made_, *inside, pass_on()))
            return std::nullopt;
        return add(std::move(node));
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
            if (!operand || !is_placed(*operand, sign))
                return std::nullopt;
            node.children.push_back(*operand);
        } while (token().kind == Lexeme::comma);
        if (token().kind != Lexeme::close)
            return refuse_here();
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
        const std::size_t end = read_condition(lexer_.source(), name.begin, condition, pass_on());
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
