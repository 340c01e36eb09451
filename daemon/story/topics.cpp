#include "story/topics.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t most_visits = 2048;  // postings looked at for one item
constexpr std::size_t most_spaces = 16;    // of one story

bool by_key(const Term& one, const Term& other) { return one.key < other.key; }

}  // namespace

const Part* part_in(const std::vector<Part>& parts, std::uint32_t space) {
    for (const Part& part : parts) {
        if (part.space == space) {
            return &part;
        }
    }
    return nullptr;
}

double length_of(const Part& part) {
    double squares = 0;
    for (const Term& term : part.terms) {
        squares += static_cast<double>(term.weight) * static_cast<double>(term.weight);
    }
    return std::sqrt(squares);
}

std::uint32_t Topics::open(std::uint64_t rank) {
    std::uint32_t slot = 0;
    if (free_.empty()) {
        slot = static_cast<std::uint32_t>(topics_.size());
        topics_.emplace_back();
        sums_.push_back(0);
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    topics_[slot].rank = rank;
    return slot;
}

void Topics::enlist(std::uint32_t slot, std::uint32_t space, std::uint32_t key) {
    List& list = lists_[shelfmark(space, key)];
    if (list.is_told()) {
        list.slots.push_back(slot);
    }
    ++list.stories;
    if (list.is_told() && list.stories > most_asked(space) + most_asked(space) / 2) {
        list.slots = {};
        list.slots.shrink_to_fit();
    }
}

void Topics::delist(std::uint32_t slot, std::uint32_t space, std::uint32_t key) {
    const auto found = lists_.find(shelfmark(space, key));
    if (found == lists_.end()) {
        return;
    }
    List& list = found->second;
    if (list.is_told()) {
        *std::find(list.slots.begin(), list.slots.end(), slot) = list.slots.back();
        list.slots.pop_back();
    }
    if (--list.stories == 0) {
        lists_.erase(found);
    }
}

void Topics::remove(std::uint32_t slot) {
    Topic& topic = topics_[slot];
    for (const Part& part : topic.parts) {
        --space_[part.space];
        for (const Term& term : part.terms) {
            delist(slot, part.space, term.key);
        }
    }
    topic = {};
    free_.push_back(slot);
}

Part& Topics::part_of(std::uint32_t slot, std::uint32_t space) {
    std::vector<Part>& parts = topics_[slot].parts;
    for (Part& part : parts) {
        if (part.space == space) {
            return part;
        }
    }
    ++space_[space];
    return parts.emplace_back(Part{space, 0, {}});
}

void Topics::restore(std::uint32_t slot, std::vector<Part> parts) {
    for (const Part& part : parts) {
        ++space_[part.space];
        for (const Term& term : part.terms) {
            enlist(slot, part.space, term.key);
        }
    }
    topics_[slot].parts = std::move(parts);
}

// A story keeps the terms it had first: what comes when there is no more room would only make it drift.
void Topics::add_part(std::uint32_t slot, const Part& part) {
    const std::vector<Part>& known = topics_[slot].parts;
    if (part_in(known, part.space) == nullptr && known.size() >= most_spaces) {
        return;
    }
    Part& ours = part_of(slot, part.space);
    ours.items += part.items;
    std::vector<Term> fresh;
    for (const Term& term : part.terms) {
        const auto at = std::lower_bound(ours.terms.begin(), ours.terms.end(), term, by_key);
        if (at != ours.terms.end() && at->key == term.key) {
            at->weight += term.weight;
        } else {
            fresh.push_back(term);
        }
    }
    const std::size_t room = tuning_.room - std::min(tuning_.room, ours.terms.size());
    if (fresh.size() > room) {
        std::sort(fresh.begin(), fresh.end(), [](const Term& one, const Term& other) {
            return std::tie(other.weight, one.key) < std::tie(one.weight, other.key);
        });
        fresh.resize(room);
        std::sort(fresh.begin(), fresh.end(), by_key);
    }
    for (const Term& term : fresh) {
        enlist(slot, part.space, term.key);
    }
    std::vector<Term> all;
    all.reserve(ours.terms.size() + fresh.size());
    std::merge(
        ours.terms.begin(), ours.terms.end(), fresh.begin(), fresh.end(), std::back_inserter(all), by_key);
    ours.terms = std::move(all);
}

void Topics::absorb(std::uint32_t slot, const std::vector<Part>& weighed) {
    for (const Part& part : weighed) {
        add_part(slot, part);
    }
}

std::size_t Topics::stories_in(std::uint32_t space) const {
    const auto found = space_.find(space);
    return found == space_.end() ? 0 : found->second;
}

double Topics::counted_in(std::uint32_t space) const {
    const bool known = common_ && common_->knows(space);
    return static_cast<double>(stories_in(space)) + (known ? tuning_.words_background : 0);
}

double Topics::rarity(std::uint32_t space, std::uint32_t key) const {
    const auto found = lists_.find(shelfmark(space, key));
    const double known =
        common_ && common_->knows(space) ? common_->share(space, key) * tuning_.words_background : 0;
    const double with = (found == lists_.end() ? 0 : found->second.stories) + known;
    const double all = counted_in(space);
    if (all > 50 && with > tuning_.too_common * all) {
        return 0;
    }
    const double before = space < first_language ? tuning_.background : 0;
    return std::max(0.0, std::log((all + before + 2) / (with + 0.5)));
}

void Topics::weigh(std::vector<Part>& parts) const {
    for (Part& part : parts) {
        for (Term& term : part.terms) {
            term.weight *= static_cast<float>(rarity(part.space, term.key));
        }
        const double length = length_of(part);
        for (Term& term : part.terms) {
            term.weight = length > 0 ? static_cast<float>(static_cast<double>(term.weight) / length) : 0;
        }
    }
}

std::size_t Topics::most_asked(std::uint32_t space) const {
    return std::max<std::size_t>(50, stories_in(space) / 100);
}

/// The terms to find stories by, in the order in which they are asked, until enough stories are looked at.
std::vector<Topics::Wanted> Topics::rarest_of(const std::vector<Part>& weighed) const {
    std::vector<Wanted> rarest;
    for (const Part& part : weighed) {
        const std::size_t most = most_asked(part.space);
        for (const Term& term : part.terms) {
            const auto found = lists_.find(shelfmark(part.space, term.key));
            if (found != lists_.end() && found->second.stories <= most && term.weight > 0) {
                rarest.push_back({found->second.stories, term.key, part.space, term.weight});
            }
        }
    }
    std::sort(rarest.begin(), rarest.end(), [](const Wanted& one, const Wanted& other) {
        return std::tie(one.stories, one.key) < std::tie(other.stories, other.key);
    });
    std::size_t visits = 0;
    const auto enough = std::find_if(rarest.begin(), rarest.end(), [&](const Wanted& each) {
        const bool full = visits > most_visits;
        visits += each.stories;
        return full;
    });
    rarest.erase(enough, rarest.end());
    return rarest;
}

/// Of terms that have become rare again the stories are found once more, all in one walk.
void Topics::tell(const std::vector<Wanted>& wanted) {
    std::vector<std::pair<Wanted, List*>> untold;
    for (const Wanted& each : wanted) {
        if (List& list = lists_.find(shelfmark(each.space, each.key))->second; !list.is_told()) {
            untold.emplace_back(each, &list);
        }
    }
    for (std::uint32_t slot = 0; !untold.empty() && slot < topics_.size(); ++slot) {
        for (const auto& [each, list] : untold) {
            const Part* part = part_in(topics_[slot].parts, each.space);
            if (part && std::binary_search(part->terms.begin(), part->terms.end(), Term{each.key}, by_key)) {
                list->slots.push_back(slot);
            }
        }
    }
}

std::vector<std::uint32_t> Topics::candidates(const std::vector<Part>& weighed) {
    const std::vector<Wanted> rarest = rarest_of(weighed);
    tell(rarest);
    std::vector<std::uint32_t> touched;
    for (const Wanted& each : rarest) {
        for (const std::uint32_t slot : lists_.find(shelfmark(each.space, each.key))->second.slots) {
            if (sums_[slot] == 0) {
                touched.push_back(slot);
            }
            sums_[slot] += each.weight;
        }
    }
    const auto best =
        touched.begin() + static_cast<std::ptrdiff_t>(std::min(touched.size(), tuning_.compared));
    std::partial_sort(touched.begin(), best, touched.end(), [this](std::uint32_t one, std::uint32_t other) {
        return std::tie(sums_[other], topics_[one].rank) < std::tie(sums_[one], topics_[other].rank);
    });
    for (const std::uint32_t slot : touched) {
        sums_[slot] = 0;
    }
    touched.erase(best, touched.end());
    return touched;
}

}  // namespace tocsin::story
