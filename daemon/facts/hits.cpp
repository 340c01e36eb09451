#include "facts/hits.h"

#include <algorithm>
#include <utility>

namespace tocsin::facts {

Hits::Hits(std::vector<Hit> hits, std::size_t text_size)
    : hits_(std::move(hits)), first_(text_size + 2, static_cast<std::uint32_t>(hits_.size())) {
    for (std::size_t index = hits_.size(); index-- > 0;) {
        first_[hits_[index].start] = static_cast<std::uint32_t>(index);
    }
    for (std::size_t place = first_.size() - 1; place-- > 0;) {
        first_[place] = std::min(first_[place], first_[place + 1]);
    }
}

std::span<const Hit> Hits::between(std::uint32_t from, std::uint32_t to) const {
    const auto last = static_cast<std::uint32_t>(first_.size() - 1);
    const std::uint32_t begin = first_[std::min(from, last)];
    const std::uint32_t end = first_[std::min(std::max(from, to), last)];
    return std::span<const Hit>(hits_).subspan(begin, end - begin);
}

std::span<const Hit> Hits::at(std::uint32_t place) const { return between(place, place + 1); }

const Hit* Hits::longest(std::uint32_t place, Kind kind) const {
    for (const Hit& hit : at(place)) {
        if (hit.kind == kind) {
            return &hit;
        }
    }
    return nullptr;
}

}  // namespace tocsin::facts
