#include "cli/feed_json.h"

#include "base/time.h"
#include "clean/cleaner.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace tocsin::cli {
namespace {

using nlohmann::ordered_json;

void put(ordered_json& into, const char* name, const std::string& value) {
    if (!value.empty()) {
        into[name] = value;
    }
}

void put(ordered_json& into, const char* name, const std::optional<Time>& value) {
    if (value) {
        into[name] = to_rfc3339(std::chrono::floor<std::chrono::seconds>(*value));
    }
}

ordered_json to_value(const Person& person) {
    ordered_json out = ordered_json::object();
    put(out, "name", person.name);
    put(out, "email", person.email);
    put(out, "url", person.url);
    return out;
}

ordered_json to_value(const Category& category) {
    ordered_json out = ordered_json::object();
    put(out, "term", category.term);
    put(out, "scheme", category.scheme);
    put(out, "label", category.label);
    return out;
}

ordered_json to_value(const Link& link) {
    ordered_json out = ordered_json::object();
    put(out, "href", link.href);
    put(out, "rel", link.rel);
    put(out, "type", link.type);
    put(out, "title", link.title);
    put(out, "hreflang", link.hreflang);
    put(out, "length", link.length);
    return out;
}

ordered_json to_value(const Enclosure& enclosure) {
    ordered_json out = ordered_json::object();
    put(out, "url", enclosure.url);
    put(out, "type", enclosure.type);
    put(out, "length", enclosure.length);
    return out;
}

ordered_json to_value(const std::string& text) { return text; }
ordered_json to_value(int number) { return number; }

ordered_json to_value(const FeedPart& part) {
    ordered_json out = ordered_json::object();
    put(out, "url", part.url);
    put(out, "updated", part.updated);
    return out;
}

template <class T>
void put(ordered_json& into, const char* name, const std::vector<T>& list) {
    ordered_json out = ordered_json::array();
    for (const T& entry : list) {
        out.push_back(to_value(entry));
    }
    into[name] = std::move(out);
}

ordered_json to_value(const FeedInfo& info) {
    ordered_json out = ordered_json::object();
    put(out, "title", info.title);
    put(out, "description", info.description);
    put(out, "description_html", info.description_html);
    put(out, "url", info.url);
    put(out, "feed_url", info.feed_url);
    put(out, "new_url", info.new_url);
    put(out, "id", info.id);
    put(out, "language", info.language);
    put(out, "rights", info.rights);
    put(out, "generator", info.generator);
    put(out, "icon", info.icon);
    put(out, "image", info.image);
    put(out, "ttl", info.ttl);
    if (!info.skip_hours.empty()) {
        put(out, "skip_hours", info.skip_hours);
    }
    if (!info.skip_days.empty()) {
        put(out, "skip_days", info.skip_days);
    }
    put(out, "published", info.published);
    put(out, "updated", info.updated);
    if (info.publisher) {
        out["publisher"] = to_value(*info.publisher);
    }
    put(out, "authors", info.authors);
    put(out, "contributors", info.contributors);
    put(out, "categories", info.categories);
    put(out, "links", info.links);
    put(out, "hubs", info.hubs);
    return out;
}

ordered_json to_value(const RawItem& item, Time arrived) {
    ordered_json out = ordered_json::object();
    put(out, "id", item.id);
    put(out, "title", item.title);
    put(out, "url", item.url);
    put(out, "summary_html", item.summary_html);
    put(out, "content_html", item.content_html);
    put(out, "summary", item.summary);
    put(out, "content_text", item.content_text);
    put(out, "language", item.language);
    put(out, "published", item.published);
    put(out, "updated", item.updated);
    const std::optional<Time> date = item.published ? item.published : item.updated;
    if (date && !clean::is_believable(*date, arrived)) {
        out["date_doubtful"] = true;
    }
    put(out, "authors", item.authors);
    put(out, "contributors", item.contributors);
    if (item.publisher) {
        out["publisher"] = to_value(*item.publisher);
    }
    put(out, "categories", item.categories);
    put(out, "enclosures", item.enclosures);
    put(out, "links", item.links);
    put(out, "comments_url", item.comments_url);
    put(out, "image", item.image);
    put(out, "rights", item.rights);
    if (item.source) {
        out["source"] = to_value(*item.source);
    }
    return out;
}

}  // namespace

std::string to_json(const Feed& feed, Time arrived) {
    ordered_json out = ordered_json::object();
    out["format"] = feed.format;
    out["well_formed"] = feed.well_formed;
    out["charset"] = feed.charset;
    out["feed"] = to_value(feed.info);
    ordered_json& items = out["items"] = ordered_json::array();
    for (const RawItem& item : feed.items) {
        items.push_back(to_value(item, arrived));
    }
    if (!feed.parts.empty()) {
        put(out, "parts", feed.parts);
    }
    if (!feed.warnings.empty()) {
        put(out, "warnings", feed.warnings);
    }
    return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tocsin::cli
