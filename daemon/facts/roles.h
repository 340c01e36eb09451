// What part an amount or an organisation plays, by the words around it.
#pragma once

#include "facts/cast.h"
#include "facts/mentions.h"
#include "facts/money_reader.h"

#include <vector>

namespace tocsin::facts {

void give_money_roles(const Page& page, std::vector<FoundMoney>& money);

/// Leaves no role empty: who has no part is "mentioned".
void give_organization_roles(const Page& page, const Cast& cast, std::vector<OrganizationMention>& mentions);

}  // namespace tocsin::facts
