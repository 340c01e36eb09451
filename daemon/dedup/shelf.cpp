#include "dedup/shelf.h"

#include <utility>

namespace tocsin::dedup {

std::uint32_t Shelf::key_hash(Key kind, std::uint64_t key) {
    const std::uint64_t mixed = (key + static_cast<std::uint64_t>(kind)) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(mixed >> 32U);
}

std::uint32_t Shelf::new_slot() {
    if (free_slots_.empty()) {
        places_.emplace_back();
        keys_.make_room(places_.size() * key_kinds);
        return static_cast<std::uint32_t>(places_.size() - 1);
    }
    const std::uint32_t slot = free_slots_.back();
    free_slots_.pop_back();
    return slot;
}

std::uint32_t Shelf::new_page(std::uint32_t slot) {
    if (free_pages_.empty()) {
        pages_.push_back({places_[slot].age, slot});
        pairs_.make_room(pages_.size() * page_size);
        return static_cast<std::uint32_t>(pages_.size() - 1);
    }
    const std::uint32_t page = free_pages_.back();
    free_pages_.pop_back();
    pages_[page] = {places_[slot].age, slot};
    return page;
}

// Half of the pairs are those of others: what is made ready too much would stay unused.
void Shelf::expect(std::size_t documents, std::size_t pairs) {
    keys_.make_room((places_.size() + documents) * key_kinds);
    keys_.expect(documents * (key_kinds - 1));
    pairs_.expect(pairs / 2);
}

std::uint32_t Shelf::add(Document document) {
    const std::uint32_t slot = new_slot();
    Place& place = places_[slot];
    const Saved& saved = document.saved;
    place.kept = {std::move(document.item_id),
                  document.keys,
                  document.published,
                  saved.arrived,
                  saved.sketch.limit,
                  saved.versions.empty() ? nullptr : std::make_unique<const Versions>(saved.versions),
                  saved.feed_key,
                  saved.outlet_key,
                  saved.words,
                  saved.title_only};
    place.age = ++last_age_;
    turns_.push_back({place.age, slot});
    for (std::size_t kind = 0; kind < key_kinds; ++kind) {
        const std::uint64_t key = place.kept.keys.all[kind];
        if (key != 0) {
            const auto entry = static_cast<std::uint32_t>(slot * key_kinds + kind);
            keys_.set_hash(entry, key_hash(static_cast<Key>(kind), key));
            keys_.add(entry);
        }
    }
    ++size_;
    add_sketch(slot, saved.sketch.hashes);
    return slot;
}

void Shelf::add_sketch(std::uint32_t slot, const std::vector<std::uint32_t>& hashes) {
    Place& place = places_[slot];
    place.hash_count = static_cast<std::uint8_t>(hashes.size());
    place.has_sketch = true;
    ++sketched_;
    prepare(hashes);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i % page_size == 0) {
            place.pages[i / page_size] = new_page(slot);
        }
        const std::uint32_t entry = entry_of(place, i);
        pairs_.set_hash(entry, hashes[i]);
        pairs_.add(entry);
    }
}

std::vector<std::uint32_t> Shelf::hashes(std::uint32_t slot) const {
    const Place& place = places_[slot];
    std::vector<std::uint32_t> hashes;
    if (place.has_sketch) {
        hashes.reserve(place.hash_count);
        for (std::size_t i = 0; i < place.hash_count; ++i) {
            hashes.push_back(pairs_.hash_of(entry_of(place, i)));
        }
    }
    return hashes;
}

void Shelf::drop_sketch(std::uint32_t slot, Leaving leaving) {
    Place& place = places_[slot];
    if (!place.has_sketch) {
        return;
    }
    prepare(hashes(slot));
    for (std::size_t i = 0; i < place.hash_count; ++i) {
        const std::uint32_t entry = entry_of(place, i);
        if (leaving == Leaving::oldest) {
            pairs_.drop_oldest(entry);
        } else {
            pairs_.remove(entry, [this](std::uint32_t each) { return pages_[each / page_size].age; });
        }
    }
    for (std::size_t i = 0; i < place.hash_count; i += page_size) {
        pages_[place.pages[i / page_size]].age = 0;
        free_pages_.push_back(place.pages[i / page_size]);
    }
    place.has_sketch = false;
    place.hash_count = 0;
    --sketched_;
}

void Shelf::drop(std::uint32_t slot, Leaving leaving) {
    drop_sketch(slot, leaving);
    Place& place = places_[slot];
    for (std::size_t kind = 0; kind < key_kinds; ++kind) {
        const auto entry = static_cast<std::uint32_t>(slot * key_kinds + kind);
        if (place.kept.keys.all[kind] == 0) {
            continue;
        }
        if (leaving == Leaving::oldest) {
            keys_.drop_oldest(entry);
        } else {
            keys_.remove(entry, [this](std::uint32_t each) { return places_[each / key_kinds].age; });
        }
    }
    place = Place{};
    free_slots_.push_back(slot);
    --size_;
}

void Shelf::remove(std::uint32_t slot) { drop(slot, Leaving::any); }

void Shelf::tidy(std::size_t most, Time oldest) {
    for (; sketchless_ < turns_.size(); ++sketchless_) {
        const Turn turn = turns_[sketchless_];
        const Place& place = places_[turn.slot];
        if (place.age == turn.age && place.has_sketch) {
            if (place.kept.arrived >= oldest) {
                break;
            }
            drop_sketch(turn.slot, Leaving::oldest);
        }
    }
    while (size_ > most && !turns_.empty()) {
        const Turn turn = turns_.front();
        turns_.pop_front();
        sketchless_ -= sketchless_ > 0 ? 1 : 0;
        if (places_[turn.slot].age == turn.age) {
            drop(turn.slot, Leaving::oldest);
        }
    }
}

}  // namespace tocsin::dedup
