// One request for a command that has no loop of its own.
#pragma once

#include "base/result.h"
#include "fetch/client.h"
#include "model/fetch.h"

namespace tocsin::cli {

/// Waits for the answer. Fails as fetch::Client::send does.
[[nodiscard]] Result<FetchResult> fetch_once(FetchRequest request, fetch::Rules rules);

}  // namespace tocsin::cli
