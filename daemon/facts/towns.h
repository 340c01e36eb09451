// Towns where a text names them: the world has so many that a name alone proves nothing.
#pragma once

#include "facts/library.h"
#include "facts/mentions.h"
#include "facts/numeral.h"

#include <deque>
#include <vector>

namespace tocsin::facts {

/// Adds them to `places`, which stay in order. A capitalised name counts behind a word that a place follows
/// ("in Wels"), before its country or region ("Lebanon, Indiana"), beside another ("in Wels und Steyr"), and
/// then wherever the text repeats it; in a headline of capitals never where it is a common word of the
/// language. Of towns of one name the one whose country and region the text names, else the largest. What no
/// table has is a town where it stands between such a word and a region ("outside Larkspur Falls, Ohio."); it
/// is kept in `unlisted`.
void add_towns(const Page& page,
               const TownTable& table,
               const LanguageWords& words,
               const std::vector<OrganizationMention>& organizations,
               std::deque<KnownPlace>& unlisted,
               std::vector<PlaceMention>& places);

}  // namespace tocsin::facts
