// Which language a text is written in.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::text {

/// ISO 639-1 code ("zh-Hant" for traditional Chinese) or "" when in doubt. Reads the first 600 bytes or so.
/// `hint` is what feed or page claims; the text wins when it is long enough to be sure.
std::string language_of(std::string_view utf8, std::string_view hint = {});

/// "en-US" -> "en", "zh-TW" and "zh_HK" -> "zh-Hant", "pt-BR" -> "pt", "English" -> "en"; "" when unknown.
std::string base_language(std::string_view tag);

}  // namespace tocsin::text
