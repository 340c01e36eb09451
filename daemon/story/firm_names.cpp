#include "story/firm_names.h"

#include "text/tokens.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t shortest_end = 3;  // characters, in scripts without blanks

bool has_no_blanks(std::string_view name) {
    const text::Tokens tokens = text::tokenise(name);
    return std::all_of(tokens.list.begin(), tokens.list.end(), [](const text::Token& token) {
        return text::is_character(token.script);
    });
}

}  // namespace

bool is_same_firm(std::string_view one, std::string_view other) {
    if (one.size() < other.size()) {
        std::swap(one, other);
    }
    if (one == other) {
        return true;
    }
    if (other.empty() || one.size() == other.size()) {
        return false;
    }
    return one.ends_with(other) && (one[one.size() - other.size() - 1] == ' ' ||
                                    (text::count_points(other) >= shortest_end && has_no_blanks(other)));
}

}  // namespace tocsin::story
