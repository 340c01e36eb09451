#include "story/shelf.h"

#include "base/hash.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

namespace tocsin::story {
namespace {

constexpr std::size_t most_items = 2000;  // of a story whose copies can be followed
constexpr std::size_t most_reports = 200;
constexpr std::size_t most_merged = 10'000;  // tombstones

}  // namespace

void Shelf::put_in_place(std::uint32_t slot) {
    if (slot >= entries_.size()) {
        entries_.resize(slot + 1);
    }
}

std::uint32_t Shelf::open(Story story) {
    const std::uint64_t rank = ++last_rank_;
    const std::uint32_t slot = topics_.open(rank);
    put_in_place(slot);
    Entry& entry = entries_[slot];
    entry = Entry{std::move(story), Saved{}, true};
    entry.saved.rank = rank;
    ids_[hash64(entry.story.id)] = slot;
    turns_.insert({entry.saved.touched, rank, slot});
    return slot;
}

void Shelf::restore(const StoryRecord& record) {
    if (!record.story.merged_into.empty() || ids_.contains(hash64(record.story.id))) {
        return;
    }
    Saved saved;
    if (std::optional<Saved> read = saved_from(record.features)) {
        saved = std::move(*read);
    } else {
        saved.rank = last_rank_ + 1;
        saved.touched = record.story.last_seen;
        for (const Report& report : record.story.reports) {
            saved.items.push_back(hash64(report.item_id));
        }
    }
    last_rank_ = std::max(last_rank_, saved.rank);
    const std::uint32_t slot = topics_.open(saved.rank);
    put_in_place(slot);
    topics_.restore(slot, std::move(saved.parts));
    saved.parts.clear();
    for (const std::uint64_t item : saved.items) {
        items_[item] = slot;
    }
    ids_[hash64(record.story.id)] = slot;
    turns_.insert({saved.touched, saved.rank, slot});
    entries_[slot] = Entry{record.story, std::move(saved), true};
    note_deal(slot);
}

void Shelf::add_item(std::uint32_t slot, const std::string& item_id, Time arrived) {
    Saved& saved = entries_[slot].saved;
    const std::uint64_t key = hash64(item_id);
    if (items_.insert_or_assign(key, slot).second) {
        saved.items.push_back(key);
    }
    if (saved.items.size() > most_items) {
        const auto surplus = static_cast<std::ptrdiff_t>(saved.items.size() - most_items);
        for (auto item = saved.items.begin(); item != saved.items.begin() + surplus; ++item) {
            items_.erase(*item);
        }
        saved.items.erase(saved.items.begin(), saved.items.begin() + surplus);
    }
    turns_.erase({saved.touched, saved.rank, slot});
    saved.touched = std::max(saved.touched, arrived);
    turns_.insert({saved.touched, saved.rank, slot});
}

void Shelf::drop(std::uint32_t slot) {
    Entry& entry = entries_[slot];
    topics_.remove(slot);
    deals_.remove(slot);
    ids_.erase(hash64(entry.story.id));
    for (const std::uint64_t item : entry.saved.items) {
        const auto found = items_.find(item);
        if (found != items_.end() && found->second == slot) {
            items_.erase(found);
        }
    }
    turns_.erase({entry.saved.touched, entry.saved.rank, slot});
    entry = Entry{};
}

void Shelf::merge(std::uint32_t into, std::uint32_t from) {
    Entry& elder = entries_[into];
    Entry younger = entries_[from];
    topics_.absorb(into, topics_.parts(from));
    drop(from);
    for (const Report& report : younger.story.reports) {
        if (elder.story.reports.size() < most_reports) {
            elder.story.reports.push_back(report);
        }
    }
    elder.story.report_count += younger.story.report_count;
    elder.story.first_seen = std::min(elder.story.first_seen, younger.story.first_seen);
    elder.story.last_seen = std::max(elder.story.last_seen, younger.story.last_seen);
    ++elder.story.revision;
    merge_ledgers(elder.story, younger.story);
    note_deal(into);
    for (const std::uint64_t waiting : younger.saved.unconfirmed) {
        wait_for_second(elder.saved.unconfirmed, waiting);
    }
    for (const std::uint64_t item : younger.saved.items) {
        items_[item] = into;
        elder.saved.items.push_back(item);
    }
    turns_.erase({elder.saved.touched, elder.saved.rank, into});
    elder.saved.touched = std::max(elder.saved.touched, younger.saved.touched);
    turns_.insert({elder.saved.touched, elder.saved.rank, into});

    younger.story.merged_into = elder.story.id;
    ++younger.story.revision;
    merged_order_.push_back(younger.story.id);
    merged_[younger.story.id] = std::move(younger.story);
    if (merged_order_.size() > most_merged) {
        merged_.erase(merged_order_.front());
        merged_order_.pop_front();
    }
}

void Shelf::tidy(std::size_t most, Time oldest) {
    while (!turns_.empty() && (turns_.size() > most || std::get<0>(*turns_.begin()) < oldest)) {
        drop(std::get<2>(*turns_.begin()));
    }
}

std::uint32_t Shelf::by_id(const std::string& story_id) const {
    const auto found = ids_.find(hash64(story_id));
    return found == ids_.end() || at(found->second).story.id != story_id ? nowhere : found->second;
}

std::uint32_t Shelf::by_item(const std::string& item_id) const {
    const auto found = items_.find(hash64(item_id));
    return found == items_.end() ? nowhere : found->second;
}

Time Shelf::newest() const { return turns_.empty() ? Time{} : std::get<0>(*turns_.rbegin()); }

StoryRecord Shelf::record(const std::string& story_id) const {
    StoryRecord record;
    const std::uint32_t slot = by_id(story_id);
    if (slot != nowhere) {
        Saved saved = entries_[slot].saved;
        saved.parts = topics_.parts(slot);
        record.story = entries_[slot].story;
        record.features = to_bytes(saved);
        return record;
    }
    const auto merged = merged_.find(story_id);
    if (merged != merged_.end()) {
        record.story = merged->second;
    } else {
        record.story.id = story_id;
    }
    return record;
}

}  // namespace tocsin::story
