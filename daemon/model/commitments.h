// Which sums of an item count as put in, beside those of its deals.
#pragma once

#include "model/facts.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace tocsin {

constexpr std::size_t opening_size = 400;  ///< code points: headline and lead

constexpr bool is_own_sum(std::string_view role) {
    return role == "commitment" || role == "ceiling" || role == "first_tranche";
}

/// Its own, or that of the larger plan it is part of.
constexpr bool is_of_deal(std::string_view role) { return is_own_sum(role) || role == "programme"; }

/// What headline and lead say is put in: a deal keeps one sum, its report may say it in two currencies or by
/// the month and by the year.
inline std::vector<Money> opening_sums(const Facts& facts) {
    std::vector<Money> sums;
    for (const Money& money : facts.money) {
        if (money.span.start < opening_size && is_of_deal(money.role)) {
            sums.push_back(money);
        }
    }
    return sums;
}

}  // namespace tocsin
