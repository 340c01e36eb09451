// Numbers with their scale words: "2.5 billion", "trois milliards et demi", "3兆5000億", "7천 5백만".
#pragma once

#include "facts/lexicon.h"
#include "facts/number.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tocsin::facts {

struct Numeral {
    std::uint32_t end = 0;
    double value = 0;
    double first = 0;       ///< the number before any scale
    double last_scale = 1;  ///< product of the scale words at its end
    bool scaled = false;
    bool digits = false;   ///< starts with a digit
    bool whole = true;     ///< no decimals were written
    bool unsure = false;   ///< three decimals, which elsewhere would be thousands
    bool implied = false;  ///< began with a scale word or an article: nothing was counted
};

/// What the readers of one text share.
struct Page {
    const Reading* reading = nullptr;
    const Hits* hits = nullptr;
    Separators separators;
    std::vector<std::uint32_t> numbers;  ///< number_places()
    std::string home;                    ///< the currency meant where a headline says none; "" = ask nobody
    int year = 0;                        ///< when it was written; 0 = unknown
};

/// Where a number or a sum may begin, in order: at a first digit, or a word of number, scale or currency.
std::vector<std::uint32_t> number_places(const Reading& reading, const Hits& hits);

std::optional<Numeral> read_numeral(const Page& page, std::uint32_t at);

}  // namespace tocsin::facts
