// How well an item fits a story: each kind of evidence for itself, then one probability.
#pragma once

#include "story/topics.h"

#include <array>
#include <string>
#include <vector>

namespace tocsin::story {

/// What an item and a story share in one space.
struct Overlap {
    bool present = false;  ///< both have terms there
    double cosine = 0;
    double length = 0;    ///< of the story's sum
    double surprise = 0;  ///< sum of the rarities of shared terms
    std::size_t shared = 0;
};

struct Evidence {
    Overlap words;                              ///< within the item's language
    std::array<Overlap, first_language> cross;  ///< by Space
    double needed = 0;                          ///< of the words' cosine
    double probability = 0;
    double kinds = 0;  ///< by names, numbers, stems and places alone, as across languages
    bool same_language = false;
    bool strangers = false;  ///< neither has the heaviest word of the other
};

/// `decay`: what is left of likeness, 1 = all, since the story was last heard of.
Evidence weigh_up(const Topics& topics,
                  const std::vector<Part>& weighed,
                  std::uint32_t slot,
                  double decay,
                  const Tuning& tuning);

/// One line for every kind that counted.
std::vector<std::string> describe(const Evidence& evidence);

}  // namespace tocsin::story
