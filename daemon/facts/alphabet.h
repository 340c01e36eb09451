// Which characters are the same to a reader of facts, and which may begin a word. Made once from ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tocsin::facts {

enum class CharClass : std::uint8_t {
    sign,    ///< punctuation, symbols
    space,   ///< one blank
    line,    ///< a line break
    digit,   ///< '0' to '9' after folding
    letter,  ///< of a script that puts blanks between words
    block,   ///< of a script that does not: Han, kana, Hangul, Thai
};

class Alphabet {
public:
    Alphabet();

    /// Appends what `point` folds to: case, accents, width, digits, blanks, dashes and quotes. May be
    /// nothing.
    void fold(char32_t point, std::u32string& into) const;

    /// The one code point it folds to; 0 = nothing, `several` = more than one.
    char32_t folded(char32_t point) const { return point < single_.size() ? single_[point] : point; }
    static constexpr char32_t several = 0xFFFFFFFF;

    /// Of a folded code point.
    CharClass class_of(char32_t folded) const {
        return folded < class_.size() ? class_[folded] : CharClass::sign;
    }

    std::u32string fold(std::string_view utf8) const;

private:
    void learn(char32_t point);

    std::vector<char32_t> single_;  ///< 0 = nothing, `several` = look in `longer_`
    std::unordered_map<char32_t, std::u32string> longer_;
    std::vector<CharClass> class_;
};

}  // namespace tocsin::facts
