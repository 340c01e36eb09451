#include "story/who_where.h"

#include "story/deal_sheet.h"
#include "story/entries.h"
#include "story/firm_names.h"
#include "story/hearsay.h"
#include "story/wording.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tocsin::story {
namespace {

constexpr std::size_t most_new_places = 3;  // of one item, that can each be a move
constexpr std::size_t most_waiting = 200;
constexpr std::size_t most_words = 60;  // of a headline

/// Whether who or where may be news: of a breaking story only what a headline names, the rest is filled in.
bool may_be_news(const Entering& entering, std::string_view name) {
    return name.empty() || !entering.breaking || is_in_headline(entering.article, entering.facts, name);
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

bool names_a_country(const LedgerEntry& entry) {
    const std::size_t comma = std::min(entry.value.rfind(", "), entry.value.size());
    Place place;
    place.name = entry.value.substr(0, comma);
    place.country = comma < entry.value.size() ? entry.value.substr(comma + 2) : std::string();
    return is_country(place);
}

/// Whether all that is known of where is the country or the region in which the town lies.
bool is_closer(const Story& story, const Place& town) {
    const std::string country = ", " + town.country;
    const std::string region = town.region.empty() ? std::string() : town.region + country;
    return std::none_of(story.ledger.begin(), story.ledger.end(), [&](const LedgerEntry& entry) {
        const bool around =
            entry.value == region || (names_a_country(entry) && entry.value.ends_with(country));
        return entry.kind == "place" && !around;
    });
}

bool is_bystander(const Organization& organization) {
    return organization.kind == "media" || organization.kind == "bank" || organization.kind == "government" ||
           organization.kind == "project";
}

}  // namespace

void wait_for_second(Unconfirmed& unconfirmed, std::uint64_t waiting) {
    if (std::find(unconfirmed.begin(), unconfirmed.end(), waiting) != unconfirmed.end()) {
        return;
    }
    if (unconfirmed.size() >= most_waiting) {
        unconfirmed.erase(unconfirmed.begin());
    }
    unconfirmed.push_back(waiting);
}

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

bool is_enough(Entering& entering, const LedgerEntry& entry, std::string_view name) {
    const bool enough = entering.article.trust >= trusted && may_be_news(entering, name);
    if (!enough && !entering.opening) {
        wait_for_second(entering.unconfirmed, hash_of(entry));
    }
    return enough;
}

void enter_actor(Entering& entering, const Actor& actor) {
    if (actor.name.empty()) {
        return;
    }
    const bool partner = !actor.role.empty() && actor.role != "mentioned";
    Article first;
    first.title = entering.story.headline;
    const bool known =
        Wording(first, most_words).says_all(actor.name) ||
        std::any_of(
            entering.story.ledger.begin(), entering.story.ledger.end(), [&](const LedgerEntry& entry) {
                return entry.kind == "actor" && is_same_firm(entry.value, actor.name) &&
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

// A firm that a later headline names takes part, in whatever words of whatever language.
void enter_actors(Entering& entering, std::vector<Actor> actors) {
    const std::size_t headline = text::count_points(entering.article.title);
    for (const Organization& firm : entering.facts.organizations) {  // in order of place
        if (firm.span.start >= headline) {
            break;
        }
        if (entering.opening || is_bystander(firm)) {
            continue;
        }
        const auto known = std::find_if(
            actors.begin(), actors.end(), [&](const Actor& actor) { return actor.name == firm.name; });
        if (known == actors.end()) {
            actors.push_back({firm.name, "partner"});
        } else if (known->role == "mentioned") {
            known->role = "partner";
        }
    }
    for (const Actor& actor : actors) {
        enter_actor(entering, actor);
    }
}

// A country says less than a place in it, and the first place named is no move. A long list is a survey. As
// with partners, one outlet of little trust is not enough.
void enter_place(Entering& entering, const Place& place, const std::string& before, std::size_t listed) {
    if (place.name.empty()) {
        return;
    }
    const std::string value = place.country.empty() ? place.name : place.name + ", " + place.country;
    Change change = make_change("place", before, value, place.text);
    const bool move = !change.before.empty() && !is_closer(entering.story, place) &&
                      listed <= most_new_places && !is_country(place);
    const LedgerEntry entry = make_entry("place", {}, value, place.text);
    if (enter_one(entering.story, entering.article, entry)) {
        const bool told =
            !entering.breaking && is_in_headline(entering.article, entering.facts, place.name) &&
            is_in_text(entering.article, entering.facts, place.name) && !is_rumour(entering.facts);
        change.material = move && (told || is_enough(entering, entry, place.name));
        note(entering, std::move(change));
    } else if (const LedgerEntry* known = find_entry(entering.story, "place", {}, value)) {
        settle(entering, *known, before == value ? std::string() : before, place.name);
    }
}

}  // namespace tocsin::story
