// Posts one body to one address. The only interface between delivery and the network.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "base/task.h"
#include "model/source.h"

#include <chrono>
#include <string>
#include <vector>

namespace tocsin::deliver {

struct Reply {
    int status = 0;
    std::string retry_after;  ///< the header, verbatim
};

class Transport {
public:
    virtual ~Transport() = default;

    /// Succeeds with any HTTP reply, 500 included; fails only when there was none. Follows no redirect.
    virtual Task<Result<Reply>> post(Secret url,
                                     std::vector<Header> headers,
                                     std::string body,
                                     std::chrono::seconds timeout) = 0;
};

}  // namespace tocsin::deliver
