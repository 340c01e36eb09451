// The stories kept: found by id, by item and by likeness; the longest untouched leave first.
#pragma once

#include "model/batch.h"
#include "story/deal_index.h"
#include "story/saved.h"
#include "story/topics.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tocsin::story {

/// A story with what is not in its record. The parts of `saved` live in Topics.
struct Entry {
    Story story;
    Saved saved;
    bool live = false;
};

class Shelf {
public:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

    explicit Shelf(const Tuning& tuning) : topics_(tuning) {}

    /// A new story; `story.id` is not on the shelf.
    std::uint32_t open(Story story);
    void restore(const StoryRecord& record);
    void merge(std::uint32_t into, std::uint32_t from);
    void add_item(std::uint32_t slot, const std::string& item_id, Time arrived);
    void absorb(std::uint32_t slot, const std::vector<Part>& weighed) { topics_.absorb(slot, weighed); }

    /// To be called whenever the story's deal or ledger may have changed.
    void note_deal(std::uint32_t slot) { deals_.enter(slot, at(slot).saved.rank, at(slot).story); }
    const DealIndex& deals() const { return deals_; }

    void drop(std::uint32_t slot);
    /// Drops what was not touched since `oldest`, and the longest untouched beyond `most`.
    void tidy(std::size_t most, Time oldest);

    std::uint32_t by_id(const std::string& story_id) const;
    std::uint32_t by_item(const std::string& item_id) const;
    Entry& at(std::uint32_t slot) { return entries_[slot]; }
    const Entry& at(std::uint32_t slot) const { return entries_[slot]; }
    Topics& topics() { return topics_; }
    const Topics& topics() const { return topics_; }
    std::size_t size() const { return ids_.size(); }
    Time newest() const;

    /// Also of a story that was merged away lately; one nobody knows gets nothing but its id.
    StoryRecord record(const std::string& story_id) const;

private:
    void put_in_place(std::uint32_t slot);

    Topics topics_;
    DealIndex deals_;
    std::deque<Entry> entries_;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> ids_, items_;  // by their hash
    std::set<std::tuple<Time, std::uint64_t, std::uint32_t>> turns_;       // touched, rank, slot
    std::unordered_map<std::string, Story> merged_;                        // tombstones of the latest
    std::deque<std::string> merged_order_;
    std::uint64_t last_rank_ = 0;
};

}  // namespace tocsin::story
