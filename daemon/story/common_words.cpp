#include "story/common_words.h"

#include "base/table.h"
#include "story/features.h"
#include "text/tokens.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

namespace tocsin::story {
namespace {

/// As a text's words become terms; "" when it is neither one word nor two characters.
std::string term_of(const text::Tokens& tokens) {
    if (tokens.list.size() == 1 && !text::is_character(tokens.list[0].script)) {
        return std::string(tokens.word(tokens.list[0]));
    }
    if (tokens.list.size() == 2 && text::is_character(tokens.list[0].script) &&
        text::is_character(tokens.list[1].script)) {
        return std::string(tokens.word(tokens.list[0])).append(tokens.word(tokens.list[1]));
    }
    return "";
}

std::optional<float> share_of(const std::string& spelled) {
    float share = 0;
    const auto [end, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), share);
    const bool whole = error == std::errc() && end == spelled.data() + spelled.size();
    return whole && share > 0 && share <= 1 ? std::optional<float>(share) : std::nullopt;
}

}  // namespace

std::string CommonWords::add(const TableRow& row) {
    const std::optional<float> share = share_of(row.fields[1]);
    if (!share) {
        return "not a share above 0, up to 1: " + row.fields[1];
    }
    const std::uint32_t space = space_of(row.fields[0]);
    spaces_.insert(space);
    if (row.fields[0].empty() || row.fields[2].find_first_not_of(' ') == std::string::npos) {
        return "no language, or no words";
    }
    std::istringstream words(row.fields[2]);
    for (std::string word; words >> word;) {
        const std::string term = term_of(text::tokenise(word));
        if (term.empty()) {
            return "neither one word nor two characters: " + word;
        }
        float& known = shares_[key_of(space, term)];
        known = std::max(known, *share);  // "ou" and "où" are one term
    }
    return "";
}

Result<CommonWords> CommonWords::load(const std::string& path) {
    const auto table = read_table(path, 3);
    if (!table) {
        return fail(table.error());
    }
    CommonWords common;
    for (const TableRow& row : *table) {
        if (const std::string wrong = common.add(row); !wrong.empty()) {
            return fail(ErrorKind::malformed, path + ":" + std::to_string(row.line) + ": " + wrong);
        }
    }
    return common;
}

}  // namespace tocsin::story
