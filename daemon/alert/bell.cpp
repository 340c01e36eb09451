#include "alert/bell.h"

#include "alert/body.h"
#include "base/hash.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tocsin::alert {
namespace {

constexpr Seconds margin{5};  ///< an alert that leaves so soon may be on its way: nothing joins it

/// Stages that take a story back.
bool is_setback(std::string_view stage) {
    return stage == "cancelled" || stage == "denied" || stage == "delayed";
}

bool is_over(std::string_view stage) { return stage == "cancelled" || stage == "denied"; }

bool is_allowed(const Policy& policy, const Change& change) {
    const auto asked = [&](std::string_view kind) {
        return std::find(policy.update_on.begin(), policy.update_on.end(), kind) != policy.update_on.end();
    };
    return policy.update_on.empty() || asked(change.kind) || (change.correction && asked("correction"));
}

/// Kind, subject and value: what makes an entry of the ledger the same fact.
bool same_fact(const LedgerEntry& left, const LedgerEntry& right) {
    return left.kind == right.kind && left.subject == right.subject && left.value == right.value;
}

/// Whether the owner knows already: the value itself was told, or nothing of its kind is new since.
bool is_told(const Change& change, const Story& story, const Told& told) {
    if (change.correction && change.kind == "amount") {
        return change.before == change.after;  // it may bring back what was told before
    }
    const auto says_so = [&](const LedgerEntry& entry) {
        return entry.kind == change.kind && entry.value == change.after;
    };
    if (std::any_of(told.ledger.begin(), told.ledger.end(), says_so)) {
        return true;
    }
    const auto is_new = [&](const LedgerEntry& entry) {
        return entry.kind == change.kind &&
               std::none_of(told.ledger.begin(), told.ledger.end(), [&](const LedgerEntry& known) {
                   return same_fact(entry, known);
               });
    };
    return std::none_of(story.ledger.begin(), story.ledger.end(), is_new);
}

std::vector<Change> news(const Placement& placement,
                         const Story& story,
                         const Told& told,
                         const Policy& policy) {
    std::vector<Change> fresh;
    for (const Change& change : placement.changes) {
        if (change.material && is_allowed(policy, change) && !is_told(change, story, told)) {
            fresh.push_back(change);
        }
    }
    return fresh;
}

/// The severity, when it is higher than what was told and the owner asked to hear of it.
std::optional<Change> rise(const Match& match, const Told& told, const Policy& policy) {
    const auto rank = [&](const std::string& severity) {
        return std::find(policy.severities.begin(), policy.severities.end(), severity) -
               policy.severities.begin();
    };
    const auto unknown = static_cast<std::ptrdiff_t>(policy.severities.size());
    const bool asked =
        std::find(policy.update_on.begin(), policy.update_on.end(), "severity") != policy.update_on.end();
    if (!asked || rank(match.severity) == unknown || rank(match.severity) <= rank(told.severity)) {
        return std::nullopt;
    }
    return Change{
        .kind = "severity", .before = told.severity, .after = match.severity, .quote = {}, .material = true};
}

bool takes_back(const Change& change) {
    return change.kind == "retraction" || (change.kind == "stage" && is_setback(change.after));
}

/// What a held alert was to tell and what came since, the last word on each matter.
std::vector<Change> joined(const std::vector<Change>& held, const std::vector<Change>& fresh) {
    std::vector<Change> all;
    for (const Change& earlier : held) {
        const bool superseded = earlier.kind != "actor" && earlier.kind != "place" &&
                                std::any_of(fresh.begin(), fresh.end(), [&](const Change& later) {
                                    return later.kind == earlier.kind;
                                });
        if (!superseded) {
            all.push_back(earlier);
        }
    }
    for (Change later : fresh) {
        for (const Change& earlier : held) {
            later.before =
                earlier.kind == later.kind && earlier.after == later.before ? earlier.before : later.before;
        }
        all.push_back(std::move(later));
    }
    return all;
}

Ruling quiet(std::string reason) { return {std::nullopt, std::nullopt, std::move(reason)}; }

std::string alert_id(const Story& story, const std::string& watchlist, int ordinal) {
    return hex_id(story.id + "\n" + watchlist + "\n" + std::to_string(ordinal));
}

}  // namespace

Ruling rule(const Article& article,
            const Match& match,
            const Story& story,
            const Placement& placement,
            const Told* told,
            const Policy& policy,
            Time now) {
    if (!match.matched) {
        return quiet("no match");
    }
    if (article.arrived - article.published > policy.max_age) {
        return quiet("max_age");
    }
    if (told == nullptr && placement.takes_back) {
        return quiet("retracted");
    }
    if (told == nullptr && placement.stale) {
        return quiet("old copy");
    }
    std::vector<Change> changes;
    Time due = now;
    const bool waits = told != nullptr && now + margin < told->last_at;
    AlertKind kind = is_over(story.deal.stage) ? AlertKind::story_cancelled : AlertKind::story_new;
    if (told != nullptr) {
        changes = news(placement, story, *told, policy);
        const bool setback = std::any_of(changes.begin(), changes.end(), takes_back);
        if (const std::optional<Change> higher = rise(match, *told, policy)) {
            changes.push_back(*higher);
        }
        if (changes.empty()) {
            return quiet(placement.changes.empty() ? "told" : "no change");
        }
        if (!setback) {
            due = waits ? told->last_at : std::max(now, told->last_at + policy.update_spacing);
        }
        changes = waits ? joined(told->held, changes) : changes;
        kind = setback ? AlertKind::story_cancelled : AlertKind::story_update;
    }
    const int ordinal = told == nullptr ? 0 : told->alerts - (waits ? 1 : 0);
    Alert alert{.id = alert_id(story, match.watchlist, ordinal),
                .kind = kind,
                .story_id = story.id,
                .revision = story.revision,
                .watchlist = match.watchlist,
                .severity = match.severity,
                .score = match.score,
                .item_id = article.id,
                .at = due,
                .body = {}};
    alert.body = body_of(alert, article, match, story, changes);
    Told after{.story_id = story.id,
               .watchlist = match.watchlist,
               .alerts = ordinal + 1,
               .last_at = due,
               .severity = match.severity,
               .ledger = story.ledger,
               .held = due > now ? std::move(changes) : std::vector<Change>()};
    return {std::move(alert), std::move(after), due > now ? "held" : ""};
}

std::vector<Message> address(const Alert& alert, const std::vector<std::string>& receivers, Time now) {
    std::vector<Message> messages;
    for (const std::string& receiver : receivers) {
        Message message;
        message.id = "msg_" + hex_id(alert.id + "\n" + receiver);
        message.alert_id = alert.id;
        message.story_id = alert.story_id;
        message.receiver = receiver;
        message.body = alert.body;
        message.created = now;
        message.next_at = alert.at;
        messages.push_back(std::move(message));
    }
    return messages;
}

}  // namespace tocsin::alert
