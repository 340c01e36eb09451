// Names of currencies as words of a language: full names, bare heads ("dollar"), adjectives ("Canadian").
#pragma once

#include "facts/families.h"
#include "facts/lexicon.h"

#include <string>
#include <vector>

namespace tocsin::facts {

struct CurrencyPlan {
    Families families;
    std::vector<std::string> bare;  ///< codes whose name needs no country: JPY, PLN
    std::vector<std::string> also;  ///< codes ICU no longer lists: DEM
};

void add_currencies(const std::string& locale,
                    const CurrencyPlan& plan,
                    bool inflects,
                    const Alphabet& alphabet,
                    Lexicon& lexicon);

}  // namespace tocsin::facts
