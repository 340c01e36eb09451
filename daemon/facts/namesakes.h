// Which of the towns of one name a text means.
#pragma once

#include "facts/library.h"
#include "facts/mentions.h"

#include <span>
#include <string_view>

namespace tocsin::facts {

/// The town whose country and region are among the places `known` in the text, else one where the text's
/// language is spoken, else the largest; null when none is called so in that language. `name` is folded;
/// where the language inflects it may have an ending of case.
const Town* town_meant(std::u32string_view name,
                       const TownTable& table,
                       const LanguageWords& words,
                       std::span<const PlaceMention> known);

/// Whether the town is large, or lies where the language is spoken.
bool is_well_known(const Town& town, std::string_view language);

/// Whether a name of the town is a common word of the language.
bool is_word_in(const Town& town, std::string_view language);

}  // namespace tocsin::facts
