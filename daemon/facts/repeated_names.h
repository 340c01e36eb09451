// Names of firms in scripts without blanks between words.
#pragma once

#include "facts/mentions.h"

#include <cstdint>
#include <vector>

namespace tocsin::facts {

/// Han, kana and Hangul show no edges of names, but what a part of the headline or the text begins with, and
/// the other repeats, is one: no place, nothing built, up to a hiragana or a word that tells what is done.
/// The text counts up to `opening`. Adds to `names` one of the headline, or else of the text.
void add_repeated(const Reading& reading,
                  const Hits& hits,
                  const std::vector<PlaceMention>& places,
                  std::uint32_t opening,
                  std::vector<Stretch>& names);

}  // namespace tocsin::facts
