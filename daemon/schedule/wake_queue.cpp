#include "schedule/wake_queue.h"

namespace tocsin::schedule {
namespace {

bool earlier(const WakeQueue::Entry& left, const WakeQueue::Entry& right) {
    return left.at != right.at ? left.at < right.at : left.number < right.number;
}

}  // namespace

void WakeQueue::set(std::uint32_t number, Time at) {
    if (number >= places_.size())
        places_.resize(number + 1U, 0);
    if (places_[number] == 0) {
        heap_.push_back({});
        put(heap_.size() - 1, {at, number});
    } else {
        heap_[places_[number] - 1U].at = at;
    }
    rise(places_[number] - 1U);
    sink(places_[number] - 1U);
}

void WakeQueue::remove(std::uint32_t number) {
    if (number >= places_.size() || places_[number] == 0)
        return;
    const std::size_t place = places_[number] - 1U;
    places_[number] = 0;
    const Entry last = heap_.back();
    heap_.pop_back();
    if (place == heap_.size())
        return;
    put(place, last);
    rise(place);
    sink(places_[last.number] - 1U);
}

std::optional<WakeQueue::Entry> WakeQueue::first() const {
    if (heap_.empty())
        return std::nullopt;
    return heap_.front();
}

void WakeQueue::rise(std::size_t place) {
    const Entry entry = heap_[place];
    while (place > 0 && earlier(entry, heap_[(place - 1) / 2])) {
        put(place, heap_[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    put(place, entry);
}

void WakeQueue::sink(std::size_t place) {
    const Entry entry = heap_[place];
    for (std::size_t child = 2 * place + 1; child < heap_.size(); child = 2 * place + 1) {
        if (child + 1 < heap_.size() && earlier(heap_[child + 1], heap_[child]))
            ++child;
        if (!earlier(heap_[child], entry))
            break;
        put(place, heap_[child]);
        place = child;
    }
    put(place, entry);
}

void WakeQueue::put(std::size_t place, Entry entry) {
    heap_[place] = entry;
    places_[entry.number] = static_cast<std::uint32_t>(place + 1);
}

}  // namespace tocsin::schedule
