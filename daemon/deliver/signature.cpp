#include "deliver/signature.h"

#include "base/signing_key.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <optional>

namespace tocsin::deliver {
namespace {

constexpr std::string_view signature_prefix = "v1,";

using Digest = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
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
    std::optional<std::string> key = signing_key(secret);
    if (!key) {
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
            return fail(ErrorKind::malformed, std::string("a signing secret is not ") + signing_key_form);
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
