// How many items of one feed are read: a small document can hold very many empty ones.
#pragma once

#include "model/feed.h"

#include <cstddef>
#include <string>

namespace tocsin::parse {

inline constexpr std::size_t most_items = 20'000;

/// Whether another item may be read; says so once when not.
inline bool has_room(Feed& feed) {
    if (feed.items.size() < most_items) {
        return true;
    }
    std::string warning = "items after the " + std::to_string(most_items) + "th were left out";
    if (feed.warnings.empty() || feed.warnings.back() != warning) {
        feed.warnings.push_back(std::move(warning));
    }
    return false;
}

}  // namespace tocsin::parse
