// A fixed set of short ASCII words, looked up in any case without allocating. Laid out by the compiler.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tocsin::html {

constexpr char fold_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool same_folded(std::string_view a, std::string_view lower) {
    if (a.size() != lower.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (fold_ascii(a[i]) != lower[i]) {
            return false;
        }
    }
    return true;
}

/// Of the length and four letters: enough to tell a few hundred words apart.
constexpr std::uint32_t hash_folded(std::string_view word, std::uint32_t seed = 0) {
    if (word.empty()) {
        return seed;
    }
    const auto letter = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<std::uint8_t>(fold_ascii(word[at])));
    };
    const std::size_t last = word.size() - 1;
    const std::uint32_t four =
        letter(0) | letter(last / 2) << 8U | letter(last) << 16U | letter(last / 3) << 24U;
    const std::uint32_t hash = (four ^ seed ^ static_cast<std::uint32_t>(word.size()) << 5U) * 0x9E3779B1U;
    return hash ^ (hash >> 15U);
}

/// Words are lower-case. index_of() gives the place in the list, or -1.
template <std::size_t N>
class WordTable {
public:
    static constexpr std::size_t slots = N < 16 ? 64 : N < 60 ? 256 : N < 250 ? 1024 : 4096;

    constexpr explicit WordTable(const std::array<std::string_view, N>& words) : words_(words) {
        for (std::size_t i = 0; i < N; ++i) {
            std::size_t slot = hash_folded(words[i]) % slots;
            while (places_[slot] != 0) {
                slot = (slot + 1) % slots;
            }
            places_[slot] = static_cast<std::int16_t>(i + 1);
        }
    }

    constexpr int index_of(std::string_view word) const {
        if (word.size() > 32) {
            return -1;
        }
        for (std::size_t slot = hash_folded(word) % slots; places_[slot] != 0; slot = (slot + 1) % slots) {
            const auto place = static_cast<std::size_t>(places_[slot] - 1);
            if (same_folded(word, words_[place])) {
                return static_cast<int>(place);
            }
        }
        return -1;
    }
    constexpr bool contains(std::string_view word) const { return index_of(word) >= 0; }
    constexpr std::string_view word(std::size_t place) const { return words_[place]; }

private:
    std::array<std::string_view, N> words_;
    std::array<std::int16_t, slots> places_{};
};

}  // namespace tocsin::html
