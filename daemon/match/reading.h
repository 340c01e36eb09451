// One item as its words, looked up: which patterns of the machine are in it and where.
#pragma once

#include "match/item_text.h"
#include "match/machine.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::match {

/// Title and text are counted apart: nothing is near across them.
constexpr std::uint32_t body_starts = 1U << 24U;
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

struct Occurrence {
    std::uint32_t position = 0;
    std::uint32_t word = 0;
    std::uint32_t next = nowhere;  ///< index of the next occurrence of the same word
};

/// Reused from item to item; belongs to one thread and one machine at a time.
class Reading {
public:
    explicit Reading(const Machine& machine);

    /// Both must outlive the reading's use. An unknown language is "".
    void read(const ItemText& text, const std::string& language);

    /// Takes words and their numbers in the title: Machine::number_in().
    bool has(std::uint32_t number) const { return (present_[number / 64] >> (number % 64) & 1U) != 0; }
    /// Index of the first occurrence in rising order of position, or nowhere.
    std::uint32_t first(std::uint32_t word) const { return chains_[word].head; }
    const Occurrence& occurrence(std::uint32_t at) const { return occurrences_[at]; }
    bool stands_at(std::uint32_t word, std::uint32_t position) const;

    /// The words seen, each once.
    const std::vector<std::uint32_t>& words() const { return touched_; }

    bool is_visible(std::uint32_t language) const { return visible_[language]; }
    bool is_shouting(std::uint32_t position) const {
        return position < body_starts ? text_->title.shouting : text_->body.shouting;
    }
    bool shouts() const { return text_->title.shouting || text_->body.shouting; }

    /// Where the zone lies, as positions.
    std::uint32_t zone_begin(Zone zone) const {
        return zone == Zone::title || zone == Zone::anywhere ? 0 : body_starts;
    }
    std::uint32_t zone_end(Zone zone) const {
        return zone == Zone::title ? body_starts : zone == Zone::lead ? lead_ends_ : nowhere;
    }
    /// The innermost zone of a position.
    Zone zone_at(std::uint32_t position) const;
    /// The words from `begin` up to, not including, `end` as the item spells them.
    std::string_view quote(std::uint32_t begin, std::uint32_t end) const;

    /// The lead, from the beginning of the text to the end of its last word.
    std::string_view lead() const;

    /// Number of the item, for those who remember per item.
    std::uint64_t round() const { return round_; }

private:
    /// What a word answers to, remembered: a single number in `first` itself, several from there in numbers_.
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t first = 0, count = 0;
    };
    struct Chain {
        std::uint32_t head = nowhere, tail = nowhere;  ///< in occurrences_
    };
    /// A stretch of the item: title or body.
    struct Side {
        const text::Tokens& tokens;
        const std::vector<std::uint64_t>& keys;
        std::string_view original;
        std::uint32_t offset = 0;
    };

    Entry& slot_of(std::uint64_t key);
    const Entry& remembered(std::uint64_t key, std::string_view folded);
    void forget();
    void grow();
    void take(const Side& side);
    void take_pair(const Side& side, std::size_t at);
    void put(std::uint32_t word, std::uint32_t position);
    void put_spelled(std::uint32_t marked, std::string_view original, std::uint32_t position);
    void put_all(const Entry& entry, std::string_view original, std::uint32_t position);
    void choose_languages(const std::string& language);
    void clear();

    const Machine& machine_;
    std::uint32_t title_shift_;
    std::vector<Entry> table_;
    std::vector<std::uint32_t> numbers_, scratch_;
    std::size_t remembered_ = 0;

    const ItemText* text_ = nullptr;
    std::uint32_t lead_ends_ = 0;
    std::vector<std::uint64_t> present_;
    std::vector<Chain> chains_;
    std::vector<std::uint32_t> touched_;
    std::vector<Occurrence> occurrences_;
    std::vector<std::uint32_t> title_answers_,
        body_answers_;  ///< position -> first of its own in occurrences_
    std::vector<char> visible_;
    std::string language_ = "?";
    std::uint64_t round_ = 0;
};

}  // namespace tocsin::match
