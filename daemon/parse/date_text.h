// A date in other scripts made ASCII as far as figures and signs go; names stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace tocsin::parse {

struct DateText {
    std::string text;     ///< "2025年1月21日 15時04分" -> "2025-1-21  15:04 "
    bool korean = false;  ///< written with Korean units
};

DateText plain_date(std::string_view date);

}  // namespace tocsin::parse
