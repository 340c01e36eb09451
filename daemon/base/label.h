// One label of a metric: name="value", whatever the value holds.
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

std::string label(std::string_view name, std::string_view value);

}  // namespace tocsin
