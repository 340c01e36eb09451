// Folding: what makes two spellings of a word the same. Case, accents, width, Arabic and Cyrillic letter
// forms.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::text {

/// "L’Été" -> "l'ete", "ＡＩ" -> "ai", "ß" -> "ss". Works by a table made once from ICU; no locale.
std::string fold(std::string_view utf8);

/// The folded form of one code point, appended: 0 to 4 code points.
void fold_point(char32_t point, std::string& into);

}  // namespace tocsin::text
