// Somebody who wants to be told.
#pragma once

#include "base/secret.h"

#include <chrono>
#include <string>
#include <vector>

namespace tocsin {

struct Receiver {
    std::string name;  ///< as routes call it
    std::string type = "webhook";
    Secret url;
    std::vector<Secret> secrets;  ///< "whsec_..."; the first signs, all sign during a rotation
    std::chrono::seconds timeout{15};
};

}  // namespace tocsin
