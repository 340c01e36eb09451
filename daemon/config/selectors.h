// Tries the selectors of a page while whoever wrote them looks on.
#pragma once

#include "model/source.h"

#include <string>

namespace tocsin::config {

/// What is wrong with `selector` as that field of Selectors, or "".
std::string wrong_selector(std::string Selectors::*field, const std::string& selector);

}  // namespace tocsin::config
