// Standard Webhooks 1.0.0: "v1,<base64 HMAC-SHA256>" over id.timestamp.body.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "model/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::deliver {

/// Fails with `malformed` when a secret is not "whsec_" + base64 of 24 to 64 bytes. Says nothing of its
/// content.
[[nodiscard]] Result<std::string> sign(const std::vector<Secret>& secrets,
                                       std::string_view id,
                                       std::int64_t timestamp,
                                       std::string_view body);

/// Whether one of the space-separated signatures of `header` is right, in constant time.
bool verify(const Secret& secret,
            std::string_view id,
            std::int64_t timestamp,
            std::string_view body,
            std::string_view header);

/// content-type, webhook-id, webhook-timestamp, and, when there is a secret, webhook-signature.
[[nodiscard]] Result<std::vector<Header>> signed_headers(const std::vector<Secret>& secrets,
                                                         std::string_view id,
                                                         std::int64_t timestamp,
                                                         std::string_view body);

}  // namespace tocsin::deliver
