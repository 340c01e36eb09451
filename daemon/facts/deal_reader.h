// Puts what was found together: who commits what, where, over what time, how far along.
#pragma once

#include "facts/scene.h"
#include "model/facts.h"

#include <vector>

namespace tocsin::facts {

/// The first is the item's own news, the others are kept apart; amounts are never added up.
std::vector<Deal> read_deals(const Scene& scene);

}  // namespace tocsin::facts
