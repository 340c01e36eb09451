// One report on its way into a story's ledger.
#pragma once

#include "model/article.h"
#include "model/story.h"
#include "story/ledger.h"

#include <string>
#include <vector>

namespace tocsin::story {

/// What the rules need to know besides the fact itself.
struct Entering {
    Story& story;
    Unconfirmed& unconfirmed;
    const Article& article;
    const Facts& facts;
    bool opening = false;   ///< the story's first report
    bool breaking = false;  ///< among its first
    std::vector<Change> changes;
};

Change make_change(const char* kind, std::string before, std::string after, std::string quote);

/// Adds the change; nothing the opening report says is worth a ring.
void note(Entering& entering, Change change);

}  // namespace tocsin::story
