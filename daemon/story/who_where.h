// Partners and places on their way into the ledger: one outlet of little trust is not enough, and while a
// story breaks others fill in who and where of the same news.
#pragma once

#include "story/entering.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tocsin::story {

constexpr double trusted = 0.8;  ///< one report of such an outlet is enough

/// What waited rings with the report that is enough. What was filled in while the story broke waits on for a
/// headline that names it; `name` is empty for what no headline needs to name.
void settle(Entering& entering, const LedgerEntry& entry, const std::string& before, std::string_view name);

/// Whether the entry may ring now; otherwise it waits for a second outlet, or for a headline.
bool is_enough(Entering& entering, const LedgerEntry& entry, std::string_view name);

void enter_actor(Entering& entering, const Actor& actor);

void enter_actors(Entering& entering, std::vector<Actor> actors);

/// `before` is the place known last, `listed` the number of places the report names.
void enter_place(Entering& entering, const Place& place, const std::string& before, std::size_t listed);

}  // namespace tocsin::story
