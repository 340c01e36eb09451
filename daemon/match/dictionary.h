// Every word pattern of all watchlists under a number, and which of them a word answers to.
#pragma once

#include "match/term.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tocsin::match {

class Dictionary {
public:
    /// The number of the pattern; the same pattern gets the same number.
    std::uint32_t add(const WordPattern& pattern);

    std::size_t size() const { return exact_.size(); }

    /// The numbers of all patterns the folded word answers to, appended. Those held to their capitals are
    /// among them: see exact(). Takes microseconds; readers remember the answer.
    void look_up(std::string_view folded, std::vector<std::uint32_t>& into) const;

    /// The letters the pattern is held to, or "".
    const std::string& exact(std::uint32_t word) const { return exact_[word]; }

    /// A guess at how often the pattern turns up in a text, for choosing what to look for first.
    double commonness(std::uint32_t word) const { return commonness_[word]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Numbers = std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;

    /// Patterns of one kind by their letters.
    struct Shelf {
        Numbers numbers;
        std::vector<std::size_t> lengths;  ///< of the keys, rising
    };

    static void put(Shelf& shelf, const std::string& key, std::uint32_t number);
    static void take(const Shelf& shelf, std::string_view key, std::vector<std::uint32_t>& into);
    void look_up_whole(std::string_view folded, std::vector<std::uint32_t>& into) const;

    Shelf whole_, beginnings_, ends_, insides_;
    std::unordered_map<std::string, std::uint32_t> known_;
    std::vector<std::string> exact_;
    std::vector<double> commonness_;
};

}  // namespace tocsin::match
