// What a thread keeps between two items: the words it has looked up, how often it saw them, and which
// watchlists woke.
//
//   Runs    on one thread
#pragma once

#include "match/anchors.h"
#include "match/item_text.h"
#include "match/machine.h"
#include "match/reading.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tocsin::match {

class Desk {
public:
    /// The machine must outlive the desk's use, not the desk itself.
    explicit Desk(const Machine& machine);

    /// Reads the item, which must outlive this use, and wakes the watchlists it may concern.
    void read(const Article& article);
    void read(const ItemText& text, const std::string& language);

    const Machine& machine() const { return machine_; }
    const Reading& reading() const { return reading_; }
    /// In no order.
    const std::vector<std::uint32_t>& woken() const { return woken_; }
    std::uint64_t serial() const { return serial_; }

private:
    void learn();

    const Machine& machine_;
    std::uint64_t serial_;
    ItemText text_;
    Reading reading_;
    Experience experience_;
    Anchors anchors_;
    std::vector<std::uint32_t> last_woken_;  ///< item a watchlist was last woken for
    std::vector<std::uint32_t> woken_;
    std::uint32_t round_ = 0;
};

/// This thread's desk for this machine; a few are kept, the one unused for longest goes.
Desk& desk_for(const Machine& machine);

}  // namespace tocsin::match
