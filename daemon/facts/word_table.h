// Tables of words per language: columns kind, languages ("en,fr" or "*"), value, words ("a | b | c*").
#pragma once

#include "base/result.h"
#include "facts/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::facts {

struct WordRow {
    std::string kind;
    std::vector<std::string> languages;  ///< "*" = all
    std::string value;
    std::vector<std::string> words;
    std::string place;  ///< "file:line", for complaints

    bool speaks(std::string_view language) const;
};

/// Fails with `malformed` on unreadable rows and kinds that are neither in word.h nor in `also`.
[[nodiscard]] Result<std::vector<WordRow>> read_words(const std::string& path,
                                                      const std::vector<std::string>& also = {});

std::vector<std::string> split_words(std::string_view list, std::string_view separator);

/// Adds the rows of `language`; "*" adds those of every language. A word of up to four capital letters counts
/// in capitals only. Where a language `inflects`, its scale words and currencies take endings.
void add_words(const std::vector<WordRow>& rows, std::string_view language, bool inflects, Lexicon& lexicon);

}  // namespace tocsin::facts
