// The organisations of one text: those of the table, and those nobody listed.
#pragma once

#include "facts/organization_table.h"

#include <cstddef>
#include <vector>

namespace tocsin::facts {

struct Cast {
    const OrganizationTable* table = nullptr;
    std::vector<KnownOrganization> strangers;  ///< numbered behind those of the table

    const KnownOrganization& operator[](std::size_t organization) const {
        const std::size_t known = table->organizations.size();
        return organization < known ? table->organizations[organization] : strangers[organization - known];
    }
};

}  // namespace tocsin::facts
