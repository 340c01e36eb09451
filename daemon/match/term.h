// One term of a watchlist, as the analyst wrote it and as word patterns.
//
//   data {center,centre}   alternatives      invest*   beginning       *rechenzentr*   inside a compound
//   =AI campus             "AI" in exactly these letters, "campus" in any
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

/// What one word of an item must look like. Two neighbouring Han or kana characters count as one pattern.
struct WordPattern {
    std::string folded;
    std::string exact;         ///< these letters and no others; "" = any case
    bool open_front = false;   ///< "*x"
    bool open_back = false;    ///< "x*"; Hangul always, for its particles
    std::uint32_t offset = 0;  ///< word number inside the sequence
};

/// Words that follow each other.
struct Sequence {
    std::vector<WordPattern> patterns;
    std::uint32_t length = 0;  ///< in words
};

struct Term {
    std::string source;
    std::vector<Sequence> sequences;  ///< one per alternative
    int line = 0, column = 0;         ///< in the file of its concept, from 1
};

/// Told what is wrong and, perhaps, what to write instead.
using Complaint = std::function<void(std::string message, std::string hint)>;

/// Empty `sequences` when it complained.
Term read_term(std::string_view source, const Complaint& complain);

/// The letters `=` compares: wide forms made narrow, the stops of "A.I." left out.
std::string exact_letters(std::string_view original);

/// A whole word of one or two letters that is not held to its capitals: it will hit far too often.
bool is_too_short(const Term& term);

}  // namespace tocsin::match
