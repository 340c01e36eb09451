// The words in an article's address: the only headline a plain sitemap has. Pure.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

/// "oracle builds in abilene" from ".../2025/oracle-builds-in-abilene-1234567.html"; "" when the address has
/// no such words.
std::string slug_words(std::string_view url);

}  // namespace tocsin::parse
