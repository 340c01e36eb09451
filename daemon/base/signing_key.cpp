#include "base/signing_key.h"

#include <openssl/evp.h>

#include <algorithm>
#include <string_view>

namespace tocsin {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t least_key = 24;
constexpr std::size_t most_key = 64;

bool is_base64(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) {
        return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
               byte == '+' || byte == '/';
    });
}

/// Padding may be missing; nothing else may.
std::optional<std::string> from_base64(std::string_view text) {
    while (!text.empty() && text.back() == '=') {
        text.remove_suffix(1);
    }
    if (!is_base64(text) || text.size() > 2 * most_key || text.size() % 4 == 1) {
        return std::nullopt;
    }
    std::string padded(text);
    const std::size_t padding = (4 - padded.size() % 4) % 4;
    padded.append(padding, '=');
    std::string decoded(padded.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(decoded.data()),
                                     reinterpret_cast<const unsigned char*>(padded.data()),
                                     static_cast<int>(padded.size()));
    if (size < 0) {
        return std::nullopt;
    }
    decoded.resize(static_cast<std::size_t>(size) - padding);
    return decoded;
}

}  // namespace

std::optional<std::string> signing_key(const Secret& secret) {
    const std::string_view written = secret.reveal();
    if (!written.starts_with(prefix)) {
        return std::nullopt;
    }
    std::optional<std::string> key = from_base64(written.substr(prefix.size()));
    if (key && (key->size() < least_key || key->size() > most_key)) {
        return std::nullopt;
    }
    return key;
}

}  // namespace tocsin
