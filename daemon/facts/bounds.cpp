#include "facts/bounds.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t reach_before = 40;
constexpr std::uint32_t reach_after = 12;
constexpr std::uint32_t longest_filler = 10;

bool is_before_kind(Kind kind) {
    return kind == Kind::at_least || kind == Kind::at_most || kind == Kind::about || kind == Kind::elided ||
           kind == Kind::instead;
}

/// Whether nothing but one short word or an opening sign lies between a word and the amount.
bool is_close(const Reading& reading, std::uint32_t from, std::uint32_t to) {
    if (to - from > longest_filler) {
        return false;
    }
    int words = 0;
    for (std::uint32_t at = from; at < to; ++at) {
        const CharClass here = reading.class_at(at);
        if (here == CharClass::line || here == CharClass::digit || reading.text[at] == U'.' ||
            reading.text[at] == U',' || reading.text[at] == U';' || reading.text[at] == U':') {
            return false;
        }
        words += here == CharClass::letter && (at == from || !reading.is_letter(at - 1)) ? 1 : 0;
        words += here == CharClass::block ? 1 : 0;
    }
    return words <= 1;
}

void apply(const Word& word, Money& money) {
    const bool open = money.bound == Bound::exact;
    switch (word.kind) {
        case Kind::at_least:
        case Kind::at_least_after:
            money.bound = open ? Bound::min : money.bound;
            break;
        case Kind::at_most:
        case Kind::at_most_after:
            money.bound = open ? Bound::max : money.bound;
            break;
        case Kind::about:
        case Kind::about_after:
            money.approx = true;
            break;
        default:
            break;
    }
}

/// The words before `start` that qualify it, nearest first.
template <class Visit>
void visit_before(const Page& page, std::uint32_t start, Visit visit) {
    const std::uint32_t from = start > reach_before ? start - reach_before : 0;
    const auto near = page.hits->between(from, start);
    std::uint32_t edge = start;
    for (int chain = 0; chain < 3; ++chain) {
        const Hit* best = nullptr;
        for (const Hit& hit : near) {
            const bool fits = is_before_kind(hit.kind) && hit.end <= edge && hit.start < edge &&
                              is_close(*page.reading, hit.end, edge);
            if (fits && (best == nullptr || hit.end > best->end ||
                         (hit.end == best->end && hit.start < best->start))) {
                best = &hit;
            }
        }
        if (best == nullptr) {
            return;
        }
        visit(*best->word);
        edge = best->start;
    }
}

void visit_after(const Page& page, std::uint32_t end, Money& money) {
    for (const Hit& hit : page.hits->between(end, end + reach_after)) {
        const Kind kind = hit.kind;
        const bool after =
            kind == Kind::at_least_after || kind == Kind::at_most_after || kind == Kind::about_after;
        if (after && is_close(*page.reading, end, hit.start)) {
            apply(*hit.word, money);
        }
    }
}

}  // namespace

void read_bounds(const Page& page, Stretch where, Money& money) {
    if (money.low < money.high) {
        money.bound = Bound::range;
    }
    visit_before(page, where.start, [&](const Word& word) { apply(word, money); });
    visit_after(page, where.end, money);
}

bool is_bounded(const Page& page, std::uint32_t start) {
    bool bounded = false;
    visit_before(page, start, [&](const Word& word) { bounded = bounded || word.kind != Kind::about; });
    return bounded;
}

}  // namespace tocsin::facts
