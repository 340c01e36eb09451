#include "facts/amount.h"

#include <algorithm>
#include <cmath>

namespace tocsin::facts {
namespace {

struct Unit {
    std::uint32_t end = 0;
    std::string currency;
    const Word* word = nullptr;  ///< may carry a scale: "mdkr"
};

bool is_currency(const Hit& hit) { return hit.kind == Kind::currency || hit.kind == Kind::sign; }

const Hit* currency_at(const Page& page, std::uint32_t at) {
    for (const Hit& hit : page.hits->at(at)) {
        if (is_currency(hit)) {
            return &hit;
        }
    }
    return nullptr;
}

/// A currency that shares its name with those of other countries.
const Hit* family_at(const Page& page, std::uint32_t at) {
    for (const Hit& hit : page.hits->at(at)) {
        if (is_currency(hit) && hit.word->index != 0) {
            return &hit;
        }
    }
    return nullptr;
}

std::uint32_t skip_gap(const Reading& reading, std::uint32_t at) {
    return at < reading.text.size() && (reading.text[at] == U' ' || reading.text[at] == U'-') ? at + 1 : at;
}

/// "$" in "25 $10" belongs to the next number.
bool belongs_to_next(const Reading& reading, const Hit& hit) {
    if (reading.is_letter(hit.end - 1) && hit.kind == Kind::currency) {
        return false;
    }
    return reading.is_digit(hit.end);
}

/// A currency at `at`, with the country that may stand before it.
std::optional<Unit> read_unit(const Page& page, const Families& families, std::uint32_t at) {
    if (const Hit* hit = currency_at(page, at)) {
        if (belongs_to_next(*page.reading, *hit)) {
            return std::nullopt;
        }
        return Unit{hit->end, hit->word->text, hit->word};
    }
    for (const Hit& country : page.hits->at(at)) {
        if (country.kind != Kind::national) {
            continue;
        }
        const Hit* head = family_at(page, page.reading->skip_space(country.end));
        if (head != nullptr) {
            const std::string code = families.of_country(head->word->index, country.word->text);
            if (!code.empty()) {
                return Unit{head->end, code, head->word};
            }
        }
    }
    return std::nullopt;
}

std::optional<Unit> read_unit_behind(const Page& page, const Families& families, std::uint32_t end) {
    const Reading& reading = *page.reading;
    const std::uint32_t from = skip_gap(reading, end);
    if (auto unit = read_unit(page, families, from)) {
        return unit;
    }
    if (const Hit* link = page.hits->longest(from, Kind::link)) {
        return read_unit(page, families, reading.skip_space(link->end));
    }
    return std::nullopt;
}

const Hit* short_scale_at(const Page& page, std::uint32_t at) {
    return page.hits->longest(at, Kind::short_scale);
}

struct Sign {
    std::uint32_t end = 0;
    std::string currency;
};

/// "$", "US$", "USD$", "Rs.": what may stand before a number.
std::optional<Sign> read_sign(const Page& page, std::uint32_t at) {
    const Reading& reading = *page.reading;
    const Hit* hit = page.hits->longest(at, Kind::sign);
    if (hit == nullptr) {
        return std::nullopt;
    }
    Sign sign{hit->end, hit->word->text};
    const bool letters = reading.is_letter(hit->end - 1);
    const auto char_at = [&](std::uint32_t place) {
        return place < reading.text.size() ? reading.text[place] : U'\n';
    };
    if (letters && (char_at(sign.end) == U'$' || char_at(sign.end) == U'.')) {
        ++sign.end;
    }
    sign.end = reading.skip_space(sign.end);
    return sign;
}

struct Change {
    double value = 0;
    std::uint32_t end = 0;
    bool named = false;  ///< "cents" was said
};

/// Whether a number ends what is said: nothing is counted by it.
bool counts_nothing(const Reading& reading, std::uint32_t end) {
    const std::uint32_t next = reading.skip_space(end);
    const CharClass after = reading.class_at(next);
    if (after == CharClass::block && !reading.is_digit(end - 1)) {
        return false;
    }
    return after != CharClass::digit && (after != CharClass::letter || next == end) &&
           !(next < reading.text.size() && (reading.text[next] == U'%' || reading.text[next] == U'-'));
}

/// "and 15 cents", "50", "6角3分" behind an amount.
std::optional<Change> read_change(const Page& page, std::uint32_t end) {
    const Reading& reading = *page.reading;
    std::uint32_t from = reading.skip_space(end);
    const Hit* join = page.hits->longest(from, Kind::join);
    if (join != nullptr) {
        from = reading.skip_space(join->end);
    }
    const auto number = read_numeral(page, from);
    if (!number || number->scaled || !number->whole || number->implied || number->value >= 100) {
        return std::nullopt;
    }
    std::uint32_t unit_at = skip_gap(reading, number->end);
    if (const Hit* link = page.hits->longest(unit_at, Kind::link)) {
        unit_at = reading.skip_space(link->end);
    }
    if (const Hit* minor = page.hits->longest(unit_at, Kind::minor)) {
        return Change{number->value * minor->word->value, minor->end, true};
    }
    const bool spaced = from != end || reading.class_at(from) == CharClass::block;
    const bool plausible = !number->digits || number->end - from == 2;
    if (!spaced || !plausible || !counts_nothing(reading, number->end) ||
        currency_at(page, unit_at) != nullptr) {
        return std::nullopt;
    }
    const bool tenths = reading.class_at(end - 1) == CharClass::block && number->value < 10;
    return Change{number->value * (tenths ? .1 : .01), number->end, false};
}

void add_change(const Page& page, Amount& amount) {
    double unit = 1;
    for (int count = 0; count < 2; ++count) {
        const auto change = read_change(page, amount.where.end);
        if (!change || (count > 0 && !change->named) || change->value >= unit) {
            return;
        }
        amount.value += change->value;
        amount.where.end = change->end;
        unit = change->value;
        if (!change->named) {
            return;
        }
    }
}

bool is_dollar_kind(const Families& families, const std::string& sign, const std::string& unit) {
    return sign == unit ||
           (families.number_of(sign) != 0 && families.number_of(sign) == families.number_of(unit));
}

Amount from_numeral(const Numeral& numeral, std::uint32_t start) {
    Amount amount;
    amount.where = {start, numeral.end};
    amount.value = numeral.value;
    amount.last_scale = numeral.last_scale;
    amount.scaled = numeral.scaled;
    amount.digits = numeral.digits;
    amount.implied = numeral.implied;
    return amount;
}

void apply_scale(Amount& amount, const Hit& scale) {
    amount.value *= scale.word->value;
    amount.last_scale = scale.word->value;
    amount.scaled = true;
    amount.where.end = scale.end;
}

std::optional<Amount> read_sign_first(const Page& page, const Families& families, std::uint32_t at) {
    const auto sign = read_sign(page, at);
    if (!sign) {
        return std::nullopt;
    }
    const auto numeral = read_numeral(page, sign->end);
    if (!numeral || (numeral->implied && !numeral->scaled)) {
        return std::nullopt;
    }
    Amount amount = from_numeral(*numeral, at);
    amount.currency = sign->currency;
    amount.sign_first = true;
    if (!amount.scaled) {
        const Hit* scale = short_scale_at(page, skip_gap(*page.reading, amount.where.end));
        if (scale != nullptr) {
            apply_scale(amount, *scale);
        }
    }
    // "$10,000" stays ten thousand where the comma otherwise marks decimals.
    if (!amount.scaled && numeral->unsure && page.separators.decimal == U',') {
        amount.value *= 1000;
    }
    const auto again = read_unit_behind(page, families, amount.where.end);
    if (again && is_dollar_kind(families, amount.currency, again->currency) &&
        !page.reading->is_digit(page.reading->skip_space(again->end))) {
        amount.currency = again->currency;
        amount.where.end = again->end;
    }
    return amount;
}

}  // namespace

std::optional<Amount> read_amount(const Page& page, const Families& families, std::uint32_t at) {
    if (auto signed_amount = read_sign_first(page, families, at)) {
        return signed_amount;
    }
    const auto numeral = read_numeral(page, at);
    if (!numeral) {
        return std::nullopt;
    }
    Amount amount = from_numeral(*numeral, at);
    auto unit = read_unit_behind(page, families, amount.where.end);
    const Hit* scale =
        unit || amount.scaled ? nullptr : short_scale_at(page, skip_gap(*page.reading, amount.where.end));
    if (scale != nullptr) {
        unit = read_unit_behind(page, families, scale->end);
        if (unit) {
            apply_scale(amount, *scale);
        }
    }
    if (!unit) {
        return amount;
    }
    amount.currency = unit->currency;
    amount.where.end = unit->end;
    if (unit->word->value > 1) {
        amount.value *= unit->word->value;
        amount.last_scale = unit->word->value;
        amount.scaled = true;
    } else if (!amount.scaled) {
        const Hit* late = page.hits->longest(page.reading->skip_space(unit->end), Kind::scale);
        if (late != nullptr && late->word->value >= 1e6) {
            apply_scale(amount, *late);
        } else {
            add_change(page, amount);
        }
    }
    return amount;
}

}  // namespace tocsin::facts
