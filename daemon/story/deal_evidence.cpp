#include "story/deal_evidence.h"

#include "model/commitments.h"
#include "story/deal_index.h"
#include "story/deal_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

namespace tocsin::story {
namespace {

constexpr double least_told = 0.1;  // of a probability

// How rare a sum is before any was seen: of one digit (10bn, 500m), of two (25bn, 830m), of more.
double rarest_as(const Figure& figure, const Tuning& tuning) {
    const double scale = std::pow(10, std::floor(std::log10(figure.value)));
    const double leading = figure.value / scale;
    const auto is_whole = [](double value) { return std::abs(value - std::round(value)) < 1e-6; };
    return is_whole(leading) ? tuning.round_sum : is_whole(leading * 10) ? tuning.even_sum : tuning.odd_sum;
}

bool is_round(const Figure& figure, const Tuning& tuning) {
    return rarest_as(figure, tuning) <= tuning.round_sum;
}

double rarity_of(const Figure& figure, const Topics& topics, const Tuning& tuning) {
    const double seen = topics.rarity(numbers, key_of(numbers, sum_term(figure.currency, figure.value)));
    return std::min(seen, rarest_as(figure, tuning));
}

struct Agreement {
    std::optional<Figure> figure;
    double rarity = 0;
};

/// The rarest sum both know.
Agreement agree_on_sum(const std::vector<Figure>& ours,
                       const std::vector<Figure>& theirs,
                       const Topics& topics,
                       const Tuning& tuning) {
    Agreement best;
    for (const Figure& one : ours) {
        for (const Figure& other : theirs) {
            // A sum converted is not round in both currencies.
            const bool two_sums =
                one.currency != other.currency && is_round(one, tuning) && is_round(other, tuning);
            if (two_sums || !is_same_sum(one, other)) {
                continue;
            }
            const double rarity = std::min(rarity_of(one, topics, tuning), rarity_of(other, topics, tuning)) -
                                  (is_by_another_rate(one, other) ? tuning.other_rate : 0);
            if (!best.figure || rarity > best.rarity) {
                best = {one, rarity};
            }
        }
    }
    return best;
}

struct Party {
    double rarity = 0;
    std::string name;
    int count = 0;  ///< how many they share
};

/// How rare the rarest of the words is; a name's first word alone may be anybody's.
double rarity_of_words(const std::vector<std::string>& words, const Topics& topics, std::uint32_t language) {
    double rarest = 0;
    for (const std::string& word : words) {
        rarest = std::max(rarest, topics.rarity(language, key_of(language, word)));
    }
    return rarest;
}

/// How rare it is that the item names the actor; nothing when it does not.
std::optional<double> naming(const Actor& actor, const Said& item, const Deal& deal, const Topics& topics) {
    const double rarity = topics.rarity(names, key_of(names, actor.name));
    const auto same = [&](const auto& ours) { return ours.name == actor.name; };
    const std::vector<Organization>& named = item.facts.organizations;
    if (std::any_of(deal.actors.begin(), deal.actors.end(), same) ||
        std::any_of(named.begin(), named.end(), same)) {
        return rarity;
    }
    const std::vector<std::string> said = item.wording.saying(actor.name);
    return said.empty() ? std::optional<double>()
                        : std::min(rarity, rarity_of_words(said, topics, item.language));
}

/// Who both know; the name of the rarest, the rarity of the two rarest.
std::optional<Party> shared_actor(const Said& item,
                                  const Deal& deal,
                                  const Deal& other,
                                  const Topics& topics) {
    std::optional<Party> best;
    double second = 0;
    for (const Actor& actor : other.actors) {
        const std::optional<double> rarity = naming(actor, item, deal, topics);
        if (!rarity) {
            continue;
        }
        if (!best || *rarity > best->rarity) {
            second = best ? best->rarity : 0;
            best = Party{*rarity, actor.name, best ? best->count : 0};
        } else {
            second = std::max(second, *rarity);
        }
        ++best->count;
    }
    if (best) {
        best->rarity += second;
    }
    return best;
}

struct Site : Party {
    bool exact = false;  ///< they share a place that is no country
};

/// Whether the item names the place, in its own deal or anywhere.
bool names_place(const Said& item, const Deal& deal, const Place& place) {
    const auto same = [&](const Place& ours) { return ours.name == place.name; };
    return std::any_of(deal.places.begin(), deal.places.end(), same) ||
           (!is_country(place) && (std::any_of(item.facts.places.begin(), item.facts.places.end(), same) ||
                                   item.wording.says_all(place.text)));
}

/// Where both are; the rarest.
std::optional<Site> shared_site(
    const Said& item, const Deal& deal, const Deal& other, const Topics& topics, const Tuning& tuning) {
    std::optional<Site> best;
    for (const Place& place : other.places) {
        const bool same = names_place(item, deal, place);
        const bool same_country = std::any_of(deal.places.begin(), deal.places.end(), [&](const Place& ours) {
            return !place.country.empty() && place.country == ours.country;
        });
        if (!same && !same_country) {
            continue;
        }
        const double rarity = same ? topics.rarity(places, key_of(places, place.name)) : tuning.same_country;
        const bool exact = (same && !is_country(place)) || (best && best->exact);
        if (!best || rarity > best->rarity) {
            best = Site{{rarity, place.name, 1}, exact};
        }
        best->exact = exact;
    }
    return best;
}

/// The same project by name, of the same people: a sum is not needed, but must not speak against it.
bool is_same_venture(const Deal& deal, const Deal& other, const std::optional<Party>& actor) {
    return !deal.name.empty() && deal.name == other.name && actor && actor->count > 1 &&
           !amounts_contradict(deal, other);
}

/// Whether the item says neither who nor how much: it takes that for known.
bool names_nobody(const Facts& facts) {
    return facts.organizations.empty() &&
           std::none_of(facts.money.begin(), facts.money.end(), [](const Money& money) {
               return is_of_deal(money.role);
           });
}

double rarity_of(const Party* party) { return party == nullptr ? 0 : party->rarity; }

std::string figure_text(const Figure& figure) {
    Money quoted;
    quoted.currency = figure.currency;
    quoted.value = figure.value;
    return canonical_amount(quoted);
}

}  // namespace

DealEvidence weigh_deal(const Topics& topics,
                        const Said& item,
                        const Story& story,
                        const Evidence& words,
                        double idle_hours,
                        const Tuning& tuning) {
    DealEvidence evidence;
    const Facts& facts = item.facts;
    static const Deal none;
    const Deal& deal = facts.deals.empty() ? none : facts.deals.front();
    if (idle_hours > tuning.deal_hours || differs_in_place_or_name(deal, story.deal)) {
        return evidence;
    }
    const Agreement sum = agree_on_sum(figures_of(facts), figures_of(story), topics, tuning);
    const std::optional<Party> actor = shared_actor(item, deal, story.deal, topics);
    const std::optional<Site> site = shared_site(item, deal, story.deal, topics, tuning);
    const bool built = !facts.deals.empty() || !facts.object.empty();
    if (built && words.same_language && words.words.cosine >= tuning.lone_words * words.needed) {
        evidence.by_kinds = tuning.by_kinds * words.kinds;
        evidence.probability = evidence.by_kinds;
    }
    const bool both = actor && site && site->exact;
    const bool matters = built || (both && words.words.shared >= tuning.unbuilt_words);
    const bool same_project = (actor && site && site->exact) || is_same_venture(deal, story.deal, actor);
    const bool others = actors_contradict(deal, story.deal) && !(site && site->exact);
    const bool lone_site = !actor && site && site->exact && names_nobody(facts);
    const bool lone = (actor || lone_site) && !sum.figure && !same_project && words.same_language &&
                      !amounts_contradict(deal, story.deal);  // all that agrees
    if (!matters || others || (sum.figure ? !actor && !site : !same_project && !lone)) {
        return evidence;
    }
    evidence.figure = sum.figure ? figure_text(*sum.figure) : std::string();
    evidence.actor = actor ? actor->name : std::string();
    evidence.site = site ? site->name : std::string();
    evidence.surprise =
        sum.rarity + rarity_of(actor ? &*actor : nullptr) + rarity_of(site ? &*site : nullptr);
    const auto stories = static_cast<double>(std::max(topics.stories_in(names), topics.stories_in(numbers)));
    evidence.needed =
        std::log(stories + tuning.background) + (lone ? tuning.lone_surprise : tuning.deal_surprise);
    const double half = sum.figure ? tuning.deal_words : lone ? tuning.lone_words : tuning.project_words;
    const bool words_object = words.same_language && words.words.cosine < half * words.needed;
    if (!words_object) {
        const double beyond = evidence.surprise - evidence.needed;
        const double agreed = beyond >= 0 ? 1 - 0.5 * std::exp(-beyond) : 0.5 * std::exp(beyond);
        evidence.probability = 1 - (1 - agreed) * (1 - evidence.by_kinds);
    }
    return evidence;
}

std::vector<std::string> describe(const DealEvidence& evidence) {
    std::vector<std::string> lines;
    if (evidence.by_kinds > least_told) {
        lines.emplace_back("all kinds but the words: half a proof");
    }
    if (evidence.needed > 0) {
        std::string said = "deal: ";
        for (const std::string& part : {evidence.figure, evidence.actor, evidence.site}) {
            said += part.empty() ? part : part + ", ";
        }
        std::array<char, 64> weights{};
        std::snprintf(weights.data(),
                      weights.size(),
                      "rare by %.1f of %.1f needed",
                      evidence.surprise,
                      evidence.needed);
        lines.push_back(said + weights.data());
    }
    return lines;
}

}  // namespace tocsin::story
