// What an item says: amounts, actors, places, capacity, stage, and the deals they make up.
#pragma once

#include "base/boxed.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tocsin {

/// A stretch of the text read, in Unicode code points. Text read = title + '\n' + body, or the body alone
/// when there is no title.
struct Span {
    std::size_t start = 0, end = 0;
};

enum class Bound { exact, min, max, range };

const char* name_of(Bound bound);

struct Money {
    std::string text;  ///< as quoted
    Span span;
    double value = 0, low = 0, high = 0;  ///< in `currency`; low = high = value unless a range
    std::string currency;                 ///< ISO 4217
    double usd = 0;                       ///< 0 = no rate
    std::string rate_date;                ///< "2025-01-21"
    bool approx = false;
    Bound bound = Bound::exact;
    std::string role;  ///< commitment, ceiling, first_tranche, programme (of a larger plan), revenue,
                       ///< valuation, fine, market_value, funding_round, background; "" = unknown
    // Known while the item is read, not kept.
    bool revised = false;  ///< said to have changed: "raises", "not $3bn"
    double former = 0;     ///< the figure whose place it takes, in `currency`; 0 = none said
    bool of_plan = false;  ///< next to the name of a plan: "a $5bn programme"
    int year = 0;          ///< the earliest its clause names as a time; 0 = none
};

struct Organization {
    std::string text;  ///< as quoted
    Span span;
    std::string name;  ///< canonical: "SoftBank"
    std::string kind;  ///< hyperscaler, ai_lab, chip_maker, investor, government ...
    std::string role;  ///< investor, partner, technology_partner, supplier, target, mentioned
};

struct Place {
    std::string text;
    Span span;
    std::string name;      ///< English: "Texas"
    std::string country;   ///< ISO 3166-1 alpha-2
    std::string region{};  ///< a town lies in, where a table tells; known while the item is read, not kept
};

struct Quantity {
    std::string text;
    Span span;
    double value = 0;
    std::string unit;  ///< "MW", "GPU", "m2"
};

/// A statement read from the text, with the words it was read from. value "" = none.
struct Statement {
    std::string value;
    std::string text;
    Span span;
};

struct Actor {
    std::string name, role;
};

/// One commitment: who, what, how much, where, how far along.
struct Deal {
    std::string name;    ///< of the project, when it has one: "Stargate"
    std::string object;  ///< "ai-infrastructure", "data-centre", "chips", "energy"; "" = unknown
    std::vector<Actor> actors;
    Boxed<Money> amount;   ///< what is committed now
    Boxed<Money> ceiling;  ///< "up to"
    std::vector<Place> places;
    std::vector<Quantity> capacity;
    std::string stage;    ///< rumoured, announced, agreed, begun, completed, delayed, cancelled, denied
    std::string horizon;  ///< "4 years"
    std::string attribution;
    Span span;  ///< the sentences it was read from
};

struct Facts {
    std::vector<Money> money;
    std::vector<Organization> organizations;
    std::vector<Place> places;
    std::vector<Quantity> quantities;
    Statement stage, attribution, horizon;
    Statement revision;           ///< "correction" or "retraction" of what was reported before
    bool hedged = false;          ///< headline or first sentence say that it might be
    bool stage_of_works = false;  ///< the sentence of the stage speaks of something built, or of a project
    bool stage_hedged = false;    ///< that sentence says that it might be
    std::string object;           ///< as Deal::object, of the whole text
    std::vector<Deal> deals;      ///< the first is the item's own news; the others are kept apart
};

}  // namespace tocsin
