// The key inside a signing secret of Standard Webhooks.
#pragma once

#include "base/secret.h"

#include <optional>
#include <string>

namespace tocsin {

inline constexpr const char* signing_key_form = "\"whsec_\" and the base64 of 24 to 64 bytes";

/// The bytes to sign with; null when the secret has not that form.
std::optional<std::string> signing_key(const Secret& secret);

}  // namespace tocsin
