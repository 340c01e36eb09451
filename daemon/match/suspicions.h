// Warnings about a watchlist that is well formed but hardly what its author meant.
#pragma once

#include "base/diagnostic.h"
#include "base/toml.h"
#include "match/program.h"
#include "match/watchlist.h"

namespace tocsin::match {

/// Terms that others cover, unused concepts, thresholds no item reaches, no example that must stay silent.
void suspect(const Watchlist& watchlist, const Program& program, const TomlNode& root, Diagnostics& remarks);

}  // namespace tocsin::match
