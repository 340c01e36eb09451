// Cuts an expression into its signs.
#pragma once

#include "match/expression.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tocsin::match {

struct Lexeme {
    enum Kind : std::uint8_t {
        finish,  ///< nothing left
        wrong,   ///< see Lexer::problem()
        open,
        close,
        comma,
        both,
        either,
        negation,
        near,
        then,
        atleast,
        in_zone,
        fact,
        literal,
        word,
    };
    Kind kind = finish;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t number = 0;
    Zone zone = Zone::anywhere;
};

class Lexer {
public:
    explicit Lexer(std::string_view source);

    const Lexeme& current() const { return current_; }
    void advance();

    std::string_view text(const Lexeme& lexeme) const;

    /// Where reading has come to, before the current sign's own white space.
    std::size_t consumed() const { return consumed_; }

    std::string_view source() const { return source_; }

    /// Goes on reading at `at`, an offset in the source.
    void resume(std::size_t at);

    const std::string& problem() const { return problem_; }
    const std::string& advice() const { return advice_; }

private:
    void read_sign(char sign);
    void read_quote();
    void read_word();
    void read_zone(std::string_view word);
    void complain(std::string problem, std::string advice);

    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t consumed_ = 0;
    Lexeme current_;
    std::string problem_, advice_;
};

}  // namespace tocsin::match
