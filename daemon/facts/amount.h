// One amount of money where it stands: "$ 16.4 million", "16,4 Millionen kanadische Dollar", "50元6角".
#pragma once

#include "facts/families.h"
#include "facts/numeral.h"

#include <optional>
#include <string>

namespace tocsin::facts {

struct Amount {
    Stretch where;
    double value = 0;
    double last_scale = 1;
    std::string currency;  ///< "" = a bare number
    bool scaled = false;
    bool digits = false;
    bool sign_first = false;  ///< "$5"
    bool implied = false;     ///< "a billion-dollar": a size rather than a sum
};

/// The amount or bare number that starts at `at`, or nothing.
std::optional<Amount> read_amount(const Page& page, const Families& families, std::uint32_t at);

}  // namespace tocsin::facts
