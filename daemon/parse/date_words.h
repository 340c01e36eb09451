// Words of a date that say nothing by themselves.
#pragma once

#include <string_view>

namespace tocsin::parse {

/// Whether `name` only joins the parts of a date. `rest` is what follows it.
bool is_joint(std::string_view name, std::string_view rest);

/// "Updated", "Publié le", "am": what pages say before a date.
bool is_introduction(std::string_view name);

/// "kl.": a time of day follows, and nothing else.
bool is_clock_word(std::string_view name);

/// "tháng": a figure that is a month follows, and the day came before.
bool is_month_word(std::string_view name);

/// What is grown together with a day's figure: "1st", "1er".
bool is_ordinal(std::string_view name);

}  // namespace tocsin::parse
