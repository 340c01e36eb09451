// The items remembered, oldest first, and the lists by which they are found: by key and by shared word pairs.
#pragma once

#include "dedup/postings.h"
#include "dedup/saved.h"
#include "model/copy.h"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace tocsin::dedup {

enum class Key : std::uint32_t { item, guid, url, text, title };
constexpr std::size_t key_kinds = 5;

/// The keys of an item; 0 = it has none of the kind.
struct Keys {
    std::array<std::uint64_t, key_kinds> all{};

    std::uint64_t operator[](Key kind) const { return all[static_cast<std::size_t>(kind)]; }
    std::uint64_t& operator[](Key kind) { return all[static_cast<std::size_t>(kind)]; }
};

/// An item that comes.
struct Document {
    std::string item_id;
    Keys keys;
    Time published{};
    Saved saved;
};

/// What stays of it on the shelf. The hashes of its sketch live in the shelf's pages.
struct Kept {
    std::string item_id;
    Keys keys;
    Time published{}, arrived{};
    std::uint64_t limit = 0;                   ///< of the sketch
    std::unique_ptr<const Versions> versions;  ///< null = it was never edited
    std::uint32_t feed_key = 0, outlet_key = 0;
    std::uint16_t words = 0;
    bool title_only = false;
};

class Shelf {
public:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

    /// Says that so many documents, with so many pairs in all, come in one go.
    void expect(std::size_t documents, std::size_t pairs);

    /// Puts the document at the new end.
    std::uint32_t add(Document document);
    /// Takes a document away, wherever it stands.
    void remove(std::uint32_t slot);
    /// Drops the oldest beyond `most`, and the sketches of those that arrived before `oldest`.
    void tidy(std::size_t most, Time oldest);

    std::size_t size() const { return size_; }
    std::size_t sketched() const { return sketched_; }
    const Kept& at(std::uint32_t slot) const { return places_[slot].kept; }
    std::uint64_t age(std::uint32_t slot) const { return places_[slot].age; }  ///< rank of arrival
    bool has_sketch(std::uint32_t slot) const { return places_[slot].has_sketch; }
    std::vector<std::uint32_t> hashes(std::uint32_t slot) const;

    /// Says that these pairs will be asked for soon.
    void prepare(const std::vector<std::uint32_t>& hashes) const {
        for (const std::uint32_t hash : hashes) {
            pairs_.prepare(hash);
        }
        for (const std::uint32_t hash : hashes) {
            pairs_.prepare_head(hash);
        }
    }

    /// How many documents are found by this pair.
    std::uint32_t frequency(std::uint32_t hash) const { return pairs_.count(hash); }

    /// Calls visit(slot) for the documents with each pair, the `newest` of each: one step in every list in
    /// turn, for each waits for memory.
    template <class Visit>
    void with_pairs(const std::vector<std::uint32_t>& hashes, std::size_t newest, Visit visit) const {
        std::vector<Postings::Walk> walks;
        walks.reserve(hashes.size());
        for (const std::uint32_t hash : hashes) {
            walks.push_back(pairs_.start(hash));
            prepare_page(walks.back().next);
        }
        const auto age = [this](std::uint32_t entry) { return pages_[entry / page_size].age; };
        for (std::size_t steps = 0; steps < newest && !walks.empty(); ++steps) {
            std::erase_if(walks, [&](Postings::Walk& walk) {
                const std::uint32_t entry = pairs_.step(walk, age);
                if (entry != Postings::none) {
                    prepare_page(walk.next);
                    visit(pages_[entry / page_size].owner);
                }
                return entry == Postings::none;
            });
        }
    }

    /// Calls visit(slot) for the documents with this key, newest first, until it returns false.
    template <class Visit>
    void with_key(Key kind, std::uint64_t key, Visit visit) const {
        if (key == 0) {
            return;
        }
        keys_.walk(
            key_hash(kind, key),
            [this](std::uint32_t entry) { return places_[entry / key_kinds].age; },
            [&](std::uint32_t entry) {
                const auto slot = static_cast<std::uint32_t>(entry / key_kinds);
                return places_[slot].kept.keys[kind] != key || visit(slot);
            });
    }

private:
    static constexpr std::uint32_t page_size = 16;
    static constexpr std::size_t most_pages = Sketch::most / page_size;

    struct Place {
        Kept kept;
        std::uint64_t age = 0;  ///< 0 = free
        std::array<std::uint32_t, most_pages> pages{};
        std::uint8_t hash_count = 0;
        bool has_sketch = false;
    };

    struct Page {
        std::uint64_t age = 0;  ///< of its owner; 0 = free
        std::uint32_t owner = nowhere;
    };

    struct Turn {
        std::uint64_t age = 0;
        std::uint32_t slot = 0;
    };

    void prepare_page(std::uint32_t entry) const {
        if (entry / page_size < pages_.size()) {
            __builtin_prefetch(&pages_[entry / page_size]);
        }
    }
    static std::uint32_t key_hash(Key kind, std::uint64_t key);
    std::uint32_t new_slot();
    std::uint32_t new_page(std::uint32_t slot);
    void add_sketch(std::uint32_t slot, const std::vector<std::uint32_t>& hashes);
    enum class Leaving { oldest, any };
    void drop_sketch(std::uint32_t slot, Leaving leaving);
    void drop(std::uint32_t slot, Leaving leaving);
    std::uint32_t entry_of(const Place& place, std::size_t index) const {
        return place.pages[index / page_size] * page_size + static_cast<std::uint32_t>(index % page_size);
    }

    std::deque<Place> places_;
    std::vector<std::uint32_t> free_slots_;
    std::vector<Page> pages_;
    std::vector<std::uint32_t> free_pages_;
    std::deque<Turn> turns_;      // oldest first; some have left already
    std::size_t sketchless_ = 0;  // turns, from the oldest, whose sketches have left
    Postings pairs_, keys_;
    std::uint64_t last_age_ = 0;
    std::size_t size_ = 0, sketched_ = 0;
};

}  // namespace tocsin::dedup
