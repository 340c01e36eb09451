#include "story/deal_sheet.h"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace tocsin::story {
namespace {

constexpr std::size_t most_actors = 30, most_places = 20, most_quantities = 20, most_others = 20;

/// At most four digits: "5e11", "2.5e10", "750000".
std::string number(double value) {
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%.4g", value);
    std::string text = written.data();
    const std::size_t exponent = text.find('e');
    if (exponent != std::string::npos) {
        const std::string digits = text.substr(exponent + 1);
        const std::size_t first = digits.find_first_not_of("+-0");
        text.erase(exponent + 1);
        text += digits.front() == '-' ? "-" : "";
        text += first == std::string::npos ? "0" : digits.substr(first);
    }
    return text;
}

/// Not that of a larger plan.
bool is_own(const Boxed<Money>& amount) { return amount && amount->role != "programme"; }

/// Rounding is forgiven, and across currencies the rate as well.
bool same_figure(const Boxed<Money>& one, const Boxed<Money>& other) {
    constexpr double rounded = 0.97;
    constexpr double converted = 0.8;
    if (!one || !other) {
        return false;
    }
    const bool same = one->currency == other->currency;
    const double ours = same ? one->value : one->usd;
    const double theirs = same ? other->value : other->usd;
    return ours > 0 && theirs > 0 &&
           std::min(ours, theirs) / std::max(ours, theirs) > (same ? rounded : converted);
}

/// English names by ISO code, as the places of `facts` have them.
const std::unordered_map<std::string, std::string>& country_names() {
    static const auto made = [] {
        std::unordered_map<std::string, std::string> countries;
        for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
            UErrorCode status = U_ZERO_ERROR;
            std::array<UChar, 80> written{};
            const std::string locale = std::string("und_") + *code;
            const std::int32_t length = uloc_getDisplayCountry(
                locale.c_str(), "en", written.data(), static_cast<int>(written.size()), &status);
            if (U_SUCCESS(status) != 0) {
                icu::UnicodeString(written.data(), length).toUTF8String(countries[*code]);
            }
        }
        return countries;
    }();
    return made;
}

bool country_of_the_other(const Place& one, const Place& other) {
    return !one.country.empty() && one.country == other.country && (is_country(one) || is_country(other));
}

bool places_contradict(const Deal& one, const Deal& other) {
    const auto agrees = [&](const Place& place) {
        return std::any_of(other.places.begin(), other.places.end(), [&](const Place& theirs) {
            return place.name == theirs.name || place.name == theirs.country ||
                   place.country == theirs.name || country_of_the_other(place, theirs);
        });
    };
    return !one.places.empty() && !other.places.empty() &&
           std::none_of(one.places.begin(), one.places.end(), agrees);
}

bool shares_a_country(const Deal& one, const Deal& other) {
    return std::any_of(one.places.begin(), one.places.end(), [&](const Place& place) {
        return std::any_of(other.places.begin(), other.places.end(), [&](const Place& theirs) {
            return !place.country.empty() && place.country == theirs.country;
        });
    });
}

/// The very sum, not by the rate of a day, and of more than one digit: 5bn is put in everywhere.
bool same_telling_figure(const Deal& one, const Deal& other) {
    if (!one.amount || !other.amount || one.amount->currency != other.amount->currency ||
        !same_figure(one.amount, other.amount)) {
        return false;
    }
    const double leading = one.amount->value / std::pow(10, std::floor(std::log10(one.amount->value)));
    return std::abs(leading - std::round(leading)) > 1e-6;
}

/// In another country, for somebody else and another sum as far as is known. One that names its firm's home
/// alone has the sum still.
bool is_elsewhere(const Deal& one, const Deal& other) {
    return !same_telling_figure(one, other) && places_contradict(one, other) &&
           !shares_a_country(one, other) && !share_an_actor(one, other);
}

int richness(const Deal& deal) {
    return (deal.amount ? 3 : 0) + (deal.ceiling ? 2 : 0) + (deal.name.empty() ? 0 : 2) +
           static_cast<int>(std::min<std::size_t>(deal.actors.size(), 4)) + (deal.places.empty() ? 0 : 1) +
           (deal.capacity.empty() ? 0 : 1) + (deal.stage.empty() ? 0 : 1) + (deal.horizon.empty() ? 0 : 1);
}

template <class T, class Same>
void unite(std::vector<T>& into, const std::vector<T>& from, std::size_t most, Same same) {
    for (const T& each : from) {
        const bool known =
            std::any_of(into.begin(), into.end(), [&](const T& ours) { return same(ours, each); });
        if (!known && into.size() < most) {
            into.push_back(each);
        }
    }
}

void fill_text(std::string& into, const std::string& from) {
    if (into.empty()) {
        into = from;
    }
}

void fill(Deal& into, const Deal& from) {
    fill_text(into.name, from.name);
    fill_text(into.object, from.object);
    fill_text(into.stage, from.stage);
    fill_text(into.horizon, from.horizon);
    fill_text(into.attribution, from.attribution);
    into.amount = is_own(into.amount) || !from.amount ? into.amount : from.amount;
    into.ceiling = into.ceiling ? into.ceiling : from.ceiling;
    unite(into.actors, from.actors, most_actors, [](const Actor& one, const Actor& other) {
        return one.name == other.name;
    });
    unite(into.places, from.places, most_places, [](const Place& one, const Place& other) {
        return one.name == other.name;
    });
    unite(into.capacity, from.capacity, most_quantities, [](const Quantity& one, const Quantity& other) {
        return one.value == other.value && one.unit == other.unit;
    });
}

/// What held before holds on: a richer report may repeat an old sum. A change says what holds now.
void hold(Boxed<Money>& now, const Boxed<Money>& before) { now = is_own(before) ? before : now; }

bool same_deal(const Deal& one, const Deal& other) {
    if (!one.name.empty() || !other.name.empty()) {
        return one.name == other.name;
    }
    return same_figure(one.amount, other.amount) && !actors_contradict(one, other);
}

void put_beside(Story& story, const Deal& deal) {
    if (richness(deal) > 0 && !same_deal(deal, story.deal)) {
        unite(story.others, {deal}, most_others, same_deal);
    }
}

/// The same deal under a new sum: it says which one that takes the place of.
bool succeeds(const Boxed<Money>& now, const Boxed<Money>& before) {
    if (!now || now->former <= 0) {
        return false;
    }
    Boxed<Money> former = now;
    former->value = now->former;
    former->usd = now->value > 0 ? now->usd * now->former / now->value : 0;
    return same_figure(former, before);
}

}  // namespace

bool amounts_contradict(const Deal& one, const Deal& other) {
    for (const Boxed<Money>& ours : {one.amount, one.ceiling}) {
        if (!actors_contradict(one, other) &&
            (succeeds(ours, other.amount) || succeeds(ours, other.ceiling))) {
            return false;
        }
    }
    const bool figures = (is_own(one.amount) || one.ceiling) && (is_own(other.amount) || other.ceiling);
    return figures && !same_figure(one.amount, other.amount) && !same_figure(one.amount, other.ceiling) &&
           !same_figure(one.ceiling, other.amount) && !same_figure(one.ceiling, other.ceiling);
}

bool differs_in_name(const Deal& one, const Deal& other) {
    return !one.name.empty() && !other.name.empty() && one.name.find(other.name) == std::string::npos &&
           other.name.find(one.name) == std::string::npos;
}

bool has_deal(const Story& story) {
    return story.deal.amount || story.deal.ceiling || !story.deal.actors.empty();
}

bool is_country(const Place& place) {
    const auto found = country_names().find(place.country);
    return found == country_names().end() || found->second == place.name;
}

bool share_an_actor(const Deal& one, const Deal& other) {
    return std::any_of(one.actors.begin(), one.actors.end(), [&](const Actor& actor) {
        return std::any_of(other.actors.begin(), other.actors.end(), [&](const Actor& theirs) {
            return actor.name == theirs.name;
        });
    });
}

bool actors_contradict(const Deal& one, const Deal& other) {
    return !one.actors.empty() && !other.actors.empty() && !share_an_actor(one, other);
}

bool differs_in_place_or_name(const Deal& one, const Deal& other) {
    return places_contradict(one, other) || differs_in_name(one, other);
}

bool is_sibling(const Deal& deal, const Story& story) {
    const int contradictions =
        (differs_in_name(deal, story.deal) ? 1 : 0) + (amounts_contradict(deal, story.deal) ? 1 : 0) +
        (places_contradict(deal, story.deal) ? 1 : 0) + (actors_contradict(deal, story.deal) ? 1 : 0);
    return contradictions >= 2 || is_elsewhere(deal, story.deal);
}

bool is_of_others(const Deal& deal, const Story& story) {
    return is_sibling(deal, story) || actors_contradict(deal, story.deal);
}

void keep_deals(Story& story, const Facts& facts, bool other_deal, const std::vector<Change>& changes) {
    const std::size_t own = facts.deals.empty() || other_deal ? 0 : 1;
    if (own == 1) {
        Deal deal = facts.deals.front();
        if (richness(deal) > richness(story.deal)) {
            std::swap(deal, story.deal);
            hold(story.deal.amount, deal.amount);
            hold(story.deal.ceiling, deal.ceiling);
        }
        fill(story.deal, deal);
    }
    for (const Change& change : changes) {
        if (!change.material) {
            continue;
        }
        if (change.kind == "stage") {
            story.deal.stage = change.after;
        }
        if (change.kind == "amount" && own == 1) {
            const Deal& deal = facts.deals.front();
            const bool ceiling = deal.ceiling && canonical_amount(*deal.ceiling) == change.after;
            (ceiling ? story.deal.ceiling : story.deal.amount) = ceiling ? deal.ceiling : deal.amount;
        }
    }
    for (std::size_t i = own; i < facts.deals.size(); ++i) {
        put_beside(story, facts.deals[i]);
    }
}

void merge_deals(Story& into, const Story& from) {
    Deal deal = from.deal;
    if (richness(deal) > richness(into.deal)) {
        std::swap(deal, into.deal);
    }
    if (differs_in_name(deal, into.deal)) {
        put_beside(into, deal);
    } else {
        fill(into.deal, deal);
    }
    for (const Deal& other : from.others) {
        put_beside(into, other);
    }
}

std::string canonical_amount(const Money& money) { return money.currency + ' ' + number(money.value); }

std::string canonical_quantity(const Quantity& quantity) {
    return number(quantity.value) + ' ' + quantity.unit;
}

}  // namespace tocsin::story
