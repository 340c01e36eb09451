// The constants by which items are put together. One setting for headlines, full texts and all languages.
#pragma once

#include <cstddef>

namespace tocsin::story {

struct Tuning {
    // What is read of an item.
    std::size_t words = 250;  ///< of the text; news says first what matters
    double title_weight = 3;  ///< of a word of the headline, against one of the text
    std::size_t room = 400;   ///< terms of one space a story keeps
    double too_common = 0.2;  ///< share of stories beyond which a term says nothing
    double background = 100;  ///< stories taken as read before the first, for what speaks every language
    double words_background = 300;  ///< the same for words of languages whose common words are known
    double mono_numbers = 0.06;     ///< what agreeing numbers make up for among words
    // Same language: the cosine needed lies midway between a fixed one and a share of what the story's own
    // items reach. Few terms need but a share of it; more is needed where the heaviest terms do not know each
    // other.
    double cosine = 0.25, own_share = 0.75;
    double short_share = 0.2, length_scale = 40;
    double strangers = 0.15;
    double likeness = 0.3;       ///< of two items of a story, as far as is known before they are seen
    double likeness_pairs = 6;   ///< what that weighs, in pairs of items
    double most_likeness = 0.4;  ///< copies are more alike, and say nothing of what a report must be
    double slope = 20;           ///< of the logistic, per unit of cosine
    double surprise = 0.5;       ///< shared terms must be e^surprise times rarer than one story by chance
    // Across languages: kinds of evidence, weighed apart.
    double cross_bias = -4, cross_names = 8, cross_numbers = 5, cross_stems = 8, cross_places = 2;
    double cross_surprise = 6, kind_surprise = 3;
    std::size_t kinds_needed = 2;
    // The same deal, in whatever words: how rare a sum is at best (ln) by its digits, what a shared country
    // is worth, by how much all that agrees must be rarer than chance, and the share of the words' cosine
    // needed that must be there: with the sum, and with another sum for the same people in the same place.
    double round_sum = 3.5, even_sum = 5.3, odd_sum = 12, same_country = 1.5;
    double other_rate = 2;  ///< taken off where two currencies agree only at the rate of another day
    double deal_surprise = 1.5, deal_words = 0.3, project_words = 0.25, deal_hours = 7 * 24;
    double lone_surprise = 0, lone_words = 0.45;  ///< where somebody they share is all
    std::size_t unbuilt_words = 4;  ///< shared by an item that names the two and speaks of nothing built
    double by_kinds = 0.5;          ///< at most, what the kinds of evidence across languages prove within one
    // Time and merging.
    double half_life_hours = 48;
    double deal_half_life_hours = 120;  ///< of a story that has a deal: those go on for weeks
    double join = 0.5, merge = 0.995;
    std::size_t compared = 10;  ///< stories looked at closely for one item
};

}  // namespace tocsin::story
