// What an item is grouped by: rare words, names, numbers and places, each kind in a space of its own.
#pragma once

#include "model/article.h"
#include "model/facts.h"
#include "story/romaniser.h"
#include "text/tokens.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::story {

struct Tuning;

/// Words are compared within one language; the other spaces speak every language.
enum Space : std::uint32_t { names = 1, numbers, stems, places, first_language };

struct Term {
    std::uint32_t key = 0;  ///< hash of space and term
    float weight = 0;       ///< how often, headline counted higher; once compared, times how rare
};

/// The terms of one space.
struct Part {
    std::uint32_t space = 0;
    std::uint32_t items = 0;  ///< how many items it sums up
    std::vector<Term> terms;  ///< ascending by key, without repeats
};

/// One part for every space the item has terms in, ascending by space.
std::vector<Part> features_of(const Article& article,
                              const Facts& facts,
                              const Tuning& tuning,
                              Romaniser& romaniser);

/// Calls visit(term) for the terms of a language's space among the first `most` tokens: words, and pairs
/// of neighbouring characters in Han, kana and the like.
template <class Visit>
void for_each_word(const text::Tokens& tokens, std::size_t most, Visit visit) {
    const std::size_t count = std::min(tokens.list.size(), most);
    for (std::size_t i = 0; i < count; ++i) {
        const text::Token& token = tokens.list[i];
        if (!text::is_character(token.script)) {
            visit(tokens.word(token));
        } else if (i + 1 < tokens.list.size() && text::is_character(tokens.list[i + 1].script) &&
                   tokens.list[i + 1].start == token.end) {
            std::string pair(tokens.word(token));
            pair += tokens.word(tokens.list[i + 1]);
            visit(std::string_view(pair));
        }
    }
}

/// The space of a language's words.
std::uint32_t space_of(std::string_view language);

/// Space and key in one: two spaces may have a key in common.
constexpr std::uint64_t shelfmark(std::uint32_t space, std::uint32_t key) {
    return (std::uint64_t{space} << 32U) | key;
}

/// What a term is found by.
std::uint32_t key_of(std::uint32_t space, std::string_view term);

/// The term an amount of money becomes among the numbers: "EUR1.09e+11".
std::string sum_term(const std::string& currency, double value);

/// "1,234.50" and "1.234,5" are the number "1234.5" to us. "" for one digit alone, which says little.
std::string canonical_number(std::string_view token);

}  // namespace tocsin::story
