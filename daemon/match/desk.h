// What a thread keeps between two items: the words it has looked up, how often it saw them, and which
// watchlists woke.
//
//   Runs    on one thread
#pragma once

#include "match/anchors.h"
#include "match/item_text.h"
#include "match/machine.h"
#include "match/rarity.h"
#include "match/reading.h"
#include "match/tape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tocsin::match {

struct Woken {
    std::uint32_t watchlist = 0;
    std::uint32_t start = 0;  ///< on the tape
};

class Desk {
public:
    /// The machine must outlive the desk's use, not the desk itself.
    explicit Desk(const Machine& machine);

    /// Reads the item, which must outlive this use, and wakes the watchlists it may concern.
    void read(const Article& article);
    void read(const ItemText& text, const std::string& language);

    const Machine& machine() const { return machine_; }
    const Reading& reading() const { return reading_; }
    const Tape& tape() const { return tape_; }
    /// In no order, each once.
    const std::vector<Woken>& woken() const { return woken_; }
    std::uint64_t serial() const { return serial_; }

private:
    void learn();
    void lay();
    void wake(std::uint32_t watchlist, std::uint32_t start);

    const Machine& machine_;
    std::uint64_t serial_;
    ItemText text_;
    Reading reading_;
    Experience experience_;
    Anchors anchors_;  ///< its wakes lead to the tape
    Tape tape_;
    std::vector<Woken> woken_;
    std::vector<std::uint64_t> awake_;  ///< a bit for each of them
};

/// This thread's desk for this machine; a few are kept, the one unused for longest goes.
Desk& desk_for(const Machine& machine);

}  // namespace tocsin::match
