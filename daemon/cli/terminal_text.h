// Strangers' words as one line that a terminal shows and does not obey.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::cli {

/// Without controls of either set, line breaks, and the marks that turn the direction of what follows.
std::string for_terminal(std::string_view words);

}  // namespace tocsin::cli
