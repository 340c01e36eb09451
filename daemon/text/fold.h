// Folding: what makes two spellings of a word the same. Case, accents, width, Arabic and Cyrillic letter
// forms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::text {

/// "L’Été" -> "l'ete", "ＡＩ" -> "ai", "ß" -> "ss". Works by a table made once from ICU; no locale.
std::string fold(std::string_view utf8);

struct Folded {
    std::string text;
    std::vector<std::uint32_t> origin;  ///< byte of the original for every byte of `text`
};

/// fold() that remembers where every byte came from.
Folded fold_with_places(std::string_view utf8);

/// fold_point() of a code point of 128 or more.
void fold_beyond_ascii(char32_t point, std::string& into);

/// The folded form of one code point, appended: 0 to 4 code points; of an ASCII letter always one.
inline void fold_point(char32_t point, std::string& into) {
    if (point >= 0x80) {
        fold_beyond_ascii(point, into);
        return;
    }
    into += static_cast<char>(point >= 'A' && point <= 'Z' ? point + 32 : point == '`' ? U'\'' : point);
}

}  // namespace tocsin::text
