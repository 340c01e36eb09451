// Words of a date that say nothing by themselves.
#pragma once

#include <string_view>

namespace tocsin::parse {

/// Whether `name` only joins the parts of a date. `rest` is what follows it.
bool is_joint(std::string_view name, std::string_view rest);

}  // namespace tocsin::parse
