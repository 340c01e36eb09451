// Gzipped bodies (sitemap.xml.gz): told by their first bytes, unpacked up to a limit. Pure.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tocsin::parse {

bool is_gzip(std::string_view bytes);

/// All members of the file. Damage keeps what came before it, and fails with `malformed` when that is
/// nothing; more than `most` bytes fail with `refused`.
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::size_t most);

}  // namespace tocsin::parse
