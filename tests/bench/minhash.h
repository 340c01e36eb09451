// MinHash with locality-sensitive hashing, as textbooks have it: what the index of tocsin is measured beside.
// Broder, "On the resemblance and containment of documents", 1997; Leskovec, Rajaraman, Ullman, "Mining of
// Massive Datasets", chapter 3.
#pragma once

#include "base/hash.h"
#include "model/article.h"
#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace tocsin::bench {

/// 25 bands of 5 minima over pairs of words; copies resemble each other by half. Nothing is ever dropped.
class MinHash {
public:
    static constexpr std::size_t bands = 25, rows = 5, minima = bands * rows;

    /// Whether a text seen before resembles it. Remembers it.
    bool judge(const Article& article) {
        const Signature signature = sign(article);
        std::vector<std::uint32_t> candidates;
        const auto number = static_cast<std::uint32_t>(signatures_.size());
        for (std::size_t band = 0; band < bands; ++band) {
            std::vector<std::uint32_t>& bucket = buckets_[key_of(signature, band)];
            candidates.insert(candidates.end(), bucket.begin(), bucket.end());
            bucket.push_back(number);
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        const bool copy = std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t other) {
            return resemblance(signature, signatures_[other]) >= 0.5;
        });
        signatures_.push_back(signature);
        return copy;
    }

private:
    using Signature = std::array<std::uint32_t, minima>;

    static Signature sign(const Article& article) {
        Signature signature;
        signature.fill(std::numeric_limits<std::uint32_t>::max());
        std::uint64_t before = 0;
        for (const std::string* part : {&article.title, &article.text}) {
            const text::Tokens tokens = text::tokenise(*part);
            for (const text::Token& token : tokens.list) {
                const std::uint64_t word = hash64(tokens.word(token));
                const std::uint64_t pair = (before * 0x9E3779B97F4A7C15ULL) ^ word;
                before = word;
                for (std::size_t i = 0; i < minima; ++i) {
                    const auto hash = static_cast<std::uint32_t>((pair * factor(i)) >> 32U);
                    signature[i] = std::min(signature[i], hash);
                }
            }
        }
        return signature;
    }

    /// Odd, another for each: multiply-shift hashing (Dietzfelbinger et al., 1997).
    static constexpr std::uint64_t factor(std::size_t i) {
        return ((i + 1) * 0xD6E8FEB86659FD93ULL ^ 0xA5A5A5A5A5A5A5A5ULL) | 1U;
    }

    static std::uint64_t key_of(const Signature& signature, std::size_t band) {
        std::uint64_t key = band + 1;
        for (std::size_t row = 0; row < rows; ++row) {
            key = (key ^ signature[band * rows + row]) * 0x9E3779B97F4A7C15ULL;
            key ^= key >> 31U;
        }
        return key;
    }

    static double resemblance(const Signature& one, const Signature& other) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < minima; ++i) {
            same += one[i] == other[i] ? 1U : 0U;
        }
        return static_cast<double>(same) / minima;
    }

    std::vector<Signature> signatures_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
};

}  // namespace tocsin::bench
