// A string that does not want to be seen: webhook addresses, signing keys, tokens.
#pragma once

#include <string>
#include <utility>

namespace tocsin {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    /// The only way out; every call is a place to review.
    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }

private:
    std::string value_;
};

/// What a log or an error may show of it.
inline std::string to_text(const Secret& secret) { return secret.empty() ? "" : "***"; }

}  // namespace tocsin
