// Companies the table does not know: by what companies put into their names ("Aurora Compute Inc", "Sur
// Energy"), and by what the headline says they do ("Fjordkraft builds ...").
#pragma once

#include "facts/cast.h"
#include "facts/mentions.h"

#include <vector>

namespace tocsin::facts {

/// Adds them to `cast`, and every place where they are named to `mentions`, which stay in order. A name is up
/// to four capitalised words before (or behind) such a word; where a whole headline is in capitals only legal
/// forms count. The subject of a headline that does something counts when the text names it inside a
/// sentence, never behind an article; without a text, when it is several words or coined ("Data4").
void add_strangers(const Reading& reading,
                   const Hits& hits,
                   const std::vector<PlaceMention>& places,
                   std::vector<OrganizationMention>& mentions,
                   Cast& cast);

}  // namespace tocsin::facts
