// What a text says of its news: over what time, on whose word, how far along.
#pragma once

#include "facts/cast.h"
#include "facts/mentions.h"
#include "facts/numeral.h"

#include <string>
#include <vector>

namespace tocsin::facts {

struct FoundStatement {
    Stretch where;
    std::string value;  ///< "4 years", "by 2029"; "2 unnamed sources", "CBS News"
};

/// "over four years", "d'ici 2029", "4年間", in order of place.
std::vector<FoundStatement> read_horizons(const Page& page);

/// Unnamed sources and media that are said to have reported, in order of place.
std::vector<FoundStatement> read_attributions(const Page& page,
                                              const std::vector<OrganizationMention>& mentions,
                                              const Cast& cast);

/// The stage the words between `stretches` speak of; the first stretch weighs most. value "" = none.
FoundStatement read_stage(const Page& page, const std::vector<Stretch>& stretches);

/// Whether the item corrects or takes back a report: value "correction", "retraction" or "". A word for it
/// counts where the headline begins or ends, a phrase in the headline and, of a correction, in the next
/// sentences.
FoundStatement read_revision(const Page& page);

/// Whether the sentence of `where` speaks of something built, or of a project.
bool speaks_of_works(const Page& page, Stretch where);

/// Whether headline or first sentence say that it might be: "could", "dem Vernehmen nach", "或将".
bool is_hedged(const Page& page);

/// Whether the sentence of `where` says so.
bool is_hedged(const Page& page, Stretch where);

/// What most words of the sentences speak of, as Deal::object; infrastructure counts as AI's only when AI is
/// spoken of.
std::string read_object(const Page& page, const std::vector<Stretch>& sentences);

}  // namespace tocsin::facts
