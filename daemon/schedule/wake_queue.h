// A priority queue of small numbers whose moments may change while they wait.
#pragma once

#include "base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tocsin::schedule {

/// A binary heap that knows where each number lies, so that a moment is changed in O(log n) and nothing stale
/// is kept. Ties go to the smaller number.
class WakeQueue {
public:
    struct Entry {
        Time at{};
        std::uint32_t number = 0;
    };

    /// Adds `number` or changes its moment.
    void set(std::uint32_t number, Time at);
    void remove(std::uint32_t number);
    /// The entry with the earliest moment; null when empty.
    std::optional<Entry> first() const;
    std::size_t size() const { return heap_.size(); }

private:
    void rise(std::size_t place);
    void sink(std::size_t place);
    void put(std::size_t place, Entry entry);

    std::vector<Entry> heap_;
    std::vector<std::uint32_t> places_;  ///< by number: place in heap_ + 1; 0 = absent
};

}  // namespace tocsin::schedule
