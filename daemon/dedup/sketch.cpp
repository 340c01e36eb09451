#include "dedup/sketch.h"

#include "base/hash.h"

#include <algorithm>

namespace tocsin::dedup {
namespace {

constexpr std::size_t most_words = 20'000;  // of one text; what follows is not looked at

std::uint32_t pair_hash(std::uint64_t first, std::uint64_t second) {
    std::uint64_t mixed = first * 0x9E3779B97F4A7C15ULL + second;
    mixed = (mixed ^ (mixed >> 32U)) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::uint32_t>((mixed ^ (mixed >> 32U)) >> 16U);
}

void add_pairs(const Words& words, std::vector<std::uint32_t>& into) {
    const std::size_t count = std::min(words.size(), most_words);
    if (count == 1) {
        into.push_back(pair_hash(0, words.front()));
    }
    for (std::size_t i = 1; i < count; ++i) {
        into.push_back(pair_hash(words[i - 1], words[i]));
    }
}

void add_key(const Words& words, std::uint64_t& key) {
    for (const std::uint64_t word : words) {
        key = (key ^ word) * 0x9E3779B97F4A7C15ULL;
        key ^= key >> 29U;
    }
}

/// Sorts and drops repeats; gives the limit below which nothing is missing.
std::uint64_t in_order(std::vector<std::uint32_t>& hashes) {
    constexpr std::size_t ample = 4 * Sketch::most;  // sorting more would be for nothing
    const bool cut = hashes.size() > ample;
    if (cut) {
        std::nth_element(hashes.begin(), hashes.begin() + ample, hashes.end());
        hashes.resize(ample);
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return cut ? hashes.back() + std::uint64_t{1} : Sketch::everything;
}

}  // namespace

Words words_of(const text::Tokens& tokens) {
    Words words;
    words.reserve(tokens.list.size());
    for (const text::Token& token : tokens.list) {
        words.push_back(hash64(tokens.word(token)));
    }
    return words;
}

Sketch sketch_of(const Words& title, const Words& body) {
    Sketch sketch;
    std::vector<std::uint32_t>& hashes = sketch.hashes;
    hashes.reserve(std::min(title.size() + body.size(), 2 * most_words));
    add_pairs(title, hashes);
    add_pairs(body, hashes);
    sketch.limit = in_order(hashes);
    trim(sketch);
    hashes.shrink_to_fit();
    return sketch;
}

void trim(Sketch& sketch) {
    if (sketch.hashes.size() > Sketch::most) {
        sketch.limit = sketch.hashes[Sketch::most];
        sketch.hashes.resize(Sketch::most);
    }
}

std::size_t word_count(const text::Tokens& tokens) {
    std::size_t words = 0;
    std::size_t characters = 0;
    for (const text::Token& token : tokens.list) {
        ++(text::is_character(token.script) ? characters : words);
    }
    return words + characters / 2;
}

std::uint64_t words_key(const Words& title, const Words& body) {
    if (title.empty() && body.empty()) {
        return 0;
    }
    std::uint64_t key = 0x746F6373696EULL;
    add_key(title, key);
    add_key(body, key);
    return key == 0 ? 1 : key;
}

}  // namespace tocsin::dedup
