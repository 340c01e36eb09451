#include "dedup/postings.h"

#include <algorithm>

namespace tocsin::dedup {
namespace {

// Sketches keep the lowest hashes, so the raw value would crowd one end of the table.
std::uint64_t spread(std::uint32_t hash) {
    std::uint64_t mixed = (hash + 1ULL) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 31U;
    return mixed * 0xD6E8FEB86659FD93ULL;
}

}  // namespace

void Postings::make_room(std::size_t count) {
    if (count > links_.capacity()) {
        links_.reserve(count + count / 8 + 64);
    }
    if (count > links_.size()) {
        links_.resize(count);
    }
}

std::size_t Postings::home(std::uint32_t hash) const {
    return static_cast<std::size_t>(((spread(hash) >> 32U) * buckets_.size()) >> 32U);
}

std::uint32_t Postings::tag_of(std::uint32_t hash) {
    return static_cast<std::uint32_t>(spread(hash) & 0xFFFU);
}

std::size_t Postings::find(std::uint32_t hash) const {
    const std::uint32_t tag = tag_of(hash);
    std::size_t at = home(hash);
    while (buckets_[at].count != 0 && (buckets_[at].tag != tag || links_[buckets_[at].head].hash != hash)) {
        at = at + 1 == buckets_.size() ? 0 : at + 1;
    }
    return at;
}

void Postings::add(std::uint32_t entry) {
    if ((used_ + 1) * 20 > buckets_.size() * 17) {
        grow_to(std::max<std::size_t>(64, buckets_.size() + buckets_.size() / 4));
    }
    const std::uint32_t hash = links_[entry].hash;
    Bucket& bucket = buckets_[find(hash)];
    if (bucket.count == 0) {
        bucket.head = none;
        bucket.tag = tag_of(hash) & 0xFFFU;
        ++used_;
    }
    links_[entry].next = bucket.head;
    bucket.head = entry;
    bucket.count = std::min(bucket.count + 1U, most_counted) & most_counted;
}

void Postings::drop_oldest(std::uint32_t entry) {
    const std::size_t at = find(links_[entry].hash);
    links_[entry].next = unlisted;
    lose(at);
}

void Postings::lose(std::size_t at) {
    Bucket& bucket = buckets_[at];
    if (bucket.count > 1) {
        bucket.count = (bucket.count - 1U) & most_counted;
    } else if (bucket.count == 1) {
        erase(at);
    }
}

// Linear probing without gravestones: what follows moves up when it may.
void Postings::erase(std::size_t at) {
    const std::size_t size = buckets_.size();
    for (std::size_t i = (at + 1) % size; buckets_[i].count != 0; i = (i + 1) % size) {
        __builtin_prefetch(&links_[buckets_[i].head]);
    }
    std::size_t hole = at;
    for (std::size_t i = (hole + 1) % size; buckets_[i].count != 0; i = (i + 1) % size) {
        const std::size_t wanted = home(links_[buckets_[i].head].hash);
        const std::size_t from_wanted = (i + size - wanted) % size;
        const std::size_t from_hole = (i + size - hole) % size;
        if (from_wanted >= from_hole) {
            buckets_[hole] = buckets_[i];
            hole = i;
        }
    }
    buckets_[hole] = Bucket{};
    --used_;
}

void Postings::expect(std::size_t lists) {
    const std::size_t size = lists + lists / 5 + 64;
    if (size > buckets_.size()) {
        grow_to(size);
    }
}

void Postings::grow_to(std::size_t size) {
    std::vector<Bucket> old;
    old.swap(buckets_);
    buckets_.resize(size);
    for (const Bucket& bucket : old) {
        if (bucket.count != 0) {
            buckets_[find(links_[bucket.head].hash)] = bucket;
        }
    }
}

std::uint32_t Postings::count(std::uint32_t hash) const {
    return buckets_.empty() ? 0 : buckets_[find(hash)].count;
}

}  // namespace tocsin::dedup
