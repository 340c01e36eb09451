#include "facts/numeral.h"

#include <algorithm>

namespace tocsin::facts {
namespace {

constexpr double myriad = 1e4;  ///< from here on a scale also multiplies the smaller parts before it
constexpr int most_parts = 6;

struct Counted {
    double value = 0;
    std::uint32_t end = 0;
    bool digits = false, whole = true, implied = false, unsure = false;
};

struct Scales {
    double small = 1, big = 1;
    std::uint32_t end = 0;
    bool any = false;
};

/// "일점이삼": digits spoken one by one after a spoken point.
void read_spoken_decimals(const Page& page, Counted& counted) {
    const Hit* point = page.hits->longest(counted.end, Kind::point);
    double unit = .1;
    for (std::uint32_t at = point != nullptr ? point->end : 0; point != nullptr;) {
        const Hit* digit = nullptr;
        for (const Hit& hit : page.hits->at(at)) {
            if (hit.kind == Kind::number && hit.word->value < 10) {
                digit = &hit;
            }
        }
        if (digit == nullptr) {
            return;
        }
        counted.value += digit->word->value * unit;
        unit /= 10;
        at = counted.end = digit->end;
    }
}

std::optional<Counted> read_counted(const Page& page, std::uint32_t at, bool first) {
    if (const auto number = read_number(*page.reading, at, page.separators)) {
        return Counted{number->value, number->end, true, number->whole, false, number->unsure};
    }
    if (const Hit* word = page.hits->longest(at, Kind::number)) {
        Counted counted{word->word->value, word->end, false, true, false};
        read_spoken_decimals(page, counted);
        return counted;
    }
    const Hit* article = first ? page.hits->longest(at, Kind::article) : nullptr;
    if (article != nullptr) {
        return Counted{article->word->value, article->end, false, true, true};
    }
    const Hit* lone = first ? page.hits->longest(at, Kind::lone_scale) : nullptr;
    if (lone != nullptr) {
        return Counted{1, at, false, true, true};
    }
    return std::nullopt;
}

Scales read_scales(const Page& page, std::uint32_t at) {
    Scales scales;
    scales.end = at;
    for (int count = 0; count < 3; ++count) {
        std::uint32_t from = scales.end;
        const char32_t gap = from < page.reading->text.size() ? page.reading->text[from] : 0;
        const bool blank = gap == U' ' || gap == U'-';
        from += blank ? 1U : 0U;
        const Hit* scale = page.hits->longest(from, Kind::scale);
        const Hit* unit = page.hits->longest(from, Kind::unit);
        if (scale == nullptr || (unit != nullptr && unit->end > scale->end)) {
            break;
        }
        (scale->word->value < myriad ? scales.small : scales.big) *= scale->word->value;
        scales.end = scale->end;
        scales.any = true;
    }
    return scales;
}

/// "and a half" after the number or after its scale.
double read_half(const Page& page, std::uint32_t& at) {
    const std::uint32_t from = page.reading->skip_space(at);
    if (const Hit* half = page.hits->longest(from, Kind::half_after)) {
        at = half->end;
        return half->word->value;
    }
    return 0;
}

bool is_block(const Page& page, std::uint32_t at) { return page.reading->class_at(at) == CharClass::block; }

/// Sums the parts as they come: 7천 (section) 5백 + 만 (closes it), 3兆, 5000億.
struct Sum {
    double total = 0, section = 0;

    void add(double value, const Scales& scales) {
        const double part = value * scales.small;
        if (scales.big > 1) {
            total += (section + part) * scales.big;
            section = 0;
        } else {
            section += part;
        }
    }
    double value() const { return total + section; }
};

/// Whether another part may follow the one that ended with `scales` at `end`.
bool may_continue(const Page& page, const Scales& scales, std::uint32_t end) {
    return scales.any && end < page.reading->text.size() && end > 0;
}

/// Whether a unit or a percent sign stands there: "50 mil 300 MW" are two numbers.
bool counts_something(const Page& page, std::uint32_t at) {
    const std::uint32_t next = page.reading->skip_space(at);
    return (next < page.reading->text.size() && page.reading->text[next] == U'%') ||
           page.hits->longest(next, Kind::unit) != nullptr;
}

/// Whether `next` goes on with what stands before it: 7천 5백, 3兆 5000億, "4 mil 800" when that was `whole`.
bool continues(const Page& page,
               const Counted& next,
               const Scales& before,
               const Scales& after,
               bool adjacent,
               bool whole) {
    const double last = before.small * before.big;
    const double now = after.small * after.big;
    const bool block = is_block(page, before.end - 1);
    const bool section = before.big == 1 && after.small < before.small;  // the scale behind it closes both
    const bool hundreds = next.digits && next.whole && next.value >= 100 && next.value < 1e3;
    const bool thousands = last == 1e3 && whole && hundreds && !counts_something(page, next.end);
    if (after.any) {
        return now < last || (section && after.big > 1 && (block || thousands));
    }
    return (block && adjacent && next.value < last) || thousands;
}

bool begins_number(Kind kind) {
    return kind == Kind::number || kind == Kind::article || kind == Kind::lone_scale || kind == Kind::sign;
}

}  // namespace

std::vector<std::uint32_t> number_places(const Reading& reading, const Hits& hits) {
    std::vector<std::uint32_t> places;
    const auto is_digit = [&](std::size_t at) {
        return reading.text[at] >= U'0' && reading.text[at] <= U'9';
    };
    for (std::size_t at = 0; at < reading.text.size(); ++at) {
        if (is_digit(at) && (at == 0 || !is_digit(at - 1))) {
            places.push_back(static_cast<std::uint32_t>(at));
        }
    }
    const auto digits = static_cast<std::ptrdiff_t>(places.size());
    for (const Hit& hit : hits.all()) {
        if (begins_number(hit.kind)) {
            places.push_back(hit.start);
        }
    }
    std::inplace_merge(places.begin(), places.begin() + digits, places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::optional<Numeral> read_numeral(const Page& page, std::uint32_t at) {
    auto counted = read_counted(page, at, true);
    if (!counted) {
        return std::nullopt;
    }
    Numeral numeral;
    numeral.first = counted->value;
    numeral.digits = counted->digits;
    numeral.whole = counted->whole;
    numeral.implied = counted->implied;
    numeral.unsure = counted->unsure;
    counted->value += read_half(page, counted->end);
    Scales scales = read_scales(page, counted->end);
    if (numeral.implied && !scales.any) {
        return std::nullopt;
    }
    counted->value += scales.any ? read_half(page, scales.end) : 0;
    Sum sum;
    sum.add(counted->value, scales);
    numeral.end = scales.any ? scales.end : counted->end;
    for (int part = 1; part < most_parts && may_continue(page, scales, numeral.end); ++part) {
        const std::uint32_t from = page.reading->skip_space(numeral.end);
        const auto next = read_counted(page, from, false);
        if (!next) {
            break;
        }
        const Scales after = read_scales(page, next->end);
        if (!continues(page, *next, scales, after, from == numeral.end, numeral.whole)) {
            break;
        }
        sum.add(next->value, after);
        scales = after;
        numeral.end = after.any ? after.end : next->end;
        numeral.scaled = true;
    }
    numeral.scaled = numeral.scaled || scales.any;
    numeral.last_scale = scales.small * scales.big;
    numeral.value = sum.value();
    return numeral;
}

}  // namespace tocsin::facts
