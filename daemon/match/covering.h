// Terms of a concept that find nothing another of its terms does not find.
#pragma once

#include "match/program.h"

#include <vector>

namespace tocsin::match {

struct CoveredTerm {
    const TermList* list = nullptr;
    const Term* term = nullptr;
    const Term* by = nullptr;  ///< the first of those that find all it finds
};

/// A duplicate, a narrower word under a wider one, and with `longer` also a phrase that holds another term.
/// Of two that find the same, the later one and the one of the narrower language. Points into the concept.
/// A concept of very many like terms is looked through in part only.
std::vector<CoveredTerm> covered_terms(const Concept& of, bool longer);

}  // namespace tocsin::match
