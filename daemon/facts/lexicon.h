// All words of one language, found in a text in one pass.
#pragma once

#include "facts/hits.h"
#include "facts/reading.h"
#include "facts/word.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tocsin::facts {

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
    /// Small, for a walk reads one node a letter.
    struct Node {
        std::uint64_t letters = 0;  ///< of the children: bit_of() each, their order too
        std::uint32_t first_child = 0;
        std::uint32_t letter : 21 = 0;   ///< that leads here
        std::uint32_t direct : 1 = 1;    ///< every child has a bit of its own
        std::uint32_t last : 1 = 0;      ///< of its siblings
        std::uint32_t has_stop : 1 = 0;  ///< see Stop
    };
    /// Where words end, or a '*' inside a term stands.
    struct Stop {
        std::uint32_t first_word = 0, word_count = 0;
        std::uint32_t open_child = 0;  ///< where the '*' leads
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
    std::uint32_t child_among(const Node& parent, char32_t letter) const;
    std::uint32_t root_child(char32_t letter) const;
    void walk(const Reading& reading, std::uint32_t start, std::vector<Hit>& hits) const;
    void walk_behind_clitics(const Reading& reading, std::size_t before, std::vector<Hit>& hits) const;
    void accept(const Reading& reading, const Entry& entry, Stretch found, std::vector<Hit>& hits) const;

    const Alphabet* alphabet_;
    std::vector<Term> terms_;
    std::vector<Entry> entries_;  ///< of the terms
    std::vector<Node> nodes_;
    std::vector<Stop> stops_;           ///< by node
    std::vector<std::uint32_t> roots_;  ///< first step by code point: many walks end there
};

}  // namespace tocsin::facts
