// Lists of entries by hash, newest first, for entries that leave oldest first. Knows how many are in each
// list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tocsin::dedup {

/// An entry is a number the owner gives out and takes back. Leaving costs no walk along the list: the owner
/// tells the age of an entry, and a list ends where an entry is of another list or not older than the one
/// before.
class Postings {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::uint32_t most_counted = (1U << 20U) - 1;

    /// Makes entries 0 .. count-1 usable.
    void make_room(std::size_t count);

    /// Says that so many lists will come: they are not moved about until there are more.
    void expect(std::size_t lists);

    void set_hash(std::uint32_t entry, std::uint32_t hash) { links_[entry].hash = hash; }
    std::uint32_t hash_of(std::uint32_t entry) const { return links_[entry].hash; }

    /// Puts the entry at the head of the list of its hash.
    void add(std::uint32_t entry);
    /// The entry is the oldest of its list and goes.
    void drop_oldest(std::uint32_t entry);
    /// The entry goes from anywhere in its list.
    template <class Age>
    void remove(std::uint32_t entry, Age age);

    /// Says that `hash` will be asked for soon.
    void prepare(std::uint32_t hash) const {
        if (!buckets_.empty()) {
            __builtin_prefetch(&buckets_[home(hash)]);
        }
    }

    /// The same a little later, when the first answer has come: the list's head too.
    void prepare_head(std::uint32_t hash) const {
        if (!buckets_.empty()) {
            const std::uint32_t head = buckets_[home(hash)].head;
            __builtin_prefetch(links_.data() + (head < links_.size() ? head : 0));
        }
    }

    /// How many entries the list of `hash` has.
    std::uint32_t count(std::uint32_t hash) const;

    /// Calls visit(entry) newest first, until it returns false.
    template <class Age, class Visit>
    void walk(std::uint32_t hash, Age age, Visit visit) const;

    /// A walk taken step by step, so that several can go on while memory answers.
    struct Walk {
        std::uint32_t hash = 0;
        std::uint32_t next = none;
        std::uint64_t before = ~0ULL;  ///< age of the last entry
    };
    Walk start(std::uint32_t hash) const {
        return {hash, buckets_.empty() ? none : buckets_[find(hash)].head, ~0ULL};
    }
    /// The entry come to, or none at the end.
    template <class Age>
    std::uint32_t step(Walk& walk, Age age) const;

private:
    static constexpr std::uint32_t unlisted = 0xFFFFFFFE;

    struct Link {
        std::uint32_t hash = 0;
        std::uint32_t next = unlisted;  ///< the next older entry of the list
    };

    struct Bucket {
        std::uint32_t head = none;
        std::uint32_t count : 20 = 0;
        std::uint32_t tag : 12 = 0;
    };

    std::size_t home(std::uint32_t hash) const;
    static std::uint32_t tag_of(std::uint32_t hash);
    /// Where the bucket of `hash` is, or the empty one where it would be.
    std::size_t find(std::uint32_t hash) const;
    void erase(std::size_t at);
    void grow_to(std::size_t size);
    void lose(std::size_t at);

    std::vector<Link> links_;  // by entry
    std::vector<Bucket> buckets_;
    std::size_t used_ = 0;
};

template <class Age>
std::uint32_t Postings::step(Walk& walk, Age age) const {
    const std::uint32_t entry = walk.next;
    if (entry >= links_.size() || links_[entry].hash != walk.hash || links_[entry].next == unlisted) {
        return none;
    }
    const std::uint64_t now = age(entry);
    if (now == 0 || now >= walk.before) {
        return none;
    }
    walk.before = now;
    walk.next = links_[entry].next;
    __builtin_prefetch(links_.data() + (walk.next < links_.size() ? walk.next : entry));
    return entry;
}

template <class Age, class Visit>
void Postings::walk(std::uint32_t hash, Age age, Visit visit) const {
    Walk walk = start(hash);
    std::uint32_t entry = step(walk, age);
    while (entry != none && visit(entry)) {
        entry = step(walk, age);
    }
}

template <class Age>
void Postings::remove(std::uint32_t entry, Age age) {
    const std::uint32_t hash = links_[entry].hash;
    const std::size_t at = find(hash);
    if (buckets_[at].head == entry) {
        buckets_[at].head = links_[entry].next;
    } else {
        std::uint32_t newer = none;
        walk(hash, age, [&](std::uint32_t each) {
            newer = each;
            return links_[each].next != entry;
        });
        if (newer != none && links_[newer].next == entry) {
            links_[newer].next = links_[entry].next;
        }
    }
    links_[entry].next = unlisted;
    lose(at);
}

}  // namespace tocsin::dedup
