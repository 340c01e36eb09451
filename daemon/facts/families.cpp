#include "facts/families.h"

#include <algorithm>

namespace tocsin::facts {

std::string Families::of_country(std::uint32_t number, std::string_view country) const {
    if (number == 0 || number > list.size()) {
        return "";
    }
    for (const std::string& code : list[number - 1].codes) {
        if (std::string_view(code).substr(0, 2) == country) {
            return code;
        }
    }
    return "";
}

std::uint32_t Families::number_of(std::string_view code) const {
    for (std::size_t index = 0; index < list.size(); ++index) {
        const auto& codes = list[index].codes;
        if (std::find(codes.begin(), codes.end(), code) != codes.end()) {
            return static_cast<std::uint32_t>(index + 1);
        }
    }
    return 0;
}

}  // namespace tocsin::facts
