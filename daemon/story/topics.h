// What each live story is about, as sums of weighted terms, and which stories have a term.
#pragma once

#include "base/time.h"
#include "story/common_words.h"
#include "story/features.h"
#include "story/tuning.h"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace tocsin::story {

/// Everything here follows from the live stories and the words known before, so that what is restored behaves
/// as what was kept.
class Topics {
public:
    explicit Topics(const Tuning& tuning) : tuning_(tuning) {}

    /// Null = nothing is known before. Takes effect at once.
    void know(std::shared_ptr<const CommonWords> common) { common_ = std::move(common); }

    /// Makes place for a story; `rank` orders stories by age.
    std::uint32_t open(std::uint64_t rank);
    /// Puts saved parts back into an opened story.
    void restore(std::uint32_t slot, std::vector<Part> parts);
    /// Adds an item's weighed parts to a story.
    void absorb(std::uint32_t slot, const std::vector<Part>& weighed);
    void remove(std::uint32_t slot);

    /// Multiplies the terms by their rarity and brings each part to length 1.
    void weigh(std::vector<Part>& parts) const;

    /// Stories that share rare terms with the weighed parts, the likeliest first.
    std::vector<std::uint32_t> candidates(const std::vector<Part>& weighed);

    /// ln(stories / stories with the term); 0 when it is too common to say anything.
    double rarity(std::uint32_t space, std::uint32_t key) const;
    std::size_t stories_in(std::uint32_t space) const;
    /// Of a language whose common words are known, with those taken as read before the first.
    double counted_in(std::uint32_t space) const;
    const std::vector<Part>& parts(std::uint32_t slot) const { return topics_[slot].parts; }

private:
    struct Topic {
        std::vector<Part> parts;
        std::uint64_t rank = 0;
    };
    /// The stories with a term. Of one in far too many only their number is kept.
    struct List {
        std::uint32_t stories = 0;
        boost::container::small_vector<std::uint32_t, 2> slots;

        bool is_told() const { return slots.size() == stories; }
    };
    struct Wanted {
        std::uint32_t stories = 0, key = 0, space = 0;
        float weight = 0;
    };

    std::size_t most_asked(std::uint32_t space) const;
    std::vector<Wanted> rarest_of(const std::vector<Part>& weighed) const;
    void tell(const std::vector<Wanted>& wanted);
    Part& part_of(std::uint32_t slot, std::uint32_t space);
    void enlist(std::uint32_t slot, std::uint32_t space, std::uint32_t key);
    void delist(std::uint32_t slot, std::uint32_t space, std::uint32_t key);
    void add_part(std::uint32_t slot, const Part& part);

    const Tuning& tuning_;
    std::shared_ptr<const CommonWords> common_;
    std::vector<Topic> topics_;
    std::vector<std::uint32_t> free_;
    boost::unordered_flat_map<std::uint64_t, List> lists_;    // by space and term
    std::unordered_map<std::uint32_t, std::uint32_t> space_;  // stories by space
    std::vector<float> sums_;                                 // by slot; all 0 between calls
};

/// The part of a space, or null.
const Part* part_in(const std::vector<Part>& parts, std::uint32_t space);

double length_of(const Part& part);

}  // namespace tocsin::story
