// Which fields of a value are saved, and under which names: said once, for writing and for reading.
#pragma once

#include "model/article.h"
#include "model/feed_state.h"
#include "model/story.h"

#include <concepts>
#include <type_traits>

namespace tocsin::store {

template <class Given, class Meant>
concept Like = std::same_as<std::remove_const_t<Given>, Meant>;

void visit(auto& field, Like<PartState> auto& part) {
    field("url", part.url);
    field("updated", part.updated);
    field("by_day", part.by_day);
    field("etag", part.etag);
    field("last_modified", part.last_modified);
    field("body_hash", part.body_hash);
}

void visit(auto& field, Like<Span> auto& span) {
    field("start", span.start);
    field("end", span.end);
}

void visit(auto& field, Like<Money> auto& money) {
    field("text", money.text);
    field("span", money.span);
    field("value", money.value);
    field("low", money.low);
    field("high", money.high);
    field("currency", money.currency);
    field("usd", money.usd);
    field("rate_date", money.rate_date);
    field("approx", money.approx);
    field("bound", money.bound);
    field("role", money.role);
}

void visit(auto& field, Like<Place> auto& place) {
    field("text", place.text);
    field("span", place.span);
    field("name", place.name);
    field("country", place.country);
}

void visit(auto& field, Like<Quantity> auto& quantity) {
    field("text", quantity.text);
    field("span", quantity.span);
    field("value", quantity.value);
    field("unit", quantity.unit);
}

void visit(auto& field, Like<Actor> auto& actor) {
    field("name", actor.name);
    field("role", actor.role);
}

void visit(auto& field, Like<Deal> auto& deal) {
    field("name", deal.name);
    field("object", deal.object);
    field("actors", deal.actors);
    field("amount", deal.amount);
    field("ceiling", deal.ceiling);
    field("places", deal.places);
    field("capacity", deal.capacity);
    field("stage", deal.stage);
    field("horizon", deal.horizon);
    field("attribution", deal.attribution);
    field("span", deal.span);
}

void visit(auto& field, Like<Report> auto& report) {
    field("item_id", report.item_id);
    field("outlet", report.outlet);
    field("url", report.url);
    field("title", report.title);
    field("language", report.language);
    field("published", report.published);
    field("copy", report.copy);
}

void visit(auto& field, Like<LedgerEntry> auto& entry) {
    field("kind", entry.kind);
    field("subject", entry.subject);
    field("value", entry.value);
    field("usd", entry.usd);
    field("quote", entry.quote);
    field("outlets", entry.outlets);
    field("trust", entry.trust);
    field("first_seen", entry.first_seen);
}

void visit(auto& field, Like<Change> auto& change) {
    field("kind", change.kind);
    field("before", change.before);
    field("after", change.after);
    field("quote", change.quote);
    field("material", change.material);
    field("correction", change.correction);
}

void visit(auto& field, Like<Story> auto& story) {
    field("id", story.id);
    field("revision", story.revision);
    field("first_seen", story.first_seen);
    field("last_seen", story.last_seen);
    field("headline", story.headline);
    field("language", story.language);
    field("reports", story.reports);
    field("report_count", story.report_count);
    field("ledger", story.ledger);
    field("deal", story.deal);
    field("others", story.others);
    field("merged_into", story.merged_into);
}

void visit(auto& field, Like<Article> auto& article) {
    field("id", article.id);
    field("feed_id", article.feed_id);
    field("outlet", article.outlet);
    field("guid", article.guid);
    field("url", article.url);
    field("title", article.title);
    field("text", article.text);
    field("language", article.language);
    field("published", article.published);
    field("dated", article.dated);
    field("date_doubtful", article.date_doubtful);
    field("arrived", article.arrived);
    field("trust", article.trust);
    field("tags", article.tags);
}

}  // namespace tocsin::store
