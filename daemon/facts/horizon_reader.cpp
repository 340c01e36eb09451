#include "facts/statements.h"

#include <algorithm>
#include <cmath>

namespace tocsin::facts {
namespace {

constexpr std::uint32_t reach_before = 28;
constexpr std::uint32_t widest_gap = 12;
constexpr double least_year = 2024, most_year = 2075;
constexpr double most_years = 60;

/// A word of `kind` that ends right before `start`, or null.
const Hit* word_before(const Page& page, Kind kind, std::uint32_t start, std::uint32_t gap) {
    const std::uint32_t from = start > reach_before ? start - reach_before : 0;
    const Hit* nearest = nullptr;
    for (const Hit& hit : page.hits->between(from, start)) {
        const bool fits = hit.kind == kind && hit.end <= start && start - hit.end <= gap;
        const auto between = page.reading->text.substr(hit.end, fits ? start - hit.end : 0);
        if (fits && between.find_first_of(U".,;\n") == std::u32string::npos &&
            (nearest == nullptr || hit.end > nearest->end)) {
            nearest = &hit;
        }
    }
    return nearest;
}

const Hit* word_after(const Page& page, Kind kind, std::uint32_t end, std::uint32_t gap) {
    for (const Hit& hit : page.hits->between(end, end + gap + 1)) {
        if (hit.kind == kind) {
            return &hit;
        }
    }
    return nullptr;
}

std::string count_of(double value, const char* unit) {
    const double rounded = std::round(value * 10) / 10;
    std::string text = std::to_string(rounded);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text + " " + unit;
}

bool may_start(const Page& page, std::uint32_t at) {
    if (page.reading->is_digit(at)) {
        return at == 0 || !page.reading->is_digit(at - 1);
    }
    return page.hits->longest(at, Kind::number) != nullptr;
}

class HorizonReader {
public:
    explicit HorizonReader(const Page& page) : page_(page) {}

    std::vector<FoundStatement> read() {
        std::uint32_t next = 0;
        for (const std::uint32_t at : page_.numbers) {
            if (at >= next && may_start(page_, at)) {
                next = step(at);
            }
        }
        return std::move(found_);
    }

private:
    std::uint32_t step(std::uint32_t at) {
        const auto number = read_numeral(page_, at);
        if (!number || number->scaled || !number->whole) {
            return number && number->digits ? number->end : at + 1;
        }
        if (number->digits && number->value >= least_year && number->value <= most_year) {
            read_deadline(at, number->end);
            return number->end;
        }
        if (number->value >= 1 && number->value <= most_years) {
            read_span(at, *number);
        }
        return number->digits ? number->end : at + 1;
    }

    /// "by 2029", "2030年までに".
    void read_deadline(std::uint32_t at, std::uint32_t end) {
        if (end - at != 4) {
            return;
        }
        const Hit* until = word_before(page_, Kind::until, at, 5);
        const Hit* after = word_after(page_, Kind::until_after, end, 1);
        const bool needs_both = until == nullptr && after == nullptr;
        if (needs_both || (until == nullptr && page_.reading->is_letter(end))) {
            return;
        }
        const Stretch where{until != nullptr ? until->start : at, after != nullptr ? after->end : end};
        found_.push_back({where, "by " + page_.reading->quote({at, end})});
    }

    /// "over four years", "4年間", "a four-year plan".
    void read_span(std::uint32_t at, const Numeral& number) {
        const Reading& reading = *page_.reading;
        const bool hyphen = number.end < reading.text.size() && reading.text[number.end] == U'-';
        const std::uint32_t unit_at = hyphen ? number.end + 1 : reading.skip_space(number.end);
        const Hit* years = page_.hits->longest(unit_at, Kind::year_word);
        const Hit* within = word_before(page_, Kind::within, at, widest_gap);
        if (years == nullptr) {
            years = years_behind_a_word(unit_at, within);
        }
        if (years == nullptr) {
            return;
        }
        const Hit* after = word_after(page_, Kind::within_after, years->end, 1);
        const bool by_itself =
            years->end - years->start > 1 && reading.class_at(years->start) == CharClass::block;
        if (within == nullptr && after == nullptr && !hyphen && !by_itself) {
            return;
        }
        const Stretch where{within != nullptr ? within->start : at,
                            after != nullptr ? after->end : years->end};
        found_.push_back({where, count_of(number.value, "years")});
    }

    /// "four more years", "quatre prochaines années".
    const Hit* years_behind_a_word(std::uint32_t at, const Hit* within) const {
        const Hit* years = within == nullptr ? nullptr : word_after(page_, Kind::year_word, at, widest_gap);
        if (years == nullptr || page_.reading->class_at(at) != CharClass::letter) {
            return nullptr;
        }
        const auto between = page_.reading->text.substr(at, years->start - at);
        return std::count(between.begin(), between.end(), U' ') == 1 ? years : nullptr;
    }

    const Page& page_;
    std::vector<FoundStatement> found_;
};

}  // namespace

std::vector<FoundStatement> read_horizons(const Page& page) { return HorizonReader(page).read(); }

}  // namespace tocsin::facts
