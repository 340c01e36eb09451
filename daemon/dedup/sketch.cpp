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

void add_pairs(const text::Tokens& tokens, std::vector<std::uint32_t>& into) {
    const std::size_t count = std::min(tokens.list.size(), most_words);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t word = hash64(tokens.word(tokens.list[i]));
        if (i > 0 || count == 1) {
            into.push_back(pair_hash(before, word));
        }
        before = word;
    }
}

void add_key(const text::Tokens& tokens, std::uint64_t& key) {
    for (const text::Token& token : tokens.list) {
        key = (key ^ hash64(tokens.word(token))) * 0x9E3779B97F4A7C15ULL;
        key ^= key >> 29U;
    }
}

}  // namespace

Sketch sketch_of(const text::Tokens& title, const text::Tokens& body) {
    Sketch sketch;
    std::vector<std::uint32_t>& hashes = sketch.hashes;
    hashes.reserve(std::min(title.list.size() + body.list.size(), 2 * most_words));
    add_pairs(title, hashes);
    add_pairs(body, hashes);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() > Sketch::most) {
        sketch.limit = hashes[Sketch::most];
        hashes.resize(Sketch::most);
    }
    hashes.shrink_to_fit();
    return sketch;
}

std::size_t word_count(const text::Tokens& tokens) {
    std::size_t words = 0;
    std::size_t characters = 0;
    for (const text::Token& token : tokens.list) {
        const bool character = token.script == text::Script::han || token.script == text::Script::kana;
        ++(character ? characters : words);
    }
    return words + characters / 2;
}

std::uint64_t words_key(const text::Tokens& title, const text::Tokens& body) {
    if (title.list.empty() && body.list.empty()) {
        return 0;
    }
    std::uint64_t key = 0x746F6373696EULL;
    add_key(title, key);
    add_key(body, key);
    return key == 0 ? 1 : key;
}

}  // namespace tocsin::dedup
