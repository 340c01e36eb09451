#include "match/windows.h"

#include "match/reading.h"

#include <algorithm>

namespace tocsin::match {
namespace {

constexpr std::size_t most_trials = 200000;

std::uint32_t zone_of(std::uint32_t position) { return position < body_starts ? 0 : 1; }

class Joiner {
public:
    Joiner(const std::vector<Hits>& operands, Window window, std::size_t most)
        : operands_(operands), window_(window), most_(most) {
        reach_ = window.between;
        for (const Hits& hits : operands) {
            std::uint32_t longest = 0;
            for (const Hit& hit : hits)
                longest = std::max(longest, hit.end - hit.begin);
            reach_ += longest;
        }
    }

    Hits join() {
        for (const Hit& hit : operands_.front()) {
            chosen_.assign(1, hit);
            extend(hit, hit.end - hit.begin);
            if (is_over())
                break;
        }
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

private:
    bool is_over() const { return found_.size() >= most_ || trials_ > most_trials; }

    /// `cover` spans what was chosen, of which `words` belong to operands. As deep as there are operands.
    void extend(Hit cover, std::uint32_t words) {
        if (chosen_.size() == operands_.size()) {
            if (cover.end - cover.begin - words <= window_.between)
                found_.push_back(cover);
            return;
        }
        const Hits& next = operands_[chosen_.size()];
        const std::uint32_t from = window_.in_order     ? chosen_.back().end
                                   : cover.end > reach_ ? cover.end - reach_
                                                        : 0;
        for (auto hit = std::lower_bound(next.begin(), next.end(), Hit{from, 0});
             hit != next.end() && hit->begin <= cover.begin + reach_ && !is_over();
             ++hit) {
            ++trials_;
            if (zone_of(hit->begin) != zone_of(cover.begin) || overlaps(*hit))
                continue;
            chosen_.push_back(*hit);
            extend({std::min(cover.begin, hit->begin), std::max(cover.end, hit->end)},
                   words + hit->end - hit->begin);
            chosen_.pop_back();
        }
    }

    bool overlaps(const Hit& hit) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](const Hit& other) {
            return hit.begin < other.end && other.begin < hit.end;
        });
    }

    const std::vector<Hits>& operands_;
    Window window_;
    std::size_t most_;
    std::uint32_t reach_ = 0;
    std::size_t trials_ = 0;
    Hits chosen_, found_;
};

}  // namespace

Hits join(const std::vector<Hits>& operands, Window window, std::size_t most) {
    return Joiner(operands, window, most).join();
}

namespace {

/// Whether one of `second` begins within `between` words after one of `first` ends. Title and text are
/// further apart than any window is wide.
bool follows(const Hits& first, const Hits& second, std::uint32_t between) {
    return std::any_of(first.begin(), first.end(), [&](const Hit& hit) {
        const auto next = std::lower_bound(second.begin(), second.end(), Hit{hit.end, 0});
        return next != second.end() && next->begin - hit.end <= between;
    });
}

}  // namespace

bool meet(const Hits& left, const Hits& right, Window window) {
    return follows(left, right, window.between) || (!window.in_order && follows(right, left, window.between));
}

std::uint32_t closest(const Hits& left, const Hits& right) {
    std::uint32_t best = nowhere;
    for (const Hit& one : left) {
        auto other = std::lower_bound(right.begin(), right.end(), Hit{one.begin, 0});
        if (other != right.begin())
            --other;
        for (int tries = 0; tries < 4 && other != right.end(); ++tries, ++other) {
            if (zone_of(other->begin) != zone_of(one.begin))
                continue;
            if (other->begin >= one.end)
                best = std::min(best, other->begin - one.end);
            else if (one.begin >= other->end)
                best = std::min(best, one.begin - other->end);
        }
    }
    return best;
}

}  // namespace tocsin::match
