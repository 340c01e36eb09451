// Organisations and places where a text names them.
#pragma once

#include "facts/lexicon.h"
#include "facts/organization_table.h"
#include "facts/place_table.h"
#include "model/facts.h"

#include <cstddef>
#include <vector>

namespace tocsin::facts {

struct OrganizationMention {
    Stretch where;
    std::size_t organization = 0;  ///< in the table
    std::string role;
};

struct PlaceMention {
    Stretch where;
    const KnownPlace* place = nullptr;  ///< of the library's
};

/// Longest names first, homonyms only where their guards hold, in order of place.
std::vector<OrganizationMention> find_organizations(const Reading& reading,
                                                    const Hits& hits,
                                                    const OrganizationTable& table);

/// Outside the names of organisations.
std::vector<PlaceMention> find_places(const Reading& reading,
                                      const Hits& hits,
                                      const std::vector<OrganizationMention>& organizations,
                                      const std::vector<KnownPlace>& known);

}  // namespace tocsin::facts
