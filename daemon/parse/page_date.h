// The dates of pages: what parse/date.h reads, also between separators, and times counted from now.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace tocsin::parse {

/// Null unless the whole text is understood, but for white space and separators at its ends. Without `now`
/// relative times are not. Bare numbers (years, telephone numbers) are no dates.
std::optional<Time> read_page_date(std::string_view text, std::optional<Time> now);

/// The same of an attribute, which machines wrote: seconds since 1970 count too.
std::optional<Time> read_attribute_date(std::string_view text, std::optional<Time> now);

}  // namespace tocsin::parse
