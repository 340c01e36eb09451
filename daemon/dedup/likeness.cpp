#include "dedup/likeness.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace tocsin::dedup {
namespace {

constexpr std::size_t least_shared = 4;
constexpr std::size_t most_visits = 48;     // entries looked at for one document
constexpr std::size_t newest_of_pair = 48;  // of them in the list of one pair
constexpr std::size_t most_compared = 16;
constexpr double at_least = 0.85;  // must agree when there is little to go by

// A sample of n pairs gives the true share only to about 1/sqrt(n): few pairs must agree better.
double enough(std::size_t sampled) {
    constexpr double at_length = 0.45;
    if (sampled >= 24) {
        return at_length;
    }
    return sampled <= 8 ? at_least
                        : at_least - (at_least - at_length) * static_cast<double>(sampled - 8) / 16;
}

std::size_t below(const std::vector<std::uint32_t>& hashes, std::uint64_t limit) {
    return static_cast<std::size_t>(
        std::partition_point(hashes.begin(), hashes.end(), [&](std::uint32_t hash) { return hash < limit; }) -
        hashes.begin());
}

}  // namespace

std::uint32_t Comparison::commonest() const {
    return static_cast<std::uint32_t>(std::max<std::size_t>(30, shelf_.sketched() / 100));
}

double Comparison::weight(std::uint32_t hash) const {
    const std::uint32_t frequency = shelf_.frequency(hash);
    if (frequency > commonest()) {
        return 0;
    }
    return std::log((static_cast<double>(shelf_.sketched()) + 50) / (static_cast<double>(frequency) + 1.5));
}

std::vector<std::uint32_t> Comparison::candidates(const Document& document) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rarest;
    shelf_.prepare(document.saved.sketch.hashes);
    for (const std::uint32_t hash : document.saved.sketch.hashes) {
        const std::uint32_t frequency = shelf_.frequency(hash);
        if (frequency > 0 && frequency <= commonest()) {
            rarest.emplace_back(frequency, hash);
        }
    }
    std::sort(rarest.begin(), rarest.end());

    std::vector<std::uint32_t> looked_up;
    std::size_t visits = 0;
    for (const auto& [frequency, hash] : rarest) {
        looked_up.push_back(hash);
        visits += std::min<std::size_t>(frequency, newest_of_pair);
        if (visits > most_visits) {
            break;
        }
    }
    std::vector<std::uint32_t> touched;
    shelf_.with_pairs(looked_up, newest_of_pair, [&](std::uint32_t slot) {
        if (slot >= hits_.size()) {
            hits_.resize(slot + 1 + slot / 8, 0);
        }
        if (hits_[slot]++ == 0) {
            touched.push_back(slot);
        }
    });

    std::vector<std::tuple<int, std::uint64_t, std::uint32_t>> ranked;
    for (const std::uint32_t slot : touched) {
        if (hits_[slot] >= least_shared) {
            ranked.emplace_back(-static_cast<int>(hits_[slot]), shelf_.age(slot), slot);
        }
        hits_[slot] = 0;
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> slots;
    for (std::size_t i = 0; i < ranked.size() && i < most_compared; ++i) {
        slots.push_back(std::get<2>(ranked[i]));
    }
    return slots;
}

double Comparison::containment(const Document& document, std::uint32_t slot) const {
    const std::vector<std::uint32_t>& ours = document.saved.sketch.hashes;
    const std::vector<std::uint32_t> theirs = shelf_.hashes(slot);
    const std::uint64_t limit = std::min(document.saved.sketch.limit, shelf_.at(slot).limit);
    const std::size_t our_count = below(ours, limit);
    const std::size_t their_count = below(theirs, limit);

    double our_weight = 0, their_weight = 0, shared_weight = 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < our_count || j < their_count;) {
        const bool ours_now = j == their_count || (i < our_count && ours[i] <= theirs[j]);
        const bool theirs_now = i == our_count || (j < their_count && theirs[j] <= ours[i]);
        const double each = weight(ours_now ? ours[i] : theirs[j]);
        our_weight += ours_now ? each : 0;
        their_weight += theirs_now ? each : 0;
        if (ours_now && theirs_now) {
            shared_weight += each;
            ++shared;
        }
        i += ours_now ? 1 : 0;
        j += theirs_now ? 1 : 0;
    }
    const double smaller = std::min(our_weight, their_weight);
    return shared < least_shared || smaller <= 0 ? 0 : shared_weight / smaller;
}

bool Comparison::is_copy(const Document& document, std::uint32_t slot, double containment) const {
    const Kept& other = shelf_.at(slot);
    const std::uint64_t limit = std::min(document.saved.sketch.limit, other.limit);
    const std::size_t sampled =
        std::min(below(document.saved.sketch.hashes, limit), below(shelf_.hashes(slot), limit));
    if (containment < enough(sampled)) {
        return false;
    }
    // A bare headline is short and often a rubric ("Markets today"): only another outlet can have copied it.
    const bool bare = document.saved.title_only && other.title_only;
    return !bare || (document.saved.outlet_key != other.outlet_key && containment >= at_least &&
                     std::chrono::abs(document.published - other.published) <= headline_life);
}

std::optional<Likeness> Comparison::find(const Document& document) {
    std::optional<Likeness> best;
    for (const std::uint32_t slot : candidates(document)) {
        const Likeness each{slot, containment(document, slot)};
        if (!is_copy(document, slot, each.containment)) {
            continue;
        }
        const bool better =
            !best || each.containment > best->containment ||
            (each.containment == best->containment && shelf_.age(slot) < shelf_.age(best->slot));
        if (better) {
            best = each;
        }
    }
    return best;
}

}  // namespace tocsin::dedup
