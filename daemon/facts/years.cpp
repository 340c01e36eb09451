#include "facts/years.h"

namespace tocsin::facts {
namespace {

constexpr int first_year = 1990, last_year = 2099;

}  // namespace

int year_at(const Reading& reading, std::uint32_t at) {
    const bool inside = at > 0 && (reading.is_digit(at - 1) || reading.is_letter(at - 1));
    int year = 0;
    for (std::uint32_t next = at; next < at + year_digits; ++next) {
        if (!reading.is_digit(next)) {
            return 0;
        }
        year = year * 10 + static_cast<int>(reading.text[next] - U'0');
    }
    const bool whole = !inside && !reading.is_digit(at + year_digits);
    return whole && year >= first_year && year <= last_year ? year : 0;
}

}  // namespace tocsin::facts
