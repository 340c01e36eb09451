// Words of a text, folded, with their places in the original.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::text {

enum class Script : std::uint8_t {
    latin,
    cyrillic,
    greek,
    arabic,
    hebrew,
    han,
    kana,
    hangul,
    unspaced,  ///< Thai, Lao, Khmer, Burmese: letters without blanks between words
    digits,
    other
};

/// Whether each letter is a token, for nothing shows where words end.
constexpr bool is_character(Script script) {
    return script == Script::han || script == Script::kana || script == Script::unspaced;
}

/// One word. Han, kana and scripts without blanks give one token a character. Hangul is split from Latin.
/// "A.I." is one token "ai"; an elided article ("l'", "dell'") and an English "'s" are left out of the token
/// that follows or precedes.
struct Token {
    std::uint32_t start = 0, end = 0;    ///< bytes in the original
    std::uint32_t from = 0, length = 0;  ///< bytes in Tokens::folded
    std::uint32_t gap = 0;               ///< sentence number, from 0
    Script script = Script::other;
    bool capitals = false;     ///< has a letter, and every cased letter is upper-case
    bool capitalised = false;  ///< the first letter is upper-case
};

struct Tokens {
    std::string folded;  ///< all tokens, end to end
    std::vector<Token> list;
    bool shouting = false;  ///< three words or more, and nearly all in capitals

    std::string_view word(const Token& token) const {
        return std::string_view(folded).substr(token.from, token.length);
    }
};

/// The memory of `reused` is used again, its content is not.
Tokens tokenise(std::string_view utf8, Tokens reused = {});

}  // namespace tocsin::text
