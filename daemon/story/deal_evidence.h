// Weighs whether an item's deal is the story's: the same sum for the same people or in the same country, or
// the same people building in the same place.
#pragma once

#include "model/facts.h"
#include "model/story.h"
#include "story/evidence.h"
#include "story/topics.h"
#include "story/wording.h"

#include <string>
#include <vector>

namespace tocsin::story {

struct DealEvidence {
    std::string figure;      ///< the item's: "EUR 1.09e11"; "" = no sum agrees
    std::string actor;       ///< who both know: "Mistral AI"; "" = nobody
    std::string site;        ///< where both are: "Paris"; "" = nowhere
    double surprise = 0;     ///< how rare all of these are together, ln
    double needed = 0;       ///< among that many stories
    double by_kinds = 0;     ///< half a proof: what else the two share, of one that is about something built
    double probability = 0;  ///< by all of these
};

/// What an item says, in the language whose words have the space `language`.
struct Said {
    const Facts& facts;
    const Wording& wording;
    std::uint32_t language = 0;
};

/// The story has a deal, the item need not. That the two do not contradict each other has been seen to.
/// `words` is what the texts say, `idle_hours` have passed since the story was last heard of.
DealEvidence weigh_deal(const Topics& topics,
                        const Said& item,
                        const Story& story,
                        const Evidence& words,
                        double idle_hours,
                        const Tuning& tuning);

/// A line for each kind that counted.
std::vector<std::string> describe(const DealEvidence& evidence);

}  // namespace tocsin::story
