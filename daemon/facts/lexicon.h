// All words of one language, found in a text in one pass.
#pragma once

#include "facts/reading.h"
#include "facts/word.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tocsin::facts {

/// One occurrence of a word. Those of one place come longest first.
struct Hit {
    std::uint32_t start = 0, end = 0;
    const Word* word = nullptr;
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

class Lexicon {
public:
    explicit Lexicon(const Alphabet& alphabet) : alphabet_(&alphabet) {}

    /// `term` is as written in a table; a '*' leaves the end of a word open. Words already there stay: the
    /// first of a kind wins where the readers ask for one.
    void add(std::string_view term, Word word);

    /// Sorts what was added; before it nothing is found.
    void freeze();

    Hits find(const Reading& reading) const;

private:
    struct Node {
        std::uint64_t letters = 0;  ///< of the children: bit by the low six bits of each, their order too
        std::uint32_t first_child = 0, first_word = 0;
        std::uint32_t open_child = 0;  ///< where a '*' inside a term leads
        char32_t letter = 0;           ///< that leads here
        std::uint32_t word_count = 0;
        std::uint32_t child_count : 31 = 0;
        std::uint32_t direct : 1 = 1;  ///< every child has a bit of its own
    };
    /// What a walk asks of a word, side by side for those of one spelling.
    struct Entry {
        const Word* word = nullptr;
        Kind kind = Kind::number;
        bool open = false, inflects = false, exact_case = false;
    };
    struct Term {
        std::u32string spelling;
        std::uint32_t order = 0;
        std::unique_ptr<Word> word;
    };
    struct Group {
        std::size_t from = 0, to = 0;
        std::size_t depth = 0;
        std::uint32_t node = 0;
    };

    void expand(const Group& group, std::vector<Group>& later);
    std::uint32_t child_of(const Node& parent, char32_t letter) const;
    std::uint32_t root_child(char32_t letter) const;
    void walk(const Reading& reading, std::uint32_t start, std::vector<Hit>& hits) const;
    void walk_behind_clitics(const Reading& reading, std::size_t before, std::vector<Hit>& hits) const;
    void accept(const Reading& reading, const Entry& entry, Stretch found, std::vector<Hit>& hits) const;

    const Alphabet* alphabet_;
    std::vector<Term> terms_;
    std::vector<Entry> entries_;  ///< of the terms
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> roots_;  ///< first step by code point: many walks end there
};

}  // namespace tocsin::facts
