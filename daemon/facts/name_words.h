// The words a proper name may be made of: where they begin and end, and whether their capitals say anything.
#pragma once

#include "facts/hits.h"
#include "facts/reading.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tocsin::facts {

/// Where the word that ends at `end` begins: letters, digits, and the hyphen, '&' and apostrophe inside it.
std::uint32_t begin_of_word(const Reading& reading, std::uint32_t end);

/// Where the word that begins at `begin` ends.
std::uint32_t end_of_word(const Reading& reading, std::uint32_t begin);

/// Where up to `most` words end that follow each other from `start` on, one blank between them; the last
/// first.
std::vector<std::uint32_t> ends_of_words(const Reading& reading, std::uint32_t start, std::size_t most);

/// Where up to `most` words begin that end at `end`; the first first.
std::vector<std::uint32_t> begins_of_words(const Reading& reading, std::uint32_t end, std::size_t most);

/// Whether nearly all words around are capitalised, as in headlines of English.
bool is_headline(const Reading& reading, std::uint32_t at);

/// Whether a word may be part of a name. Verbs, articles and what is built are capitalised where they begin a
/// sentence or fill a headline.
bool is_name_word(const Reading& reading, const Hits& hits, Stretch word);

/// Whether the word behind a name is one that towns have there: "市", not the longer "市场".
bool is_town_word(const Hits& hits, std::uint32_t at);

/// What a firm does that is news of a deal.
bool is_deed(Kind kind);

}  // namespace tocsin::facts
