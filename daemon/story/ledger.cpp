#include "story/ledger.h"

#include "model/commitments.h"
#include "story/amounts.h"
#include "story/deal_sheet.h"
#include "story/entries.h"
#include "story/hearsay.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tocsin::story {
namespace {

constexpr std::size_t most_new_places = 3;  // of one item, that can each be a move
constexpr double trusted = 0.8;             // one report of such an outlet is enough
constexpr std::chrono::hours breaking(12);  // so long others fill in who and where of the same news

/// What the rules need to know besides the fact itself.
struct Entering {
    Story& story;
    Unconfirmed& unconfirmed;
    const Article& article;
    const Facts& facts;
    bool opening = false;   ///< the story's first report
    bool breaking = false;  ///< among its first
    std::vector<Change> changes;
};

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
    change.correction = entering.facts.revision.value == "correction";
    entering.changes.push_back(std::move(change));
}

void enter_amount(Entering& entering, const Money& money) {
    const std::string role = money.role.empty() ? "commitment" : money.role;
    const bool below = entering.article.title.find(money.text) == std::string::npos;
    const bool other = !entering.opening && below && entering.facts.revision.value.empty() &&
                       is_own_sum(role) && is_of_something_else(entering.story, entering.facts, money.usd);
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
    const bool corrects = entering.facts.revision.value == "correction";
    change.material = corrects ? is_corrected_amount(entering.story, role, money.usd)
                               : is_material_amount(entering.story, role, money.usd);
    LedgerEntry entry = make_entry("amount", role, change.after, money.text);
    entry.usd = money.usd;
    const bool entered = enter_one(entering.story, entering.article, std::move(entry));
    if (entered || (corrects && change.material)) {  // a correction may bring an older figure back
        note(entering, std::move(change));
    }
}

/// Whether who or where may be news: of a breaking story only what a headline names, the rest is filled in.
bool may_be_news(const Entering& entering, std::string_view name) {
    return name.empty() || !entering.breaking || is_in_headline(entering.article, entering.facts, name);
}

/// What waited rings with the report that is enough. What was filled in while the story broke waits on for a
/// headline.
void settle(Entering& entering, const LedgerEntry& entry, const std::string& before, std::string_view name) {
    const auto waiting = std::find(entering.unconfirmed.begin(), entering.unconfirmed.end(), hash_of(entry));
    if (waiting == entering.unconfirmed.end() || (entry.outlets.size() < 2 && entry.trust < trusted)) {
        return;
    }
    const bool filled_in =
        entry.outlets.size() > 2 || (entry.trust >= trusted && entering.article.trust < trusted);
    const bool news = name.empty() || is_in_headline(entering.article, entering.facts, name);
    if (!news && (entering.breaking || filled_in)) {
        return;
    }
    entering.unconfirmed.erase(waiting);
    Change change = make_change(entry.kind.c_str(), before, entry.value, entry.quote);
    change.material = true;
    note(entering, std::move(change));
}

/// Whether the entry may ring now; otherwise it waits for a second outlet, or for a headline.
bool is_enough(Entering& entering, const LedgerEntry& entry, std::string_view name) {
    const bool enough = entering.article.trust >= trusted && may_be_news(entering, name);
    if (!enough && !entering.opening) {
        entering.unconfirmed.push_back(hash_of(entry));
    }
    return enough;
}

/// Whoever names a partner again confirms him, whatever his role is said to be.
void confirm(Entering& entering, const Actor& actor) {
    std::vector<std::string> roles;
    for (const LedgerEntry& entry : entering.story.ledger) {
        if (entry.kind == "actor" && entry.value == actor.name && entry.subject != "mentioned") {
            roles.push_back(entry.subject);
        }
    }
    for (const std::string& role : roles) {
        enter_one(entering.story, entering.article, make_entry("actor", role, actor.name, {}));
        settle(entering, *find_entry(entering.story, "actor", role, actor.name), {}, actor.name);
    }
}

/// "Zuger Gletscher Cloud" is "Gletscher Cloud": the same, or the one is the end of the other.
bool is_same_name(std::string_view one, std::string_view other) {
    if (one.size() < other.size()) {
        std::swap(one, other);
    }
    return one == other || (one.ends_with(other) && one[one.size() - other.size() - 1] == ' ');
}

void enter_actor(Entering& entering, const Actor& actor) {
    if (actor.name.empty()) {
        return;
    }
    const bool partner = !actor.role.empty() && actor.role != "mentioned";
    const bool known = std::any_of(
        entering.story.ledger.begin(), entering.story.ledger.end(), [&](const LedgerEntry& entry) {
            return entry.kind == "actor" && is_same_name(entry.value, actor.name) &&
                   (entry.subject != "mentioned" || entry.first_seen <= entering.story.first_seen);
        });
    const LedgerEntry entry = make_entry("actor", actor.role, actor.name, {});
    const bool entered = enter_one(entering.story, entering.article, entry);
    if (partner && known) {
        confirm(entering, actor);
    }
    if (!partner || known || !entered) {
        return;
    }
    Change change = make_change("actor", {}, actor.name, {});
    change.material = is_enough(entering, entry, actor.name);
    note(entering, std::move(change));
}

// A country says less than a place in it, and the first place named is no move. A long list is a survey. As
// with partners, one outlet of little trust is not enough.
void enter_place(Entering& entering, const Place& place, const std::string& before, std::size_t listed) {
    if (place.name.empty()) {
        return;
    }
    const std::string value = place.country.empty() ? place.name : place.name + ", " + place.country;
    Change change = make_change("place", before, value, place.text);
    const bool move = !change.before.empty() && listed <= most_new_places && !is_country(place);
    const LedgerEntry entry = make_entry("place", {}, value, place.text);
    if (enter_one(entering.story, entering.article, entry)) {
        const bool told = !entering.breaking &&
                          is_in_headline(entering.article, entering.facts, place.name) &&
                          !is_rumour(entering.facts);
        change.material = move && (told || is_enough(entering, entry, place.name));
        note(entering, std::move(change));
    } else if (const LedgerEntry* known = find_entry(entering.story, "place", {}, value)) {
        settle(entering, *known, before == value ? std::string() : before, place.name);
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
// counts once. An older report read late is neither.
void enter_stage(Entering& entering, const Statement& stage) {
    if (stage.value.empty()) {
        return;
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
    const bool setback = rank_of(stage.value) < 0;
    Change change = make_change("stage", latest(entering.story, "stage"), stage.value, stage.text);
    const bool forward = !change.before.empty() && rank_of(stage.value) > furthest;
    const LedgerEntry entry = make_entry("stage", {}, stage.value, stage.text);
    if (enter_one(entering.story, entering.article, entry)) {
        change.material = setback || (forward && (is_told_early(stage) || is_enough(entering, entry, {})));
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

/// A report taken back, once.
void enter_retraction(Entering& entering) {
    const Statement& revision = entering.facts.revision;
    if (revision.value != "retraction") {
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
    for (const Actor& actor : deal.actors) {
        enter_actor(entering, actor);
    }
    const std::string before = latest(entering.story, "place");
    for (const Place& place : deal.places) {
        enter_place(entering, place, before, deal.places.size());
    }
    for (const Quantity& quantity : deal.capacity) {
        enter_detail(entering, "capacity", canonical_quantity(quantity), quantity.text);
    }
    enter_detail(entering, "horizon", deal.horizon, {});
}

// Of the item's own deal; without one, only a headline can say how a deal known before fares. A deal of which
// nothing is said counts as announced: good enough to begin with, but no news.
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
    return headline && !story.deal.stage.empty() ? stage : Statement{};
}

}  // namespace

std::vector<Change> enter(
    Story& story, Unconfirmed& unconfirmed, const Article& article, const Facts& facts, bool opening) {
    const bool first = opening || article.published < story.first_seen + breaking;
    Entering entering{story, unconfirmed, article, facts, opening, first, {}};
    const bool other_deal =
        !facts.deals.empty() && !opening && differs_in_name(facts.deals.front(), story.deal);
    if (!facts.deals.empty() && !other_deal) {
        enter_deal(entering, facts.deals.front());
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
