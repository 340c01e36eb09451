// Capacity in a text: gigawatts, GPUs, square metres.
#pragma once

#include "facts/money_reader.h"

#include <vector>

namespace tocsin::facts {

struct FoundCapacity {
    tocsin::Quantity capacity;
    Stretch where;
};

/// Power in MW, areas in m2, counts of chips; not where money was found.
std::vector<FoundCapacity> read_capacities(const Page& page, const std::vector<FoundMoney>& money);

}  // namespace tocsin::facts
