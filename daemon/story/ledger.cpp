#include "story/ledger.h"

#include "model/commitments.h"
#include "story/amounts.h"
#include "story/deal_sheet.h"
#include "story/entering.h"
#include "story/entries.h"
#include "story/hearsay.h"
#include "story/who_where.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::story {

Change make_change(const char* kind, std::string before, std::string after, std::string quote) {
    Change change;
    change.kind = kind;
    change.before = std::move(before);
    change.after = std::move(after);
    change.quote = std::move(quote);
    return change;
}

void note(Entering& entering, Change change) {
    change.material = change.material && !entering.opening;
    entering.changes.push_back(std::move(change));
}

namespace {

constexpr std::chrono::hours breaking(12);  // so long others fill in who and where of the same news

int year_of(Time time) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    return static_cast<int>(day.year());
}

bool corrects(const Entering& entering) { return entering.facts.revision.value == "correction"; }

/// Whether a later report of the story gave the figure that holds.
bool is_out_of_date(const Entering& entering, const LedgerEntry* current) {
    return current != nullptr && current->first_seen > entering.article.published && !corrects(entering);
}

/// Whether the headline names somebody or somewhere the story knows, if it knows any.
bool names_the_known(const Story& story, const Article& article, const Facts& facts) {
    std::vector<std::string_view> known;
    for (const Actor& actor : story.deal.actors) {
        known.push_back(actor.name);
    }
    for (const Place& place : story.deal.places) {
        if (!is_country(place)) {
            known.insert(known.end(), {place.name, place.text});
        }
    }
    return known.empty() || headline_says_any(article, facts, known);
}

void enter_amount(Entering& entering, const Money& money) {
    const std::string role = money.role.empty() ? "commitment" : money.role;
    const Article& article = entering.article;
    const bool headline = headline_says_sum(article, money.text);
    const bool said_new =
        money.revised || money.former > 0 || names_the_known(entering.story, article, entering.facts);
    const bool other =
        !entering.opening && !corrects(entering) && is_own_sum(role) &&
        (!said_new ||
         is_of_something_else(entering.story, entering.facts, money, year_of(article.published), headline));
    if (role == "background" || money.currency.empty() || other) {
        return;
    }
    Change change = make_change("amount", {}, canonical_amount(money), money.text);
    const LedgerEntry* current = current_amount(entering.story, role);
    for (const LedgerEntry& entry : entering.story.ledger) {
        const bool holds = current == nullptr || current == &entry;  // without rates the last one said
        if (holds && entry.kind == "amount" && entry.subject == role) {
            change.before = entry.value;
        }
    }
    change.correction =
        corrects(entering) && is_corrected_amount(entering.story, role, money, entering.facts, headline);
    change.material = change.correction || (!corrects(entering) && !is_out_of_date(entering, current) &&
                                            is_material_amount(entering.story, role, money.usd));
    LedgerEntry entry = make_entry("amount", role, change.after, money.text);
    entry.usd = money.usd;
    const bool entered = enter_one(entering.story, article, std::move(entry));
    if (entered || change.correction) {  // a correction may bring an older figure back
        note(entering, std::move(change));
    }
}

int rank_of(std::string_view stage) {
    constexpr std::array<std::string_view, 5> forward = {
        "rumoured", "announced", "agreed", "begun", "completed"};
    const auto found = std::find(forward.begin(), forward.end(), stage);
    return found == forward.end() ? -1 : static_cast<int>(found - forward.begin());
}

/// Whether headline or lead says so: deep in a text it is often said of something else.
bool is_told_early(const Statement& stage) { return !stage.text.empty() && stage.span.start < opening_size; }

// Forward counts when further than ever, and headline, a trusted outlet or a second one says so; a setback
// counts once. What only might be waits for a second outlet. An older report read late is neither.
void enter_stage(Entering& entering, const Statement& stage) {
    if (stage.value.empty() || (corrects(entering) && stage.value == "denied")) {
        return;  // "it was not true that", says a report of its own error
    }
    if (knows(entering.story, "stage", stage.value)) {
        enter_one(entering.story, entering.article, make_entry("stage", {}, stage.value, {}));
        settle(entering, *find_entry(entering.story, "stage", {}, stage.value), {}, {});
        return;
    }
    int furthest = -1;
    for (const LedgerEntry& entry : entering.story.ledger) {
        furthest = entry.kind == "stage" ? std::max(furthest, rank_of(entry.value)) : furthest;
    }
    // What was denied was never to be: that it is off is no news.
    const bool denied = stage.value == "cancelled" && latest(entering.story, "stage") == "denied";
    const bool setback = rank_of(stage.value) < 0 && !denied;
    Change change = make_change("stage", latest(entering.story, "stage"), stage.value, stage.text);
    const bool unsaid = change.before.empty() && !entering.opening && has_deal(entering.story);
    const bool forward = (unsaid || !change.before.empty()) &&
                         rank_of(stage.value) > (unsaid ? rank_of("announced") : furthest);
    const LedgerEntry entry = make_entry("stage", {}, stage.value, stage.text);
    if (enter_one(entering.story, entering.article, entry)) {
        const bool told = setback || (forward && is_told_early(stage));
        change.material = (told && !entering.facts.stage_hedged) ||
                          ((setback || forward) && is_enough(entering, entry, {}));
        note(entering, std::move(change));
    }
}

void enter_detail(Entering& entering, const char* kind, const std::string& value, const std::string& quote) {
    if (value.empty()) {
        return;
    }
    Change change = make_change(kind, latest(entering.story, kind), value, quote);
    if (enter_one(entering.story, entering.article, make_entry(kind, {}, value, quote))) {
        note(entering, std::move(change));
    }
}

/// A report taken back, once; not one of somewhere else, which the same firm's story draws to it.
void enter_retraction(Entering& entering) {
    const Statement& revision = entering.facts.revision;
    Deal named;
    named.places = entering.facts.places;
    if (revision.value != "retraction" || differs_in_place_or_name(named, entering.story.deal)) {
        return;
    }
    Change change = make_change("retraction", {}, "retracted", revision.text);
    change.material = true;
    if (enter_one(
            entering.story, entering.article, make_entry("retraction", {}, "retracted", revision.text))) {
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
    enter_actors(entering, deal.actors);
    const std::string before = latest(entering.story, "place");
    for (const Place& place : deal.places) {
        enter_place(entering, place, before, deal.places.size());
    }
    for (const Quantity& quantity : deal.capacity) {
        enter_detail(entering, "capacity", canonical_quantity(quantity), quantity.text);
    }
    enter_detail(entering, "horizon", deal.horizon, {});
}

// Of the item's own deal; without one, the headline can say how a deal known before fares, or a sentence of
// the lead that speaks of works. A deal of
// which nothing is said counts as announced: good enough to begin with, but no news.
Statement stage_of(const Story& story, const Article& article, const Facts& facts, bool opening) {
    Statement stage = facts.stage;
    if (stage.value.empty() && !opening) {
        return {};
    }
    if (!facts.deals.empty()) {
        const std::string& own = facts.deals.front().stage;
        stage.text = own == stage.value ? stage.text : std::string();
        stage.value = own;
        return stage;
    }
    const bool headline = stage.span.start < text::count_points(article.title);
    const bool told = headline || (stage.span.start < opening_size && facts.stage_of_works);
    return told && !story.deal.stage.empty() ? stage : Statement{};
}

void add_places_of_headline(const Article& article, const Facts& facts, Deal& deal) {
    const std::size_t headline = text::count_points(article.title);
    for (const Place& place : facts.places) {
        const bool known = std::any_of(deal.places.begin(), deal.places.end(), [&](const Place& each) {
            return each.name == place.name && each.country == place.country;
        });
        if (place.span.start < headline && !known) {
            deal.places.push_back(place);
        }
    }
}

/// What an item says of a deal it takes for known: the places of its headline, where it speaks of something
/// built or of what is known, and sums it says have changed.
Deal follow_up(const Story& story, const Article& article, const Facts& facts) {
    Deal deal;
    if (!facts.object.empty() || names_the_known(story, article, facts)) {
        add_places_of_headline(article, facts, deal);
    }
    for (const Money& money : facts.money) {
        const bool own = money.role.empty() || is_own_sum(money.role);
        if (money.revised && own && money.span.start < opening_size) {
            deal.amount = money;
            break;
        }
    }
    return deal;
}

/// Of a correction that repeats the wrong sum, the right one.
Deal corrected(const Entering& entering, Deal deal) {
    const Money* right = corrects(entering) ? corrected_sum(entering.story, entering.facts) : nullptr;
    if (right != nullptr &&
        (!deal.amount || canonical_amount(*deal.amount) == canonical_amount(*entering.story.deal.amount))) {
        deal.amount = *right;
        deal.amount->role = is_own_sum(right->role) ? right->role : "commitment";
    }
    return deal;
}

}  // namespace

std::vector<Change> enter(
    Story& story, Unconfirmed& unconfirmed, const Article& article, const Facts& facts, bool opening) {
    const bool first = opening || article.published < story.first_seen + breaking;
    Entering entering{story, unconfirmed, article, facts, opening, first, {}};
    const bool other_deal =
        !facts.deals.empty() && !opening && differs_in_name(facts.deals.front(), story.deal);
    if (!facts.deals.empty() && !other_deal) {
        Deal deal = corrected(entering, facts.deals.front());
        if (!opening) {
            add_places_of_headline(article, facts, deal);
        }
        enter_deal(entering, deal);
    } else if (facts.deals.empty() && !opening && has_deal(story)) {
        enter_deal(entering, corrected(entering, follow_up(story, article, facts)));
    }
    if (!other_deal) {
        enter_stage(entering, stage_of(story, article, facts, opening));
        enter_retraction(entering);
    }
    keep_deals(story, facts, other_deal, entering.changes);
    return std::move(entering.changes);
}

void merge_ledgers(Story& into, const Story& from) {
    merge_entries(into, from);
    std::stable_sort(
        into.ledger.begin(), into.ledger.end(), [](const LedgerEntry& one, const LedgerEntry& other) {
            return one.first_seen < other.first_seen;
        });
    merge_deals(into, from);
}

}  // namespace tocsin::story
