#include "story/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>

namespace tocsin::story {
namespace {

constexpr std::array<const char*, first_language> space_names = {
    "", "names", "numbers", "word stems", "places"};

constexpr double least_rarity = 1;       // ln: in a third of the stories or fewer; the rest surprises nobody
constexpr std::size_t few_stories = 12;  // too few to tell rare words from common ones

Overlap overlap(const Topics& topics, const Part& item, const Part* story) {
    Overlap found;
    if (story == nullptr) {
        return found;
    }
    found.present = true;
    double dot = 0;
    auto theirs = story->terms.begin();
    for (const Term& term : item.terms) {
        while (theirs != story->terms.end() && theirs->key < term.key) {
            ++theirs;
        }
        if (theirs == story->terms.end()) {
            break;
        }
        if (theirs->key != term.key || term.weight <= 0) {
            continue;
        }
        dot += static_cast<double>(term.weight) * static_cast<double>(theirs->weight);
        const double rarity = topics.rarity(item.space, term.key);
        found.surprise += rarity >= least_rarity ? rarity : 0;
        ++found.shared;
    }
    found.length = length_of(*story);
    found.cosine = found.length > 0 ? dot / found.length : 0;
    return found;
}

/// The heaviest term of a part that has any.
const Term& heaviest(const Part& part) {
    return *std::max_element(part.terms.begin(), part.terms.end(), [](const Term& one, const Term& other) {
        return std::tie(one.weight, other.key) < std::tie(other.weight, one.key);
    });
}

bool has(const Part& part, const Term& term) {
    return std::binary_search(
        part.terms.begin(), part.terms.end(), term, [](const Term& one, const Term& other) {
            return one.key < other.key;
        });
}

/// Whether neither knows what the other is mostly about: another person, another town.
bool are_strangers(const Part& item, const Part& story) {
    return !item.terms.empty() && !story.terms.empty() && !has(story, heaviest(item)) &&
           !has(item, heaviest(story));
}

/// The cosine an item of the story has with the sum of the others on average. Each item has length 1, so the
/// squared length of a sum tells how like its items are.
double usual_cosine(std::uint32_t summed, double length, const Tuning& tuning) {
    const double items = std::max<std::uint32_t>(summed, 1);
    length = std::max(length, 1.0);
    const double pairs = items * (items - 1);
    const double alike = std::max(0.0, length * length - items) + tuning.likeness_pairs * tuning.likeness;
    const double likeness = std::min(alike / (pairs + tuning.likeness_pairs), tuning.most_likeness);
    return likeness * items / length;
}

/// The cosine an item's words need with the story's: more in a story whose items are much alike, less for a
/// short item.
double cosine_needed(const Part& item, double usual, bool strangers, const Tuning& tuning) {
    const double full = 1 - std::exp(-static_cast<double>(item.terms.size()) / tuning.length_scale);
    const double share = tuning.short_share + (1 - tuning.short_share) * full;
    const double whole = (tuning.cosine + tuning.own_share * usual) / 2;
    return share * whole * (strangers ? 1 + tuning.strangers * full : 1);
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double within_language(const Evidence& evidence, double chance, double decay, const Tuning& tuning) {
    if (evidence.words.surprise < chance + tuning.surprise) {
        return 0;
    }
    const double besides = tuning.mono_numbers * evidence.cross[numbers].cosine;
    return logistic(tuning.slope * ((evidence.words.cosine + besides) * decay - evidence.needed));
}

using Weights = std::array<double, first_language>;

double by_kinds(
    const Evidence& evidence, const Weights& weights, double chance, double decay, const Tuning& tuning) {
    std::size_t kinds = 0;
    double surprise = 0;
    double sum = tuning.cross_bias;
    for (std::size_t space = names; space < first_language; ++space) {
        const Overlap& each = evidence.cross[space];
        if (weights[space] <= 0) {
            continue;
        }
        kinds += each.surprise >= tuning.kind_surprise ? 1 : 0;
        surprise += each.surprise;
        sum += weights[space] * each.cosine * decay;
    }
    if (kinds < tuning.kinds_needed || surprise < chance + tuning.cross_surprise) {
        return 0;
    }
    return logistic(sum);
}

double across_languages(const Evidence& evidence, double chance, double decay, const Tuning& tuning) {
    const Weights weights = {
        0, tuning.cross_names, tuning.cross_numbers, tuning.cross_stems, tuning.cross_places};
    return by_kinds(evidence, weights, chance, decay, tuning);
}

// Names and numbers must both agree and the words not object; or names and places, and the words too.
double without_words(const Evidence& evidence, double chance, double decay, const Tuning& tuning) {
    if (evidence.words.cosine * 2 < evidence.needed) {
        return 0;
    }
    const bool places_count =
        evidence.words.cosine >= evidence.needed && evidence.cross[names].surprise >= tuning.kind_surprise;
    const Weights weights = {
        0, tuning.cross_names, tuning.cross_numbers, 0, places_count ? tuning.cross_places : 0};
    return by_kinds(evidence, weights, chance, decay, tuning);
}

}  // namespace

Evidence weigh_up(const Topics& topics,
                  const std::vector<Part>& weighed,
                  std::uint32_t slot,
                  double decay,
                  const Tuning& tuning) {
    Evidence evidence;
    const std::vector<Part>& story = topics.parts(slot);
    double chance = 0;
    double stories = 0;      // of the language
    std::size_t living = 0;  // without those taken as read
    for (const Part& part : weighed) {
        const Part* theirs = part_in(story, part.space);
        const Overlap found = overlap(topics, part, theirs);
        if (part.space < first_language) {
            evidence.cross[part.space] = found;
            chance = std::max(chance, std::log(1.0 + static_cast<double>(topics.stories_in(part.space))));
        } else {
            evidence.words = found;
            evidence.same_language = found.present;
            stories = topics.counted_in(part.space);
            living = topics.stories_in(part.space);
            if (theirs != nullptr) {
                evidence.strangers = are_strangers(part, *theirs);
                const double usual = usual_cosine(theirs->items, found.length, tuning);
                evidence.needed = cosine_needed(part, usual, evidence.strangers, tuning);
            }
        }
    }
    evidence.kinds = across_languages(evidence, chance, decay, tuning);
    if (evidence.same_language) {
        const double of_language = std::log(1.0 + stories);
        evidence.probability = within_language(evidence, std::min(chance, of_language), decay, tuning);
        if (living < few_stories) {
            evidence.probability =
                std::max(evidence.probability, without_words(evidence, chance, decay, tuning));
        }
    } else {
        evidence.probability = evidence.kinds;
    }
    return evidence;
}

std::vector<std::string> describe(const Evidence& evidence) {
    std::vector<std::string> lines;
    std::array<char, 128> line{};
    if (evidence.same_language) {
        std::snprintf(line.data(),
                      line.size(),
                      "words: %zu shared, likeness %.2f of %.2f needed",
                      evidence.words.shared,
                      evidence.words.cosine,
                      evidence.needed);
        lines.emplace_back(line.data());
        if (evidence.strangers) {
            lines.emplace_back("words: neither has the weightiest word of the other");
        }
    }
    for (std::size_t space = names; space < first_language; ++space) {
        const Overlap& each = evidence.cross[space];
        if (each.shared > 0) {
            std::snprintf(line.data(),
                          line.size(),
                          "%s: %zu shared, likeness %.2f",
                          space_names[space],
                          each.shared,
                          each.cosine);
            lines.emplace_back(line.data());
        }
    }
    return lines;
}

}  // namespace tocsin::story
