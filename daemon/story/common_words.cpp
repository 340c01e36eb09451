#include "story/common_words.h"

#include "base/table.h"
#include "story/features.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

namespace tocsin::story {
namespace {

/// "" when it is not just one.
std::string term_of(const std::string& word) {
    std::vector<std::string> terms;
    const text::Tokens tokens = text::tokenise(word);
    for_each_word(tokens, tokens.list.size(), [&](std::string_view term) { terms.emplace_back(term); });
    std::string whole;
    for (const text::Token& token : tokens.list) {
        whole += tokens.word(token);
    }
    return terms.size() == 1 && terms.front() == whole ? whole : "";
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
        const std::string term = term_of(word);
        if (term.empty()) {
            return "neither one word nor two characters: " + word;
        }
        float& known = shares_[shelfmark(space, key_of(space, term))];
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
