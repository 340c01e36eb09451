#include "match/desk.h"

#include <algorithm>
#include <memory>

namespace tocsin::match {
namespace {

constexpr std::size_t most_desks = 4;

/// Items after which anchors are chosen anew. Few, for it takes as long as some hundred items.
constexpr std::uint32_t lessons[] = {256, 4096};

}  // namespace

Desk::Desk(const Machine& machine)
    : machine_(machine),
      serial_(machine.serial),
      reading_(machine),
      anchors_(lay_anchors(machine, {})),
      last_woken_(machine.flat.size(), 0) {
    experience_.seen.resize(machine.dictionary.size());
}

void Desk::read(const Article& article) {
    text_ = read_text(article);
    read(text_, article.language);
}

void Desk::read(const ItemText& text, const std::string& language) {
    reading_.read(text, language);
    ++round_;
    woken_ = anchors_.always;
    for (const std::uint32_t word : reading_.words()) {
        const std::uint32_t end = anchors_.starts[word + 1];
        for (std::uint32_t at = anchors_.starts[word]; at < end; ++at) {
            const Wake& wake = anchors_.wakes[at];
            if (!reading_.has(wake.mate) || last_woken_[wake.watchlist] == round_)
                continue;
            last_woken_[wake.watchlist] = round_;
            __builtin_prefetch(&machine_.steps[machine_.flat[wake.watchlist].require]);
            woken_.push_back(wake.watchlist);
        }
    }
    if (experience_.items < lessons[1])
        learn();
}

void Desk::learn() {
    for (const std::uint32_t word : reading_.words())
        ++experience_.seen[word];
    ++experience_.items;
    if (std::find(std::begin(lessons), std::end(lessons), experience_.items) != std::end(lessons))
        anchors_ = lay_anchors(machine_, experience_);
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
