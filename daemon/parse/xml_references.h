// References of a run of XML text, made such that an XML parser knows them all.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

/// Appends `run`, which holds no markup.
void append_rewritten(std::string& into, std::string_view run);

}  // namespace tocsin::parse
