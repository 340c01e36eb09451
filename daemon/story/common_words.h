// How common the words of a language are, known before any item is read: a young store cannot tell rare words
// from common ones. Pure.
//
//   Takes   common_words.tsv
//   Gives   shares of items by term
//   Runs    on any thread; holds only what it loaded
#pragma once

#include "base/result.h"
#include "base/table.h"
#include "story/features.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <string>

namespace tocsin::story {

class CommonWords {
public:
    /// Rows "language<TAB>share<TAB>words": words as they are written, with blanks between them (pairs of
    /// neighbouring characters in Han and kana), each found in that share of items, between 0 and 1. Fails
    /// with `malformed`, naming file and line.
    [[nodiscard]] static Result<CommonWords> load(const std::string& path);

    /// Whether anything is known of the language this space is of.
    bool knows(std::uint32_t space) const { return spaces_.contains(space); }
    /// 0 = not common.
    double share(std::uint32_t space, std::uint32_t key) const {
        const auto found = shares_.find(shelfmark(space, key));
        return found == shares_.end() ? 0 : static_cast<double>(found->second);
    }

private:
    /// What is wrong with the row, or "".
    std::string add(const TableRow& row);

    boost::unordered_flat_set<std::uint32_t> spaces_;
    boost::unordered_flat_map<std::uint64_t, float> shares_;  // by space and term
};

}  // namespace tocsin::story
