#include "alert/summary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

namespace tocsin::alert {
namespace {

constexpr std::size_t most_names = 4;
constexpr std::size_t most_places = 3;
constexpr std::size_t most_capacities = 2;

/// Three digits or so: "1.25", "47.5", "100".
std::string digits(double value) {
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    std::array<char, 400> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string shown(text.data(), end);
    if (shown.find('.') != std::string::npos) {
        shown.erase(shown.find_last_not_of('0') + 1);
        if (shown.back() == '.') {
            shown.pop_back();
        }
    }
    return shown;
}

std::string scaled(double value) {
    struct Unit {
        double from;
        const char* name;
    };
    constexpr std::array<Unit, 3> units = {{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}}};
    for (const Unit& unit : units) {
        if (value >= unit.from) {
            return digits(value / unit.from) + unit.name;
        }
    }
    return value >= 1000 ? digits(std::round(value)) : digits(value);
}

bool is_known(const Money& money) {
    return !money.currency.empty() && std::isfinite(money.value) && money.value > 0 && money.value < 1e18;
}

/// The figure alone: what is said of it is said around it.
std::string figure(const Money& money) {
    if (!is_known(money)) {
        return money.text;
    }
    std::string text = money.currency + " " + scaled(money.value);
    if (money.currency != "USD" && std::isfinite(money.usd) && money.usd > 0) {
        text += " (USD " + scaled(money.usd) + ")";
    }
    return text;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : between) + part;
    }
    return all;
}

bool leads(const Actor& actor) {
    return actor.role != "mentioned" && actor.role != "supplier" && actor.role != "technology_partner";
}

std::string names_of(const Deal& deal) {
    std::vector<std::string> names;
    for (const bool main : {true, false}) {
        for (const Actor& actor : deal.actors) {
            const bool named = std::find(names.begin(), names.end(), actor.name) != names.end();
            if (!named && !actor.name.empty() && actor.role != "mentioned" && leads(actor) == main) {
                names.push_back(actor.name);
            }
        }
        if (!names.empty()) {
            break;
        }
    }
    if (names.size() > most_names) {
        const std::size_t left = names.size() - most_names;
        names.resize(most_names);
        names.push_back("and " + std::to_string(left) + " more");
    }
    return joined(names, ", ");
}

std::string money_of(const Deal& deal) {
    std::string text;
    if (deal.amount) {
        text = to_text(*deal.amount);
    }
    if (deal.ceiling) {
        text += (text.empty() ? "up to " : " now, up to ") + figure(*deal.ceiling);
    }
    if (!text.empty() && !deal.horizon.empty()) {
        text += " over " + deal.horizon;
    }
    return text;
}

std::string capacity_of(const Deal& deal) {
    std::vector<std::string> shown;
    for (const Quantity& quantity : deal.capacity) {
        if (shown.size() < most_capacities) {
            const bool known = std::isfinite(quantity.value) && quantity.value > 0 && quantity.value < 1e12;
            shown.push_back(known ? digits(quantity.value) + " " + quantity.unit : quantity.text);
        }
    }
    return joined(shown, ", ");
}

std::string places_of(const Deal& deal) {
    std::vector<std::string> shown;
    for (const Place& place : deal.places) {
        if (shown.size() < most_places) {
            shown.push_back(place.name.empty() ? place.text : place.name);
        }
    }
    return joined(shown, ", ");
}

}  // namespace

std::string to_text(const Money& money) {
    if (!is_known(money)) {
        return money.text;
    }
    switch (money.bound) {
        case Bound::min:
            return "at least " + figure(money);
        case Bound::max:
            return "up to " + figure(money);
        case Bound::range:
            return money.low > 0 && money.high > money.low && money.high < 1e18
                       ? money.currency + " " + scaled(money.low) + " to " + scaled(money.high)
                       : figure(money);
        case Bound::exact:
            break;
    }
    return (money.approx ? "about " : "") + figure(money);
}

std::string summary_of(const Deal& deal) {
    std::vector<std::string> parts;
    for (const std::string& part : {money_of(deal), capacity_of(deal), places_of(deal), deal.stage}) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    const std::string who = names_of(deal).empty() ? deal.name : names_of(deal);
    const std::string what = joined(parts, "; ");
    return who.empty() || what.empty() ? who + what : who + ": " + what;
}

}  // namespace tocsin::alert
