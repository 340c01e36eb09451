// Makes JSON that a parser accepts out of what was meant to be JSON.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

/// One value out of any bytes: raw controls in strings are escaped, halves of surrogate pairs replaced,
/// commas too many dropped and missing ones put in, words that are no JSON made null, and what was cut is
/// closed. "" when it is nested too deeply.
std::string repair_json(std::string_view utf8);

}  // namespace tocsin::parse
