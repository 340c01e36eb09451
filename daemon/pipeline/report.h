// What a report says together with its story.
#pragma once

#include "model/article.h"
#include "model/facts.h"
#include "model/story.h"

#include <string>
#include <vector>

namespace tocsin::pipeline {

/// What the item's deals, its first lines and its story's deal put in, and their value in dollars: "USD
/// 5e11".
std::vector<std::string> amounts_of(const Deal& deal, const Facts& facts);

/// A report is judged with what its story knows already: the facts of the copies count.
Facts with_story(Facts facts, const Story& story);

/// Whether the headline says something material of the story that is new. A lead speaks of other sums and
/// places too easily.
bool tells_news(const Article& article, const Facts& facts, const Placement& placement);

}  // namespace tocsin::pipeline
