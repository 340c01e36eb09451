// A small uniform sample of a text's word pairs: enough to tell how much of one text is in another.
#pragma once

#include "text/tokens.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tocsin::dedup {

/// The lowest hashes of all pairs of neighbouring words (characters, in Han and kana).
struct Sketch {
    static constexpr std::size_t most = 48;
    static constexpr std::uint64_t everything = 1ULL << 32U;

    std::vector<std::uint32_t> hashes;  ///< ascending, without repeats
    std::uint64_t limit = everything;   ///< every pair whose hash is below it is here
};

/// One hash for every word.
using Words = std::vector<std::uint64_t>;

/// Keeps the lowest of a larger one.
void trim(Sketch& sketch);

Words words_of(const text::Tokens& tokens);

Sketch sketch_of(const Words& title, const Words& body);

/// Words, two Han or kana characters counting as one.
std::size_t word_count(const text::Tokens& tokens);

/// The same words in the same order give the same key, whatever the case, accents and punctuation.
/// Never 0 unless there are no words.
std::uint64_t words_key(const Words& title, const Words& body);

}  // namespace tocsin::dedup
