// Reads back what a starting daemon must know.
#pragma once

#include "model/batch.h"
#include "store/sqlite.h"

#include <string>
#include <vector>

namespace tocsin::store {

struct Recalled {
    Memory memory;
    std::vector<Error> damage;  ///< rows that could not be read, and were left out
};

/// The last fingerprints that there is room for.
[[nodiscard]] Result<Recalled> recall_prints(Connection& connection, Time since, Room room);

/// Stories seen since `since`, what was told of them, and every feed.
[[nodiscard]] Result<Recalled> recall_others(Connection& connection, Time since, Room room);

}  // namespace tocsin::store
