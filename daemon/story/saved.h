// What is kept of a story on disk beside its facts, so that it goes on as if nothing had happened.
#pragma once

#include "base/time.h"
#include "story/features.h"
#include "story/ledger.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::story {

struct Saved {
    std::uint64_t rank = 0;            ///< order of opening over the life of the book, from 1
    Time touched{};                    ///< arrival of its last item
    std::vector<std::uint64_t> items;  ///< keys of the items it holds, the newest 2,000
    Unconfirmed unconfirmed;
    std::vector<Part> parts;
};

std::string to_bytes(const Saved& saved);

/// Null for anything to_bytes() cannot have made.
std::optional<Saved> saved_from(std::string_view bytes);

}  // namespace tocsin::story
