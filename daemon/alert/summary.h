// A deal in one line, from its facts alone: "OpenAI, Oracle: USD 100bn now; Texas; announced".
#pragma once

#include "model/facts.h"

#include <string>

namespace tocsin::alert {

/// "USD 100bn", "about EUR 3.5m (USD 3.6m)", "at least USD 20bn", "USD 5bn to 7bn"; as quoted when the
/// currency or the value is not known.
std::string to_text(const Money& money);

/// "" when nothing is known.
std::string summary_of(const Deal& deal);

}  // namespace tocsin::alert
