// Whether an item was seen before, and the fingerprints that tell.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <string>

namespace tocsin {

enum class CopyKind {
    fresh,       ///< nothing like it
    seen,        ///< the same item again: nothing to do
    exact_copy,  ///< another item with the same text or URL
    near_copy,   ///< most of its words, or most of the other's
};

struct CopyVerdict {
    CopyKind kind = CopyKind::fresh;
    std::string copy_of;     ///< id of the earlier item
    double containment = 0;  ///< 0 .. 1, for near copies
};

/// What is remembered of an item so that its copies are known. 0 = none.
struct Fingerprint {
    std::string item_id;
    std::uint64_t guid_key = 0;
    std::uint64_t url_key = 0;
    std::uint64_t text_key = 0;
    std::string sketch;  ///< opaque to all but dedup/
    Time published{};
};

}  // namespace tocsin
