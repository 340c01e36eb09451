// Cuts a reading into sentences.
#pragma once

#include "facts/lexicon.h"

namespace tocsin::facts {

/// Fills `reading.sentences`. Full stops after known abbreviations, initials and inside numbers end nothing.
void cut_sentences(Reading& reading, const Hits& hits);

}  // namespace tocsin::facts
