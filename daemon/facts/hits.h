// The words of the tables that were found in one text.
#pragma once

#include "facts/word.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tocsin::facts {

/// One occurrence of a word. Those of one place come longest first.
struct Hit {
    std::uint32_t start = 0, end = 0;
    const Word* word = nullptr;
    Kind kind = Kind::number;  ///< of the word, which is seldom near
};

/// The occurrences in one text, by place.
class Hits {
public:
    Hits(std::vector<Hit> hits, std::size_t text_size);

    std::span<const Hit> all() const { return hits_; }
    std::span<const Hit> at(std::uint32_t place) const;
    /// Those that start at or after `from` and before `to`.
    std::span<const Hit> between(std::uint32_t from, std::uint32_t to) const;
    /// The longest of `kind` at `place`, or null.
    const Hit* longest(std::uint32_t place, Kind kind) const;

private:
    std::vector<Hit> hits_;
    std::vector<std::uint32_t> first_;  ///< index of the first hit at or after a place; one more at the end
};

}  // namespace tocsin::facts
