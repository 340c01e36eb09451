#include "facts/capacity_reader.h"

#include <algorithm>
#include <cmath>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t most_before_unit = 24;  ///< "100,000 [Nvidia Blackwell] GPUs"

bool is_counted(const Hit& unit) { return unit.word->text == "GPU"; }

/// A word or two may stand between a number and the chips it counts, not between it and its gigawatts.
const Hit* unit_behind(const Page& page, std::uint32_t end) {
    const Reading& reading = *page.reading;
    std::uint32_t from = end;
    if (from < reading.text.size() && (reading.text[from] == U' ' || reading.text[from] == U'-')) {
        ++from;
    }
    if (const Hit* link = page.hits->longest(from, Kind::link)) {
        from = page.reading->skip_space(link->end);
    }
    for (const Hit& hit : page.hits->between(from, from + most_before_unit)) {
        if (hit.kind != Kind::unit) {
            continue;
        }
        if (hit.start == from) {
            return &hit;
        }
        const auto between = reading.text.substr(from, hit.start - from);
        const bool clear = between.find_first_of(U".,;:\n0123456789") == std::u32string::npos;
        const auto words = std::count(between.begin(), between.end(), U' ');
        if (is_counted(hit) && clear && words <= 2) {
            return &hit;
        }
    }
    return nullptr;
}

bool may_start(const Page& page, std::uint32_t at) {
    if (page.reading->is_digit(at)) {
        return at == 0 || !(page.reading->is_digit(at - 1) || page.reading->is_letter(at - 1));
    }
    for (const Hit& hit : page.hits->at(at)) {
        if (hit.kind == Kind::number || hit.kind == Kind::article) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<FoundCapacity> read_capacities(const Page& page, const std::vector<FoundMoney>& money) {
    std::vector<FoundCapacity> found;
    auto taken = money.begin();
    std::uint32_t next = 0;
    for (const std::uint32_t at : page.numbers) {
        while (taken != money.end() && taken->where.end <= at) {
            ++taken;
        }
        if (at < next || (taken != money.end() && taken->where.start <= at) || !may_start(page, at)) {
            continue;
        }
        const auto quantity = read_numeral(page, at);
        const Hit* unit = quantity ? unit_behind(page, quantity->end) : nullptr;
        if (unit == nullptr) {
            continue;
        }
        const Stretch where{at, unit->end};
        FoundCapacity capacity;
        capacity.where = where;
        capacity.capacity.text = page.reading->quote(where);
        capacity.capacity.span = page.reading->span(where);
        capacity.capacity.value = std::round(quantity->value * unit->word->value * 1e6) / 1e6;
        capacity.capacity.unit = unit->word->text;
        found.push_back(std::move(capacity));
        next = unit->end;
    }
    return found;
}

}  // namespace tocsin::facts
