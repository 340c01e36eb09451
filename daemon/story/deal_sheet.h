// The deal a story is about: the best sheet so far, filled in from report to report.
#pragma once

#include "model/facts.h"
#include "model/story.h"

#include <string>
#include <vector>

namespace tocsin::story {

/// Both have a name and neither is part of the other's.
bool differs_in_name(const Deal& one, const Deal& other);

/// Whether it is known who puts in something, or how much.
bool has_deal(const Story& story);

/// Or something larger.
bool is_country(const Place& place);

/// Both have sums, and none in common.
bool amounts_contradict(const Deal& one, const Deal& other);

bool share_an_actor(const Deal& one, const Deal& other);

/// Both have actors, and none in common.
bool actors_contradict(const Deal& one, const Deal& other);

/// Whether it is built elsewhere, or is another project: what a shared sum cannot make up for.
bool differs_in_place_or_name(const Deal& one, const Deal& other);

/// At least two of name, amount, place and actors contradict what the story knows, or it is in another
/// country for nobody they share: another deal, perhaps of the same people.
bool is_sibling(const Deal& deal, const Story& story);

/// Whether a deal in the story's own words is another: a sibling, or somebody else's.
bool is_of_others(const Deal& deal, const Story& story);

/// Fills the story's deal from the item's first, and puts the rest, or all when the first is another deal,
/// beside it. `changes` are what the ledger found new.
void keep_deals(Story& story, const Facts& facts, bool other_deal, const std::vector<Change>& changes);

/// Keeps the richer deal of two stories that are one.
void merge_deals(Story& into, const Story& from);

/// "USD 5e11"
std::string canonical_amount(const Money& money);
/// "1.2 GW"
std::string canonical_quantity(const Quantity& quantity);

}  // namespace tocsin::story
