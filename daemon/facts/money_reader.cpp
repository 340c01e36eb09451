#include "facts/money_reader.h"

#include "facts/bounds.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tocsin::facts {
namespace {

constexpr double least_elided = 1e6;  ///< smaller bare numbers count people, not money
constexpr std::uint32_t elided_reach = 200;
constexpr std::uint32_t between_reach = 28;
constexpr std::uint32_t right_reach = 24;  ///< from "the correct figure"
constexpr std::size_t widest_bracket = 24;
constexpr double least_bare = 1e8;  ///< of a headline's amount without any currency

struct Range {
    Amount low, high;
};

/// 16.4 million is 16400000, not a hair less.
double tidy(double value) {
    if (value == 0) {
        return 0;
    }
    const double unit = std::pow(10, 11 - std::floor(std::log10(std::fabs(value))));
    return std::isfinite(unit) && unit > 0 ? std::round(value * unit) / unit : value;
}

const Hit* range_word(const Page& page, const Amount& low, std::uint32_t at) {
    if (const Hit* word = page.hits->longest(at, Kind::range)) {
        return word;
    }
    const Hit* conjunction = page.hits->longest(at, Kind::range_and);
    if (conjunction == nullptr) {
        return nullptr;
    }
    const std::uint32_t from = low.where.start > between_reach ? low.where.start - between_reach : 0;
    for (const Hit& hit : page.hits->between(from, low.where.start)) {
        if (hit.kind == Kind::between && hit.end <= low.where.start) {
            return conjunction;
        }
    }
    return nullptr;
}

/// Makes "5 to 10 billion dollars" of the two readings, or nothing when they are two things.
std::optional<Range> pair_up(Amount low, Amount high) {
    const bool unsaid = low.currency.empty() || high.currency.empty();
    if ((low.currency.empty() && high.currency.empty()) || (!unsaid && low.currency != high.currency)) {
        return std::nullopt;
    }
    const bool own_unit = !low.currency.empty() && !low.sign_first;
    if (!low.scaled && high.scaled && !own_unit && (!high.sign_first || low.value < 1000)) {
        low.value *= high.last_scale;
    }
    if (low.value >= high.value) {
        return std::nullopt;
    }
    low.currency = high.currency = low.currency.empty() ? high.currency : low.currency;
    return Range{std::move(low), std::move(high)};
}

std::optional<Range> read_range(const Page& page, const Families& families, const Amount& low) {
    const std::uint32_t at = page.reading->skip_space(low.where.end);
    const Hit* word = range_word(page, low, at);
    if (word == nullptr) {
        return std::nullopt;
    }
    const auto high = read_amount(page, families, page.reading->skip_space(word->end));
    return high ? pair_up(low, *high) : std::nullopt;
}

class MoneyReader {
public:
    MoneyReader(const Page& page, const Families& families) : page_(page), families_(families) {}

    std::vector<FoundMoney> read() {
        std::uint32_t next = 0;
        for (const std::uint32_t at : page_.numbers) {
            if (at >= next && may_start(at)) {
                next = step(at);
            }
        }
        return std::move(found_);
    }

private:
    bool may_start(std::uint32_t at) const {
        const Reading& reading = *page_.reading;
        if (reading.is_digit(at)) {
            const char32_t before = at > 0 ? reading.text[at - 1] : U' ';
            const bool inside = (before >= U'a' && before <= U'z') || (before >= U'0' && before <= U'9');
            return !inside;
        }
        for (const Hit& hit : page_.hits->at(at)) {
            const Kind kind = hit.kind;
            const bool day = kind == Kind::number && at > 0 && reading.is_digit(at - 1);  // "13일": no one
            if ((kind == Kind::number && !day) || kind == Kind::article || kind == Kind::lone_scale ||
                kind == Kind::sign) {
                return true;
            }
        }
        return false;
    }

    /// Reads at one place and says where to go on.
    std::uint32_t step(std::uint32_t at) {
        const auto amount = read_amount(page_, families_, at);
        if (!amount) {
            return at + 1;
        }
        if (auto range = read_range(page_, families_, *amount)) {
            const Stretch where{at, range->high.where.end};
            return keep(where, range->high, range->low.value);
        }
        if (!amount->currency.empty()) {
            return keep(amount->where, *amount, amount->value);
        }
        if (const std::string currency = unsaid_currency(*amount); !currency.empty()) {
            Amount complete = *amount;
            complete.currency = currency;
            return keep(complete.where, complete, complete.value);
        }
        if (const auto meant = as_replaced(*amount)) {
            return keep(meant->where, *meant, meant->value);
        }
        if (is_bare_headline(*amount) && !page_.home.empty()) {
            Amount complete = *amount;
            complete.currency = page_.home;
            const std::uint32_t end = keep(complete.where, complete, complete.value);
            found_.back().bare = true;
            return end;
        }
        return page_.reading->is_digit(at) ? amount->where.end : at + 1;
    }

    std::uint32_t keep(Stretch where, const Amount& amount, double low) {
        FoundMoney found;
        found.where = where;
        found.money.text = page_.reading->quote(where);
        found.money.span = page_.reading->span(where);
        found.money.value = found.money.high = tidy(amount.value);
        found.money.low = tidy(low);
        found.money.currency = amount.currency;
        found.money.approx = amount.implied;
        found.restated = is_restated(where, amount.currency);
        read_bounds(page_, where, found.money);
        found_.push_back(std::move(found));
        return where.end;
    }

    /// Whether the amount stands in brackets right behind one of another currency.
    bool is_restated(Stretch where, const std::string& currency) const {
        if (found_.empty() || found_.back().money.currency == currency) {
            return false;
        }
        const std::uint32_t end = found_.back().where.end;
        const auto between = page_.reading->text.substr(end, where.start - end);
        return between.size() <= widest_bracket && between.find_first_of(U"(（[") != std::u32string::npos &&
               between.find_first_of(U")）]") == std::u32string::npos;
    }

    /// "dont 5 milliards" after an amount, "100 and 200 billion dollars" before one.
    std::string unsaid_currency(const Amount& amount) const {
        if (!amount.scaled || amount.value < least_elided) {
            return "";
        }
        const std::uint32_t next = page_.reading->skip_space(amount.where.end);
        const Hit* conjunction = page_.hits->longest(next, Kind::range_and);
        if (conjunction != nullptr) {
            const auto second = read_amount(page_, families_, page_.reading->skip_space(conjunction->end));
            if (second && second->scaled && !second->sign_first) {
                return second->currency;
            }
        }
        const bool near = !found_.empty() && amount.where.start - found_.back().where.end < elided_reach;
        const bool bounded = is_bounded(page_, amount.where.start) || is_right(amount.where.start) ||
                             is_replaced(amount.where.start);
        if (near && bounded && !counts_things(amount.where.end)) {
            return found_.back().money.currency;
        }
        return "";
    }

    /// "La cifra esatta è 2 milioni": said of what was in a currency before.
    bool is_right(std::uint32_t start) const {
        const auto told = page_.hits->between(start - std::min(start, right_reach), start);
        return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
            return hit.kind == Kind::right && hit.end <= start;
        });
    }

    /// "Statt der bislang genannten 5 Milliarden", "and not 5 billion".
    bool is_replaced(std::uint32_t start) const {
        const auto told = page_.hits->between(start - std::min(start, right_reach), start);
        return std::any_of(told.begin(), told.end(), [&](const Hit& hit) {
            return (hit.kind == Kind::instead && hit.end <= start) ||
                   (hit.kind == Kind::not_sum && page_.reading->skip_space(hit.end) == start);
        });
    }

    /// "3 statt 5 Milliarden Euro": the first has scale and currency of the second.
    std::optional<Amount> as_replaced(Amount amount) const {
        const Reading& reading = *page_.reading;
        std::uint32_t at = amount.where.end;
        at = reading.skip_space(at + (at < reading.text.size() && reading.text[at] == U',' ? 1U : 0U));
        const Hit* word = page_.hits->longest(at, Kind::instead);
        word = word == nullptr ? page_.hits->longest(at, Kind::not_sum) : word;
        if (amount.scaled || word == nullptr) {
            return std::nullopt;
        }
        const auto second = read_amount(page_, families_, reading.skip_space(word->end));
        if (!second || !second->scaled || second->currency.empty() || second->sign_first) {
            return std::nullopt;
        }
        amount.value *= second->last_scale;
        amount.currency = second->currency;
        return amount;
    }

    /// "investit 2 milliards pour un centre de calcul": somebody puts something in, nothing is counted, and
    /// what it is for follows, or nothing.
    bool is_bare_headline(const Amount& amount) const {
        const Reading& reading = *page_.reading;
        if (amount.where.end > reading.title_end || amount.value < least_bare || !is_headline_of_money()) {
            return false;
        }
        const std::uint32_t next = reading.skip_space(amount.where.end);
        const CharClass behind = reading.class_at(next);
        if (behind == CharClass::letter || behind == CharClass::block) {
            const auto found = page_.hits->at(next);
            return std::any_of(found.begin(), found.end(), [](const Hit& hit) {
                return hit.kind == Kind::unsaid || hit.kind == Kind::invest;
            });
        }
        const char32_t sign = next < reading.text.size() ? reading.text[next] : U'\n';
        return behind != CharClass::digit && sign != U'%' && sign != U'-';
    }

    /// Whether the headline speaks of putting in, and of nothing that is counted.
    bool is_headline_of_money() const {
        bool invests = false;
        bool counts = false;
        for (const Hit& hit : page_.hits->between(0, page_.reading->title_end)) {
            invests = invests || hit.kind == Kind::invest;
            counts = counts || hit.kind == Kind::counted;
        }
        return invests && !counts;
    }

    /// Whether a noun or a unit follows: the number is not money.
    bool counts_things(std::uint32_t end) const {
        const std::uint32_t next = page_.reading->skip_space(end);
        for (const Hit& hit : page_.hits->at(next)) {
            if (hit.kind == Kind::not_money || hit.kind == Kind::unit) {
                return true;
            }
        }
        return false;
    }

    const Page& page_;
    const Families& families_;
    std::vector<FoundMoney> found_;
};

}  // namespace

std::vector<FoundMoney> read_money(const Page& page, const Families& families) {
    return MoneyReader(page, families).read();
}

}  // namespace tocsin::facts
