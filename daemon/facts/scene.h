// Everything found in one text, before it is put together into deals.
#pragma once

#include "facts/capacity_reader.h"
#include "facts/cast.h"
#include "facts/mentions.h"
#include "facts/money_reader.h"
#include "facts/statements.h"

#include <algorithm>
#include <deque>
#include <vector>

namespace tocsin::facts {

struct Scene {
    const Page* page = nullptr;
    Cast cast;
    std::vector<FoundMoney> money;
    std::vector<OrganizationMention> organizations;
    std::vector<PlaceMention> places;
    std::deque<KnownPlace> unlisted_places;
    std::vector<FoundCapacity> capacities;
    std::vector<FoundStatement> horizons, attributions;

    const KnownOrganization& known(const OrganizationMention& mention) const {
        return cast[mention.organization];
    }
    bool is_actor(const OrganizationMention& mention) const {
        return known(mention).kind != "media" && known(mention).kind != "project";
    }
};

/// Those of `list`, which is in order of place, that start inside `stretch`.
template <class Found>
std::vector<const Found*> inside(const std::vector<Found>& list, Stretch stretch) {
    const auto before = [](const Found& item, std::uint32_t place) { return item.where.start < place; };
    auto next = std::lower_bound(list.begin(), list.end(), stretch.start, before);
    std::vector<const Found*> found;
    for (; next != list.end() && next->where.start < stretch.end; ++next) {
        found.push_back(&*next);
    }
    return found;
}

}  // namespace tocsin::facts
