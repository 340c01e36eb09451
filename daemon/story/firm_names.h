// When two names are one firm's.
#pragma once

#include <string_view>

namespace tocsin::story {

/// "Zuger Gletscher Cloud" is "Gletscher Cloud", "한국남부발전" is "남부발전": the same, or one is the end of
/// the other, at a blank, or, where names have none, of three characters or more. "Siemens Energy" is not
/// "Siemens".
bool is_same_firm(std::string_view one, std::string_view other);

}  // namespace tocsin::story
