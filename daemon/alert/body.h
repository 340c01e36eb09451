// What a receiver reads: docs/alerts.md has every field.
#pragma once

#include "model/alert.h"
#include "model/article.h"
#include "model/match.h"
#include "model/story.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tocsin::alert {

inline constexpr std::size_t most_body_bytes = 20'000;

/// The JSON of one alert, in valid UTF-8 and never longer than `most_body_bytes`: what is too long is cut,
/// evidence first, then other deals, outlets, capacity, places, actors and changes. `alert` is complete but
/// for its body.
std::string body_of(const Alert& alert,
                    const Article& article,
                    const Match& match,
                    const Story& story,
                    const std::vector<Change>& changes);

}  // namespace tocsin::alert
