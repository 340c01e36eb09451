// What bytes themselves say for or against UTF-8. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin::text {

/// UTF-8 with a few broken bytes is still UTF-8; text of one byte a letter shows almost no whole sequence.
/// `least` whole ones must stand against each broken one.
bool mostly_utf8(std::string_view bytes, std::size_t least);

/// Whether the bytes are UTF-8, although somebody says they are in the encoding `claimed` (a name of
/// encoding_named()). Letters of any other encoding hit upon whole sequences by chance, so one or two prove
/// nothing unless `seconded`: unless somebody else says UTF-8.
bool is_utf8_against(std::string_view bytes, std::string_view claimed, bool seconded);

}  // namespace tocsin::text
