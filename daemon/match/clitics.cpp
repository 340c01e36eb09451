#include "match/clitics.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace tocsin::match {
namespace {

constexpr std::size_t fewest_letters = 3;

constexpr std::array<std::string_view, 3> conjunctions = {"", "و", "ف"};
constexpr std::array<std::string_view, 4> prepositions = {"", "ب", "ك", "ل"};
constexpr std::array<std::string_view, 3> articles = {"", "ال", "ل"};

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace

bool may_have_clitics(std::string_view folded) {
    const auto lead = folded.empty() ? 0U : static_cast<unsigned>(static_cast<unsigned char>(folded[0]));
    return lead >= 0xD8 && lead <= 0xDB;
}

std::vector<std::string> without_clitics(std::string_view folded) {
    std::vector<std::string> forms{std::string(folded)};
    if (!may_have_clitics(folded))
        return forms;
    for (const std::string_view conjunction : conjunctions) {
        for (const std::string_view preposition : prepositions) {
            for (const std::string_view article : articles) {
                const std::string front =
                    std::string(conjunction) + std::string(preposition) + std::string(article);
                if (front.empty() || !begins(folded, front))
                    continue;
                std::string rest(folded.substr(front.size()));
                if (text::count_points(rest) >= fewest_letters &&
                    std::find(forms.begin(), forms.end(), rest) == forms.end())
                    forms.push_back(std::move(rest));
            }
        }
    }
    return forms;
}

}  // namespace tocsin::match
