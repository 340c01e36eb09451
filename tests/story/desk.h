// Makes items and facts for the tests of stories, in few words.
#pragma once

#include "model/article.h"
#include "model/facts.h"
#include "story/book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::story {

struct Item {
    std::string title;
    std::string text{};
    std::string outlet = "Harbour Post";
    std::string language = "en";
    int hour = 0;
    double trust = 0.5;
    CopyVerdict verdict{};
    Deal deal{};
    bool has_deal = false;
    std::string id{};
};

inline Money money(double value, std::string currency, double usd, std::string role = "commitment") {
    Money made;
    made.value = made.low = made.high = value;
    made.currency = std::move(currency);
    made.usd = usd;
    made.role = std::move(role);
    made.text = made.currency + std::to_string(value);
    return made;
}

inline Money dollars(double value, std::string role = "commitment") {
    return money(value, "USD", value, std::move(role));
}

inline Place place(std::string name, std::string country) {
    Place made;
    made.text = name;
    made.name = std::move(name);
    made.country = std::move(country);
    return made;
}

inline Actor actor(std::string name, std::string role) {
    Actor made;
    made.name = std::move(name);
    made.role = std::move(role);
    return made;
}

/// A book and a hand that puts items into it.
struct Desk {
    Book book{Limits{}};
    int count = 0;

    static Article article_of(const Item& item, int number) {
        Article article;
        article.id = item.id.empty() ? "item-" + std::to_string(number) : item.id;
        article.outlet = article.feed_id = item.outlet;
        article.title = item.title;
        article.text = item.text;
        article.language = item.language;
        article.trust = item.trust;
        article.published = article.arrived = Time(std::chrono::hours(480'000 + item.hour));
        article.dated = true;
        return article;
    }

    static Facts facts_of(const Item& item) {
        Facts facts;
        if (item.has_deal) {
            facts.deals.push_back(item.deal);
            facts.stage.value = item.deal.stage;
            facts.places = item.deal.places;
            for (const Actor& each : item.deal.actors) {
                Organization organization;
                organization.name = organization.text = each.name;
                facts.organizations.push_back(organization);
            }
            for (const Boxed<Money>& amount : {item.deal.amount, item.deal.ceiling}) {
                if (amount) {
                    facts.money.push_back(*amount);
                }
            }
        }
        return facts;
    }

    Placement place(const Item& item) {
        return book.place(article_of(item, ++count), facts_of(item), item.verdict);
    }
};

/// The changes worth a ring, as "kind: before -> after".
inline std::vector<std::string> rings(const Placement& placement) {
    std::vector<std::string> said;
    for (const Change& change : placement.changes) {
        if (change.material) {
            said.push_back(change.kind + ": " + change.before + " -> " + change.after);
        }
    }
    return said;
}

/// Unrelated items, so that words have a frequency: common ones in all, rarer ones in some.
inline void fill(Desk& desk, int items) {
    std::uint64_t state = 17;
    const auto roll = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33U) % below;
    };
    const auto word = [&](std::uint64_t rank) {
        std::string made;
        for (std::uint64_t rest = rank + 5; rest > 0; rest /= 5) {
            made += std::string(1, "bdklm"[rest % 5]) + "aeiou"[(rest + made.size()) % 5];
        }
        return made;
    };
    const auto words = [&](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const std::uint64_t spread = 1 + roll(60) * roll(60);
            text += word(roll(spread)) + (i % 3 == 2 ? " the " : " ");
        }
        return text;
    };
    for (int i = 0; i < items; ++i) {
        Item item;
        item.title = words(7);
        item.text = words(25) + "said on Monday.";
        item.hour = i / 20;
        desk.place(item);
    }
}

}  // namespace tocsin::story
