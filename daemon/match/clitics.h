// Arabic writes "and", "for", "the" onto the word: all ways to read a word without them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

bool may_have_clitics(std::string_view folded);

/// The word itself first, then what is left when [wa|fa] [bi|ka|li] [al|l] are taken off its front, as long
/// as three letters remain. A word of any other script gives itself.
std::vector<std::string> without_clitics(std::string_view folded);

}  // namespace tocsin::match
