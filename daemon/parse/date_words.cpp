#include "parse/date_words.h"

#include "html/word_table.h"

#include <algorithm>
#include <array>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

constexpr std::array joint_words{"of"sv,   "at"sv,  "on"sv,  "the"sv,  "del"sv,  "el"sv,   "le"sv,   "uhr"sv,
                                 "um"sv,   "den"sv, "kl"sv,  "klo"sv,  "om"sv,   "alle"sv, "ore"sv,  "ora"sv,
                                 "r"sv,    "la"sv,  "las"sv, "ngày"sv, "à"sv,    "às"sv,   "года"sv, "г"sv,
                                 "року"sv, "р"sv,   "в"sv,   "о"sv,    "στις"sv, "gada"sv, "m"sv,    "d"sv};
constexpr html::WordTable joints(joint_words);

}  // namespace

bool is_joint(std::string_view name, std::string_view rest) {
    if (joints.contains(name)) {
        return true;
    }
    // "de" before anything but a time of day: in Hungarian it is the morning.
    if (!html::same_folded(name, "de") || rest.substr(0, 1) == ".") {
        return false;
    }
    const std::size_t digit = std::min(rest.find_first_not_of(' '), rest.size());
    const std::size_t behind = std::min(rest.find_first_not_of("0123456789", digit), rest.size());
    return behind == digit || behind == rest.size() || rest[behind] != ':';
}

}  // namespace tocsin::parse
