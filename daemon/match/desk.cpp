#include "match/desk.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace tocsin::match {
namespace {

constexpr std::size_t most_desks = 4;

/// Items after which anchors are chosen anew. Few, for it takes as long as some hundred items.
constexpr std::uint32_t lessons[] = {256, 4096};

}  // namespace

Desk::Desk(const Machine& machine)
    : machine_(machine), serial_(machine.serial), reading_(machine), awake_(machine.flat.size() / 64 + 1) {
    experience_.seen.resize(machine.dictionary.size());
    lay();
}

void Desk::lay() {
    const Rarity rarity(machine_, experience_);
    anchors_ = lay_anchors(machine_, rarity);
    tape_ = write_tape(machine_, rarity, anchors_);
    for (Wake& wake : anchors_.wakes)
        wake.start = tape_.starts[wake.watchlist];
}

void Desk::read(const Article& article) {
    text_ = read_text(article, std::move(text_));
    read(text_, article.language);
}

void Desk::read(const ItemText& text, const std::string& language) {
    reading_.read(text, language);
    if (experience_.items < lessons[1])
        learn();
    for (const Woken& woken : woken_)
        awake_[woken.watchlist / 64] = 0;
    woken_.clear();
    for (const std::uint32_t watchlist : anchors_.always)
        wake(watchlist, tape_.starts[watchlist]);
    constexpr std::size_t ahead = 4;
    const std::vector<std::uint32_t>& words = reading_.words();
    for (std::size_t each = 0; each < words.size(); ++each) {
        if (each + ahead < words.size())
            __builtin_prefetch(anchors_.wakes.data() + anchors_.starts[words[each + ahead]]);
        const std::uint32_t end = anchors_.starts[words[each] + 1];
        for (std::uint32_t at = anchors_.starts[words[each]]; at < end; ++at) {
            const Wake& one = anchors_.wakes[at];
            if (reading_.has(one.mate))
                wake(one.watchlist, one.start);
        }
    }
}

void Desk::wake(std::uint32_t watchlist, std::uint32_t start) {
    std::uint64_t& row = awake_[watchlist / 64];
    const std::uint64_t bit = std::uint64_t{1} << (watchlist % 64);
    if ((row & bit) == 0)
        woken_.push_back({watchlist, start});
    row |= bit;
}

void Desk::learn() {
    for (const std::uint32_t word : reading_.words())
        ++experience_.seen[word];
    ++experience_.items;
    if (std::find(std::begin(lessons), std::end(lessons), experience_.items) != std::end(lessons))
        lay();
}

Desk& desk_for(const Machine& machine) {
    thread_local std::vector<std::unique_ptr<Desk>> desks;
    const auto own = std::find_if(desks.begin(), desks.end(), [&](const std::unique_ptr<Desk>& desk) {
        return desk->serial() == machine.serial;
    });
    if (own != desks.end()) {
        std::rotate(desks.begin(), own, own + 1);
        return *desks.front();
    }
    if (desks.size() == most_desks)
        desks.pop_back();
    desks.insert(desks.begin(), std::make_unique<Desk>(machine));
    return *desks.front();
}

}  // namespace tocsin::match
