// References of a run of XML text, made such that an XML parser knows them all.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

/// Appends `run`, which holds no markup.
void append_rewritten(std::string& into, std::string_view run);

/// The same for what stands between the double quotes of an attribute.
void append_rewritten_attribute(std::string& into, std::string_view value);

/// Whether there are characters XML forbids.
bool has_controls(std::string_view utf8);

}  // namespace tocsin::parse
