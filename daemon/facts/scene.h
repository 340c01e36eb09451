// Everything found in one text, before it is put together into deals.
#pragma once

#include "facts/capacity_reader.h"
#include "facts/mentions.h"
#include "facts/money_reader.h"
#include "facts/statements.h"

#include <vector>

namespace tocsin::facts {

struct Scene {
    const Page* page = nullptr;
    const OrganizationTable* table = nullptr;
    const std::vector<KnownPlace>* known_places = nullptr;
    std::vector<FoundMoney> money;
    std::vector<OrganizationMention> organizations;
    std::vector<PlaceMention> places;
    std::vector<FoundCapacity> capacities;
    std::vector<FoundStatement> horizons, attributions;

    const KnownOrganization& known(const OrganizationMention& mention) const {
        return table->organizations[mention.organization];
    }
    bool is_actor(const OrganizationMention& mention) const {
        return known(mention).kind != "media" && known(mention).kind != "project";
    }
};

/// Those of `list` that start inside `stretch`.
template <class Found>
std::vector<const Found*> inside(const std::vector<Found>& list, Stretch stretch) {
    std::vector<const Found*> found;
    for (const Found& item : list) {
        if (item.where.start >= stretch.start && item.where.start < stretch.end) {
            found.push_back(&item);
        }
    }
    return found;
}

}  // namespace tocsin::facts
