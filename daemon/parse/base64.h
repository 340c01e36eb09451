// Base64, as Atom's constructs carry it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tocsin::parse {

/// White space is ignored. Null when something else is in it.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace tocsin::parse
