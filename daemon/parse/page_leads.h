// What belongs to the list but looks different: lead stories, and sections of another design. Pure.
#pragma once

#include "parse/page_judge.h"

#include <vector>

namespace tocsin::parse {

/// Widens the selectors of the first candidate so that they read its lead stories and sister lists as well;
/// the lists taken in are removed from `candidates`.
void add_leads(const PageDocument& page,
               const PageMap& map,
               const PageTraits& traits,
               std::vector<Candidate>& candidates);

}  // namespace tocsin::parse
