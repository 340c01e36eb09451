// How an item says what it says.
#pragma once

#include "model/article.h"
#include "model/facts.h"

#include <string_view>
#include <vector>

namespace tocsin::story {

/// Whether the headline names the firm or place.
bool is_in_headline(const Article& article, const Facts& facts, std::string_view name);

/// Whether the headline says one of the names: as a firm or place, in another form, or by its first word.
bool headline_says_any(const Article& article,
                       const Facts& facts,
                       const std::vector<std::string_view>& names);

/// Whether the headline has the sum as quoted, or without its currency: "4 billion" of "4 billion euros".
bool headline_says_sum(const Article& article, std::string_view quote);

/// Whether the text tells of the headline's place too, as it does of a move; where there is no text the
/// headline is all.
bool is_in_text(const Article& article, const Facts& facts, std::string_view place);

/// Whether the item's own deal is talk, or nobody puts a name to it.
bool is_rumour(const Facts& facts);

}  // namespace tocsin::story
