#include "match/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tocsin::match {
namespace {

constexpr std::uint32_t widest = 1000;

bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

bool is_name(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '-' ||
           letter == '.' || static_cast<unsigned char>(letter) >= 0x80;
}

std::size_t skip_spaces(std::string_view source, std::size_t at) {
    while (at < source.size() && is_space(source[at]))
        ++at;
    return at;
}

std::size_t skip_name(std::string_view source, std::size_t at) {
    while (at < source.size() && is_name(source[at]))
        ++at;
    return at;
}

/// The number of "/12" at `at`; false when there is none or it is too large.
bool read_slash(std::string_view source, std::size_t& at, std::uint32_t& number) {
    if (at >= source.size() || source[at] != '/')
        return false;
    std::size_t seek = at + 1;
    number = 0;
    while (seek < source.size() && std::isdigit(static_cast<unsigned char>(source[seek])) != 0 &&
           number <= widest)
        number = number * 10 + static_cast<std::uint32_t>(source[seek++] - '0');
    if (seek == at + 1 || number > widest)
        return false;
    at = seek;
    return true;
}

struct Keyword {
    std::string_view word;
    Lexeme::Kind kind;
};

constexpr std::array<Keyword, 3> joiners = {
    {{"and", Lexeme::both}, {"or", Lexeme::either}, {"not", Lexeme::negation}}};
constexpr std::array<Keyword, 3> distances = {
    {{"near", Lexeme::near}, {"then", Lexeme::then}, {"atleast", Lexeme::atleast}}};
constexpr std::array<Zone, 3> zones = {Zone::title, Zone::lead, Zone::body};

}  // namespace

Lexer::Lexer(std::string_view source) : source_(source) { advance(); }

std::string_view Lexer::text(const Lexeme& lexeme) const {
    return source_.substr(lexeme.begin, lexeme.end - lexeme.begin);
}

void Lexer::advance() {
    consumed_ = at_;
    at_ = skip_spaces(source_, at_);
    current_ = {};
    current_.begin = current_.end = static_cast<std::uint32_t>(at_);
    if (at_ >= source_.size())
        return;
    const char sign = source_[at_];
    if (sign == '"')
        read_quote();
    else if (is_name(sign))
        read_word();
    else
        read_sign(sign);
    current_.end = static_cast<std::uint32_t>(at_);
}

void Lexer::resume(std::size_t at) {
    at_ = at;
    advance();
}

void Lexer::read_sign(char sign) {
    ++at_;
    current_.kind = sign == '('   ? Lexeme::open
                    : sign == ')' ? Lexeme::close
                    : sign == ',' ? Lexeme::comma
                                  : Lexeme::wrong;
    if (current_.kind == Lexeme::wrong)
        complain(std::string("cannot read '") + sign + "'", sign == '!' ? "write \"not\"" : "");
}

void Lexer::read_quote() {
    const std::size_t close = source_.find('"', at_ + 1);
    if (close == std::string_view::npos || close == at_ + 1) {
        complain(close == std::string_view::npos ? "the quote is never closed" : "nothing between the quotes",
                 "");
        at_ = source_.size();
        return;
    }
    current_.kind = Lexeme::literal;
    at_ = close + 1;
}

void Lexer::read_word() {
    const std::size_t end = skip_name(source_, at_);
    const std::string_view word = source_.substr(at_, end - at_);
    at_ = end;
    for (const Keyword& joiner : joiners) {
        if (joiner.word == word)
            current_.kind = joiner.kind;
    }
    for (const Keyword& distance : distances) {
        if (distance.word != word)
            continue;
        current_.kind = distance.kind;
        if (!read_slash(source_, at_, current_.number))
            complain("\"" + std::string(word) + "\" needs a number up to 1000",
                     "write " + std::string(word) + "/10");
    }
    if (current_.kind != Lexeme::finish)
        return;
    if (at_ < source_.size() && source_[at_] == ':')
        return read_zone(word);
    const auto& facts = fact_names();
    const bool fact =
        std::any_of(facts.begin(), facts.end(), [&](const FactName& name) { return name.word == word; });
    current_.kind = fact ? Lexeme::fact : Lexeme::word;
}

void Lexer::read_zone(std::string_view word) {
    for (const Zone zone : zones) {
        if (name_of(zone) == word) {
            ++at_;
            current_.kind = Lexeme::in_zone;
            current_.zone = zone;
            return;
        }
    }
    complain("no zone \"" + std::string(word) + ":\"", "zones are title:, lead: and body:");
}

void Lexer::complain(std::string problem, std::string advice) {
    current_.kind = Lexeme::wrong;
    problem_ = std::move(problem);
    advice_ = std::move(advice);
}

}  // namespace tocsin::match
