// The founding story, as the rooms before would have left it.
#pragma once

#include "alert/bell.h"

#include <string>

namespace tocsin::alert {

inline const Time noon = Time(Seconds(1'737'460'800));  // 2025-01-21T12:00:00Z

inline Money money_of(double value, const std::string& currency, const std::string& text) {
    Money money;
    money.value = money.low = money.high = value;
    money.currency = currency;
    money.usd = currency == "USD" ? value : value * 1.04;
    money.text = text;
    return money;
}

inline Deal stargate() {
    Deal deal;
    deal.name = "Stargate";
    deal.object = "ai-infrastructure";
    deal.actors = {{"OpenAI", "partner"},
                   {"SoftBank", "investor"},
                   {"Oracle", "partner"},
                   {"Microsoft", "technology_partner"},
                   {"Donald Trump", "mentioned"}};
    deal.amount = money_of(1e11, "USD", "100 milliards de dollars");
    deal.ceiling = money_of(5e11, "USD", "jusqu'à 500 milliards de dollars");
    deal.ceiling->bound = Bound::max;
    deal.horizon = "4 years";
    Place texas;
    texas.name = "Texas";
    texas.country = "US";
    deal.places = {texas};
    deal.stage = "announced";
    deal.attribution = "two people close to the matter";
    return deal;
}

inline LedgerEntry entry_of(const std::string& kind,
                            const std::string& value,
                            const std::string& subject = "") {
    LedgerEntry entry;
    entry.kind = kind;
    entry.subject = subject;
    entry.value = value;
    return entry;
}

inline Story story_of(Deal deal) {
    Story story;
    story.id = "story1";
    story.revision = 2;
    story.first_seen = noon - std::chrono::hours(1);
    story.headline = "Stargate : un projet à 500 milliards";
    story.language = "fr";
    story.deal = std::move(deal);
    for (const char* outlet : {"CBS News", "Le Monde", "CBS News"}) {
        Report& report = story.reports.emplace_back();
        report.outlet = outlet;
        report.url = std::string("https://example.org/") + (story.reports.size() == 1 ? "first" : "next");
        report.published = noon - std::chrono::minutes(60 - static_cast<int>(story.reports.size()));
    }
    story.report_count = 3;
    story.ledger = {entry_of("amount", "USD 1e11", "commitment"),
                    entry_of("amount", "USD 5e11", "ceiling"),
                    entry_of("actor", "Oracle", "partner"),
                    entry_of("stage", "announced")};
    return story;
}

inline Article article_of(Time arrived, std::chrono::seconds age = std::chrono::minutes(1)) {
    Article article;
    article.id = "item1";
    article.outlet = "CBS News";
    article.url = "https://example.org/first";
    article.arrived = arrived;
    article.published = arrived - age;
    article.dated = true;
    return article;
}

inline Match match_of(const std::string& severity = "high") {
    Match match;
    match.watchlist = "ai-infrastructure";
    match.matched = true;
    match.score = 12;
    match.severity = severity;
    Evidence& evidence = match.evidence.emplace_back();
    evidence.what = "invest";
    evidence.zone = "title";
    evidence.quote = "un projet à 500 milliards";
    evidence.points = 5;
    return match;
}

inline Change change_of(const std::string& kind, const std::string& before, const std::string& after) {
    Change change;
    change.kind = kind;
    change.before = before;
    change.after = after;
    change.quote = "as said";
    change.material = true;
    return change;
}

inline Placement placement_of(std::vector<Change> changes) {
    Placement placement;
    placement.story_id = "story1";
    placement.changes = std::move(changes);
    return placement;
}

}  // namespace tocsin::alert
