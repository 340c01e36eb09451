#include "match/condition.h"

#include "model/commitments.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tocsin::match {
namespace {

struct Scale {
    std::string_view word;
    double factor;
};

constexpr std::array<Scale, 10> scales = {{
    {"k", 1e3},
    {"thousand", 1e3},
    {"m", 1e6},
    {"mn", 1e6},
    {"million", 1e6},
    {"bn", 1e9},
    {"b", 1e9},
    {"billion", 1e9},
    {"tn", 1e12},
    {"trillion", 1e12},
}};

constexpr std::array<Scale, 5> powers = {{{"W", 1}, {"kW", 1e3}, {"MW", 1e6}, {"GW", 1e9}, {"TW", 1e12}}};

bool is_power(std::string_view unit, double& factor) {
    for (const Scale& power : powers) {
        if (power.word == unit) {
            factor = power.factor;
            return true;
        }
    }
    return false;
}

std::string_view next_word(std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    const bool digits = !text.empty() && (std::isdigit(static_cast<unsigned char>(text.front())) != 0);
    std::size_t end = 0;
    while (end < text.size() && text[end] != ' ') {
        const bool digit = std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.' ||
                           text[end] == '_' || text[end] == ',';
        if (digit != digits)
            break;
        ++end;
    }
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

bool read_number(std::string_view word, double& number) {
    std::string digits;
    std::copy_if(word.begin(), word.end(), std::back_inserter(digits), [](char letter) {
        return letter != '_' && letter != ',';
    });
    const char* end = digits.data() + digits.size();
    const auto [stop, failure] = std::from_chars(digits.data(), end, number);
    return failure == std::errc{} && stop == end && !digits.empty();
}

bool compares(Compare compare, double value, double limit) {
    constexpr double slack = 1e-9;
    const double margin = std::abs(limit) * slack;
    switch (compare) {
        case Compare::at_least:
            return value >= limit - margin;
        case Compare::at_most:
            return value <= limit + margin;
        case Compare::more:
            return value > limit + margin;
        case Compare::less:
            return value < limit - margin;
        case Compare::equal:
            return std::abs(value - limit) <= margin;
        default:
            return std::abs(value - limit) > margin;
    }
}

bool has_name(const Condition& condition, std::string_view value) {
    const std::string folded = text::fold(value);
    return std::find(condition.names.begin(), condition.names.end(), folded) != condition.names.end();
}

/// A sum somebody puts in, not what a firm earns, is worth or was fined.
bool is_put_in(const Money& money) { return money.role.empty() || is_of_deal(money.role); }

bool holds_of(const Condition& condition, const Money& money) {
    const bool upwards = condition.compare == Compare::at_least || condition.compare == Compare::more;
    const bool ranged = money.bound == Bound::range;
    const double own = !ranged ? money.value : upwards ? money.high : money.low;
    if (money.currency == condition.unit)
        return compares(condition.compare, own, condition.number);
    if (condition.unit != "USD" || money.usd <= 0)
        return false;
    const double rate = money.value > 0 ? money.usd / money.value : 0;
    return compares(condition.compare, own * rate, condition.number);
}

bool holds_of(const Condition& condition, const Quantity& quantity) {
    double factor = 1;
    const bool power = is_power(quantity.unit, factor);
    if (power != (condition.unit == "W") || (!power && quantity.unit != condition.unit))
        return false;
    return compares(condition.compare, quantity.value * factor, condition.number);
}

bool say(Reason* why, std::string_view quote) {
    if (why != nullptr)
        why->quote = std::string(quote);
    return true;
}

/// One value against the names: "=" and "in" want it among them, "!=" wants it given and not among them.
bool holds_of(const Condition& condition, std::string_view value) {
    if (value.empty())
        return false;
    return has_name(condition, value) != (condition.compare == Compare::differs);
}

template <class Things, class Value>
bool holds_by_name(const Condition& condition, const Things& things, const Value& value, Reason* why) {
    const bool wanted = condition.compare != Compare::differs;
    for (const auto& thing : things) {
        if (has_name(condition, value(thing)))
            return wanted ? say(why, thing.text) : false;
    }
    return !wanted;
}

template <class Fact>
bool is_within(const Fact& fact, const Stretch& stretch) {
    return fact.span.start >= stretch.begin && fact.span.start < stretch.end;
}

template <class Fact>
std::vector<Fact> within(const std::vector<Fact>& facts, const Stretch& stretch) {
    std::vector<Fact> found;
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(found), [&](const Fact& fact) {
        return is_within(fact, stretch);
    });
    return found;
}

bool holds_by_source(const Condition& condition, const Article& article, Reason* why) {
    const bool found = std::any_of(condition.names.begin(), condition.names.end(), [&](const auto& name) {
        return is_from(article, name);
    });
    if (found)
        say(why, article.outlet.empty() ? article.url : article.outlet);
    return found != (condition.compare == Compare::differs);
}

}  // namespace

const std::vector<FactName>& fact_names() {
    static const std::vector<FactName> names = {
        {"amount", Subject::amount, false},
        {"capacity", Subject::capacity, false},
        {"stage", Subject::stage, false},
        {"country", Subject::country, false},
        {"org", Subject::organization, false},
        {"org.kind", Subject::organization_kind, false},
        {"lang", Subject::language, false},
        {"source", Subject::source, false},
        {"deal.amount", Subject::amount, true},
        {"deal.capacity", Subject::capacity, true},
        {"deal.stage", Subject::stage, true},
        {"deal.object", Subject::object, true},
        {"deal.country", Subject::country, true},
        {"deal.org", Subject::organization, true},
    };
    return names;
}

const std::vector<std::string>& stages() {
    static const std::vector<std::string> known = {
        "rumoured", "announced", "agreed", "begun", "completed", "delayed", "cancelled", "denied"};
    return known;
}

bool read_quantity(std::string_view text, Condition& into) {
    if (!read_number(next_word(text), into.number))
        return false;
    std::string_view word = next_word(text);
    const auto scale =
        std::find_if(scales.begin(), scales.end(), [&](const Scale& known) { return known.word == word; });
    if (scale != scales.end()) {
        into.number *= scale->factor;
        word = next_word(text);
    }
    if (!text.empty() || !std::isfinite(into.number))
        return false;
    if (into.subject == Subject::amount) {
        into.unit = word.empty() ? "USD" : std::string(word);
        return into.unit.size() == 3 && std::all_of(into.unit.begin(), into.unit.end(), [](char letter) {
                   return letter >= 'A' && letter <= 'Z';
               });
    }
    double factor = 1;
    const bool power = is_power(word, factor);
    into.unit = power ? "W" : std::string(word);
    into.number *= factor;
    return !word.empty();
}

bool has_place(const Condition& condition) {
    const Subject subject = condition.subject;
    return !condition.of_deal &&
           (subject == Subject::amount || subject == Subject::capacity || subject == Subject::country ||
            subject == Subject::organization || subject == Subject::organization_kind);
}

bool holds(const Condition& condition,
           const Article& article,
           const Facts& facts,
           const Stretch& stretch,
           Reason* why) {
    switch (condition.subject) {
        case Subject::amount:
            return std::any_of(facts.money.begin(), facts.money.end(), [&](const Money& money) {
                return is_within(money, stretch) && is_put_in(money) && holds_of(condition, money) &&
                       say(why, money.text);
            });
        case Subject::capacity:
            return std::any_of(
                facts.quantities.begin(), facts.quantities.end(), [&](const Quantity& quantity) {
                    return is_within(quantity, stretch) && holds_of(condition, quantity) &&
                           say(why, quantity.text);
                });
        case Subject::stage:
            return holds_of(condition, facts.stage.value) && say(why, facts.stage.text);
        case Subject::country:
            return holds_by_name(
                condition,
                within(facts.places, stretch),
                [](const Place& place) { return place.country; },
                why);
        case Subject::organization:
            return holds_by_name(
                condition,
                within(facts.organizations, stretch),
                [](const Organization& one) { return one.name; },
                why);
        case Subject::organization_kind:
            return holds_by_name(
                condition,
                within(facts.organizations, stretch),
                [](const Organization& one) { return one.kind; },
                why);
        case Subject::language:
            return holds_of(condition, article.language) && say(why, article.language);
        case Subject::source:
            return holds_by_source(condition, article, why);
        case Subject::object:
            break;
    }
    return false;
}

bool holds(const Condition& condition, const Deal& deal, Reason* why) {
    switch (condition.subject) {
        case Subject::amount:
            return (deal.amount && holds_of(condition, *deal.amount) && say(why, deal.amount->text)) ||
                   (deal.ceiling && holds_of(condition, *deal.ceiling) && say(why, deal.ceiling->text));
        case Subject::capacity:
            return std::any_of(deal.capacity.begin(), deal.capacity.end(), [&](const Quantity& quantity) {
                return holds_of(condition, quantity) && say(why, quantity.text);
            });
        case Subject::stage:
            return holds_of(condition, deal.stage) && say(why, deal.stage);
        case Subject::object:
            return holds_of(condition, deal.object) && say(why, deal.object);
        case Subject::country:
            return holds_by_name(
                condition, deal.places, [](const Place& place) { return place.country; }, why);
        case Subject::organization: {
            const bool found = std::any_of(deal.actors.begin(), deal.actors.end(), [&](const Actor& actor) {
                return has_name(condition, actor.name) && say(why, actor.name);
            });
            return found != (condition.compare == Compare::differs);
        }
        default:
            return false;
    }
}

}  // namespace tocsin::match
