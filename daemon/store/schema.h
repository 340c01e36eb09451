// The tables of the state file and the steps from one version of them to the next.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace tocsin::store {

/// The version this program reads and writes.
int newest_schema();

/// Makes the tables or brings them up to date, one transaction a step. Fails with `refused` when the file is
/// not tocsin's or was written by a newer one.
[[nodiscard]] Result<> migrate(Connection& connection);

/// Fails with `refused` unless the file is tocsin's and of the newest schema: for readers that must not
/// migrate.
[[nodiscard]] Result<> check_schema(Connection& connection);

}  // namespace tocsin::store
