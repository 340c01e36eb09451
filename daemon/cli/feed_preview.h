// Fetches one source and shows what would be read of it: `tocsin feeds test`.
#pragma once

#include "model/source.h"

#include <string>
#include <vector>

namespace tocsin::cli {

struct PreviewRequest {
    Source source;  ///< `url` may be a file's path
    std::string knowledge;
    std::vector<std::string> allowed_networks;
    bool json = false;
    std::string from = {};  ///< where that file came from: the base of its links
};

/// Prints to standard output. Gives an exit code.
int preview(const PreviewRequest& request);

}  // namespace tocsin::cli
