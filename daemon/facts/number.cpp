#include "facts/number.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace tocsin::facts {
namespace {

constexpr std::size_t most_digits = 40;

struct Part {
    char32_t before = 0;  ///< the separator in front of it
    std::string digits;
};

std::string digits_at(const Reading& reading, std::uint32_t at) {
    std::string digits;
    while (reading.is_digit(at) && digits.size() < most_digits) {
        digits += static_cast<char>(reading.text[at++]);
    }
    return digits;
}

bool joins_thousands(char32_t separator) { return separator == U' ' || separator == U'\''; }

bool may_follow(const std::vector<Part>& parts, char32_t separator, const std::string& digits) {
    if (!joins_thousands(separator)) {
        return separator == U'.' || separator == U',';
    }
    const bool same = parts.size() == 1 || parts.back().before == separator;
    return digits.size() == 3 && parts.back().digits.size() <= 3 && same;
}

std::vector<Part> parts_at(const Reading& reading, std::uint32_t at, std::uint32_t& end) {
    std::vector<Part> parts{{0, digits_at(reading, at)}};
    end = at + static_cast<std::uint32_t>(parts[0].digits.size());
    while (!parts[0].digits.empty() && reading.is_digit(end + 1) && parts.size() < 12) {
        const char32_t separator = reading.text[end];
        const std::string digits = digits_at(reading, end + 1);
        if (!may_follow(parts, separator, digits)) {
            break;
        }
        parts.push_back({separator, digits});
        end += 1 + static_cast<std::uint32_t>(digits.size());
    }
    return parts;
}

/// Whether the last part is a fraction.
bool has_decimals(const std::vector<Part>& parts, Separators separators) {
    const char32_t last = parts.back().before;
    if (parts.size() < 2 || joins_thousands(last)) {
        return false;
    }
    if (parts.size() > 2) {
        return std::count_if(parts.begin() + 1, parts.end(), [&](const Part& part) {
                   return part.before == last;
               }) == 1;
    }
    const bool like_thousands =
        parts[1].digits.size() == 3 && parts[0].digits.size() <= 3 && parts[0].digits != "0";
    const bool round = parts[1].digits == "000";  // thousands wherever it is written: nobody counts nothings
    return !like_thousands || (last == separators.decimal && !round);
}

}  // namespace

std::optional<Number> read_number(const Reading& reading, std::uint32_t at, Separators separators) {
    Number number;
    const std::vector<Part> parts = parts_at(reading, at, number.end);
    if (parts[0].digits.empty()) {
        return std::nullopt;
    }
    number.whole = !has_decimals(parts, separators);
    number.unsure = !number.whole && parts.size() == 2 && parts[1].digits.size() == 3 &&
                    parts[0].digits.size() <= 3 && parts[0].digits != "0";
    number.grouped = parts.size() > (number.whole ? 1U : 2U);
    std::string written;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (index + 1 == parts.size() && !number.whole) {
            written += '.';
        }
        written += parts[index].digits;
    }
    number.value = std::strtod(written.c_str(), nullptr);
    if (written.size() > most_digits) {
        return std::nullopt;
    }
    return number;
}

}  // namespace tocsin::facts
