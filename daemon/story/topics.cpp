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
    topics_[slot].live = true;
    return slot;
}

void Topics::enlist(std::uint32_t slot, std::uint32_t key) {
    List& list = lists_[key];
    if (list.postings.size() > 2U * list.live + 8U) {
        std::erase_if(list.postings, [this](const Posting& posting) { return !is_live(posting); });
    }
    list.postings.push_back({slot, topics_[slot].generation});
    ++list.live;
}

void Topics::delist(std::uint32_t key) {
    const auto found = lists_.find(key);
    if (found != lists_.end() && --found->second.live == 0) {
        lists_.erase(found);
    }
}

void Topics::remove(std::uint32_t slot) {
    Topic& topic = topics_[slot];
    ++topic.generation;
    for (const Part& part : topic.parts) {
        --space_[part.space];
        for (const Term& term : part.terms) {
            delist(term.key);
        }
    }
    topic.parts.clear();
    topic.live = false;
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
    return parts.emplace_back(Part{space, 0, {}, {}});
}

void Topics::restore(std::uint32_t slot, std::vector<Part> parts) {
    for (const Part& part : parts) {
        ++space_[part.space];
        for (const Term& term : part.terms) {
            enlist(slot, term.key);
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
        enlist(slot, term.key);
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

double Topics::rarity(std::uint32_t space, std::uint32_t key) const {
    const auto found = lists_.find(key);
    const double with = found == lists_.end() ? 0 : found->second.live;
    const auto all = static_cast<double>(stories_in(space));
    if (all > 50 && with > tuning_.too_common * all) {
        return 0;
    }
    const double before = space < first_language ? tuning_.background : 0;
    return std::max(0.0, std::log((all + before + 2) / (with + 0.5)));
}

void Topics::weigh(std::vector<Part>& parts) const {
    for (Part& part : parts) {
        part.rarities.clear();
        part.rarities.reserve(part.terms.size());
        for (Term& term : part.terms) {
            part.rarities.push_back(static_cast<float>(rarity(part.space, term.key)));
            term.weight *= part.rarities.back();
        }
        const double length = length_of(part);
        for (Term& term : part.terms) {
            term.weight = length > 0 ? static_cast<float>(static_cast<double>(term.weight) / length) : 0;
        }
    }
}

std::vector<std::uint32_t> Topics::candidates(const std::vector<Part>& weighed) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, float>> rarest;  // stories, term, weight
    for (const Part& part : weighed) {
        const std::size_t most = std::max<std::size_t>(50, stories_in(part.space) / 100);
        for (const Term& term : part.terms) {
            const auto found = lists_.find(term.key);
            if (found != lists_.end() && found->second.live <= most && term.weight > 0) {
                rarest.emplace_back(found->second.live, term.key, term.weight);
            }
        }
    }
    std::sort(rarest.begin(), rarest.end());

    std::vector<std::uint32_t> touched;
    std::size_t visits = 0;
    for (const auto& [stories, key, weight] : rarest) {
        for (const Posting& posting : lists_.find(key)->second.postings) {
            if (!is_live(posting)) {
                continue;
            }
            if (sums_[posting.slot] == 0) {
                touched.push_back(posting.slot);
            }
            sums_[posting.slot] += weight;
        }
        visits += stories;
        if (visits > most_visits) {
            break;
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
