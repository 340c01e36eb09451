// What is kept of an item on disk so that its copies are known after a restart.
#pragma once

#include "base/time.h"
#include "dedup/sketch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::dedup {

using Versions = std::vector<std::uint64_t>;  ///< text keys an item had before it was edited

struct Saved {
    std::uint64_t sequence = 0;  ///< order of arrival over the life of the index, from 1
    Time arrived{};
    std::uint64_t title_key = 0;
    std::uint32_t feed_key = 0, outlet_key = 0;
    std::uint16_t words = 0;  ///< of title and text, at most 65535
    bool title_only = false;  ///< there is no text beside the title
    Versions versions;
    Sketch sketch;
};

/// Under 300 bytes, less 8 for every earlier version.
std::string to_bytes(const Saved& saved);

/// Null for anything to_bytes() cannot have made.
std::optional<Saved> saved_from(std::string_view bytes);

}  // namespace tocsin::dedup
