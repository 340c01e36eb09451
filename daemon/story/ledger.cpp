#include "story/ledger.h"

#include "base/hash.h"
#include "story/deal_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t most_entries = 200;
constexpr std::size_t most_outlets = 50;   // of one entry
constexpr double trusted = 0.8;            // one report of such an outlet is enough
constexpr double same_amount_above = 0.8;  // smaller / larger: apart by 25 % or more is another amount

/// What the rules need to know besides the fact itself.
struct Entering {
    Story& story;
    Unconfirmed& unconfirmed;
    const Article& article;
    bool opening = false;
    std::vector<Change> changes;
};

LedgerEntry make_entry(const char* kind, std::string subject, std::string value, std::string quote) {
    LedgerEntry entry;
    entry.kind = kind;
    entry.subject = std::move(subject);
    entry.value = std::move(value);
    entry.quote = std::move(quote);
    return entry;
}

Change make_change(const char* kind, std::string before, std::string after, std::string quote) {
    Change change;
    change.kind = kind;
    change.before = std::move(before);
    change.after = std::move(after);
    change.quote = std::move(quote);
    return change;
}

std::string outlet_of(const Article& article) {
    return article.outlet.empty() ? article.feed_id : article.outlet;
}

std::uint64_t hash_of(const LedgerEntry& entry) {
    return hash64(entry.kind + '\n' + entry.subject + '\n' + entry.value);
}

LedgerEntry* find(Story& story, std::string_view kind, std::string_view subject, std::string_view value) {
    for (LedgerEntry& entry : story.ledger) {
        if (entry.kind == kind && entry.subject == subject && entry.value == value) {
            return &entry;
        }
    }
    return nullptr;
}

bool knows(const Story& story, std::string_view kind, std::string_view value) {
    return std::any_of(story.ledger.begin(), story.ledger.end(), [&](const LedgerEntry& entry) {
        return entry.kind == kind && (value.empty() || entry.value == value);
    });
}

std::string latest(const Story& story, std::string_view kind) {
    const auto found = std::find_if(story.ledger.rbegin(),
                                    story.ledger.rend(),
                                    [&](const LedgerEntry& entry) { return entry.kind == kind; });
    return found == story.ledger.rend() ? std::string() : found->value;
}

void add_source(LedgerEntry& entry, const Article& article) {
    const std::string outlet = outlet_of(article);
    if (entry.outlets.size() < most_outlets &&
        std::find(entry.outlets.begin(), entry.outlets.end(), outlet) == entry.outlets.end()) {
        entry.outlets.push_back(outlet);
    }
    entry.trust = std::max(entry.trust, article.trust);
}

/// Adds a source to the entry if it is known, else the entry; true when it is new.
bool enter_one(Entering& entering, LedgerEntry entry) {
    if (LedgerEntry* known = find(entering.story, entry.kind, entry.subject, entry.value)) {
        add_source(*known, entering.article);
        return false;
    }
    if (entering.story.ledger.size() >= most_entries) {
        return false;
    }
    add_source(entry, entering.article);
    entry.first_seen = entering.article.published;
    entering.story.ledger.push_back(std::move(entry));
    return true;
}

void note(Entering& entering, Change change) {
    change.material = change.material && !entering.opening;
    entering.changes.push_back(std::move(change));
}

bool is_of_deal(std::string_view role) {
    return role.empty() || role == "commitment" || role == "ceiling" || role == "first_tranche";
}

bool is_near(double one, double other) {
    const double larger = std::max(one, other);
    return larger <= 0 || std::min(one, other) / larger > same_amount_above;
}

// A new figure for what was known under the same role, or one that outgrows all of the deal's figures. Their
// difference is counted in dollars; without a rate nothing can be said.
bool is_material_amount(const Story& story, std::string_view role, double usd) {
    if (!is_of_deal(role) || usd <= 0) {
        return false;
    }
    bool same_role = false;
    double largest = 0;
    for (const LedgerEntry& entry : story.ledger) {
        if (entry.kind != "amount" || entry.usd <= 0) {
            continue;
        }
        if (is_of_deal(entry.subject) && is_near(entry.usd, usd)) {
            return false;
        }
        same_role = same_role || entry.subject == role;
        largest = is_of_deal(entry.subject) ? std::max(largest, entry.usd) : largest;
    }
    return same_role || (largest > 0 && usd > largest);
}

void enter_amount(Entering& entering, const Money& money) {
    const std::string role = money.role.empty() ? "commitment" : money.role;
    if (role == "background" || money.currency.empty()) {
        return;
    }
    Change change = make_change("amount", {}, canonical_amount(money), money.text);
    for (const LedgerEntry& entry : entering.story.ledger) {
        if (entry.kind == "amount" && entry.subject == role) {
            change.before = entry.value;
        }
    }
    change.material = is_material_amount(entering.story, role, money.usd);
    LedgerEntry entry = make_entry("amount", role, change.after, money.text);
    entry.usd = money.usd;
    if (enter_one(entering, std::move(entry))) {
        note(entering, std::move(change));
    }
}

void settle(Entering& entering, const LedgerEntry& entry) {
    const auto waiting = std::find(entering.unconfirmed.begin(), entering.unconfirmed.end(), hash_of(entry));
    if (waiting == entering.unconfirmed.end() || (entry.outlets.size() < 2 && entry.trust < trusted)) {
        return;
    }
    entering.unconfirmed.erase(waiting);
    Change change = make_change("actor", {}, entry.value, entry.quote);
    change.material = true;
    note(entering, std::move(change));
}

void enter_actor(Entering& entering, const Actor& actor) {
    if (actor.name.empty()) {
        return;
    }
    const bool partner = !actor.role.empty() && actor.role != "mentioned";
    const bool known = std::any_of(
        entering.story.ledger.begin(), entering.story.ledger.end(), [&](const LedgerEntry& entry) {
            return entry.kind == "actor" && entry.value == actor.name && entry.subject != "mentioned";
        });
    const LedgerEntry entry = make_entry("actor", actor.role, actor.name, {});
    if (!enter_one(entering, entry)) {
        if (const LedgerEntry* entered = find(entering.story, "actor", actor.role, actor.name)) {
            settle(entering, *entered);
        }
        return;
    }
    if (!partner || known) {
        return;
    }
    const bool enough = entering.article.trust >= trusted;
    if (!enough && !entering.opening) {
        entering.unconfirmed.push_back(hash_of(entry));
    }
    Change change = make_change("actor", {}, actor.name, {});
    change.material = enough;
    note(entering, std::move(change));
}

// A country after a city in it says less, not more; and the first place named is no move.
void enter_place(Entering& entering, const Place& place) {
    if (place.name.empty()) {
        return;
    }
    const std::string value = place.country.empty() ? place.name : place.name + ", " + place.country;
    const bool country = place.country.empty();
    Change change{
        .kind = "place", .before = latest(entering.story, "place"), .after = value, .quote = place.text};
    change.material = !country && !change.before.empty();
    if (enter_one(entering, make_entry("place", {}, value, place.text))) {
        note(entering, std::move(change));
    }
}

int rank_of(std::string_view stage) {
    constexpr std::array<std::string_view, 5> forward = {
        "rumoured", "announced", "agreed", "begun", "completed"};
    const auto found = std::find(forward.begin(), forward.end(), stage);
    return found == forward.end() ? -1 : static_cast<int>(found - forward.begin());
}

// Forward counts when further than ever; a setback counts once. An older report read late is neither.
void enter_stage(Entering& entering, const std::string& stage, const std::string& quote) {
    if (stage.empty() || knows(entering.story, "stage", stage)) {
        if (!stage.empty()) {
            enter_one(entering, make_entry("stage", {}, stage, {}));
        }
        return;
    }
    int furthest = -1;
    for (const LedgerEntry& entry : entering.story.ledger) {
        furthest = entry.kind == "stage" ? std::max(furthest, rank_of(entry.value)) : furthest;
    }
    const bool setback = rank_of(stage) < 0;
    Change change = make_change("stage", latest(entering.story, "stage"), stage, quote);
    change.material = setback || (!change.before.empty() && rank_of(stage) > furthest);
    if (enter_one(entering, make_entry("stage", {}, stage, quote))) {
        note(entering, std::move(change));
    }
}

void enter_detail(Entering& entering, const char* kind, const std::string& value, const std::string& quote) {
    if (value.empty()) {
        return;
    }
    Change change = make_change(kind, latest(entering.story, kind), value, quote);
    if (enter_one(entering, make_entry(kind, {}, value, quote))) {
        note(entering, std::move(change));
    }
}

void enter_deal(Entering& entering, const Deal& deal) {
    if (deal.amount) {
        enter_amount(entering, *deal.amount);
    }
    if (deal.ceiling) {
        Money ceiling = *deal.ceiling;
        ceiling.role = "ceiling";
        enter_amount(entering, ceiling);
    }
    for (const Actor& actor : deal.actors) {
        enter_actor(entering, actor);
    }
    for (const Place& place : deal.places) {
        enter_place(entering, place);
    }
    for (const Quantity& quantity : deal.capacity) {
        enter_detail(entering, "capacity", canonical_quantity(quantity), quantity.text);
    }
    enter_detail(entering, "horizon", deal.horizon, {});
}

}  // namespace

std::vector<Change> enter(
    Story& story, Unconfirmed& unconfirmed, const Article& article, const Facts& facts, bool opening) {
    Entering entering{story, unconfirmed, article, opening, {}};
    const bool other_deal =
        !facts.deals.empty() && !opening && differs_in_name(facts.deals.front(), story.deal);
    if (!facts.deals.empty() && !other_deal) {
        enter_deal(entering, facts.deals.front());
    }
    if (!other_deal) {
        const bool own = !facts.deals.empty() && !facts.deals.front().stage.empty();
        enter_stage(entering, own ? facts.deals.front().stage : facts.stage.value, facts.stage.text);
    }
    keep_deals(story, facts, other_deal, entering.changes);
    return std::move(entering.changes);
}

void merge_ledgers(Story& into, const Story& from) {
    for (const LedgerEntry& entry : from.ledger) {
        LedgerEntry* known = find(into, entry.kind, entry.subject, entry.value);
        if (known == nullptr) {
            if (into.ledger.size() < most_entries) {
                into.ledger.push_back(entry);
            }
            continue;
        }
        for (const std::string& outlet : entry.outlets) {
            if (known->outlets.size() < most_outlets &&
                std::find(known->outlets.begin(), known->outlets.end(), outlet) == known->outlets.end()) {
                known->outlets.push_back(outlet);
            }
        }
        known->trust = std::max(known->trust, entry.trust);
        known->first_seen = std::min(known->first_seen, entry.first_seen);
    }
    merge_deals(into, from);
}

}  // namespace tocsin::story
