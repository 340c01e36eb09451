#include "deliver/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <optional>

namespace tocsin::deliver {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::string_view signature_prefix = "v1,";
constexpr std::size_t least_key = 24;
constexpr std::size_t most_key = 64;

using Digest = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

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
    const int size = EVP_DecodeBlock(
        reinterpret_cast<unsigned char*>(decoded.data()), bytes_of(padded), static_cast<int>(padded.size()));
    if (size < 0) {
        return std::nullopt;
    }
    decoded.resize(static_cast<std::size_t>(size) - padding);
    return decoded;
}

std::string to_base64(const Digest& digest) {
    std::array<unsigned char, 48> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {text.begin(), text.begin() + size};
}

std::optional<std::string> signature(const Secret& secret,
                                     std::string_view id,
                                     std::int64_t timestamp,
                                     std::string_view body) {
    std::string_view encoded = secret.reveal();
    if (!encoded.starts_with(secret_prefix)) {
        return std::nullopt;
    }
    encoded.remove_prefix(secret_prefix.size());
    std::optional<std::string> key = from_base64(encoded);
    if (!key || key->size() < least_key || key->size() > most_key) {
        return std::nullopt;
    }
    std::string text(id);
    text.append(".").append(std::to_string(timestamp)).append(".").append(body);
    Digest digest{};
    unsigned int size = 0;
    const bool signed_well = HMAC(EVP_sha256(),
                                  key->data(),
                                  static_cast<int>(key->size()),
                                  bytes_of(text),
                                  text.size(),
                                  digest.data(),
                                  &size) != nullptr;
    OPENSSL_cleanse(key->data(), key->size());
    if (!signed_well) {
        return std::nullopt;
    }
    return std::string(signature_prefix) + to_base64(digest);
}

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

Result<std::string> sign(const std::vector<Secret>& secrets,
                         std::string_view id,
                         std::int64_t timestamp,
                         std::string_view body) {
    std::string all;
    for (const Secret& secret : secrets) {
        const std::optional<std::string> one = signature(secret, id, timestamp, body);
        if (!one) {
            return fail(ErrorKind::malformed,
                        "a signing secret is not \"whsec_\" and the base64 of 24 to 64 bytes");
        }
        all.append(all.empty() ? "" : " ").append(*one);
    }
    return all;
}

bool verify(const Secret& secret,
            std::string_view id,
            std::int64_t timestamp,
            std::string_view body,
            std::string_view header) {
    const std::optional<std::string> right = signature(secret, id, timestamp, body);
    bool found = false;
    while (right && !header.empty()) {
        const std::size_t space = std::min(header.find(' '), header.size());
        found = same(header.substr(0, space), *right) || found;
        header.remove_prefix(std::min(space + 1, header.size()));
    }
    return found;
}

Result<std::vector<Header>> signed_headers(const std::vector<Secret>& secrets,
                                           std::string_view id,
                                           std::int64_t timestamp,
                                           std::string_view body) {
    std::vector<Header> headers = {{"content-type", "application/json"},
                                   {"webhook-id", std::string(id)},
                                   {"webhook-timestamp", std::to_string(timestamp)}};
    if (secrets.empty()) {
        return headers;
    }
    Result<std::string> signatures = sign(secrets, id, timestamp, body);
    if (!signatures) {
        return fail(signatures.error());
    }
    headers.push_back({"webhook-signature", *std::move(signatures)});
    return headers;
}

}  // namespace tocsin::deliver
