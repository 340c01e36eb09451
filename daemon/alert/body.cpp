#include "alert/body.h"

#include "alert/summary.h"
#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace tocsin::alert {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_headline = 500;
constexpr std::size_t longest_quote = 400;
constexpr std::size_t longest_url = 2000;
constexpr std::size_t most_outlets = 50;
constexpr std::size_t most_elements = 20;

/// Cut to size, ill-formed bytes replaced.
std::string clean(std::string_view bytes, std::size_t most) {
    return std::string(text::cut(text::scrub(text::cut(bytes, most)), most));
}

/// Half an address is none.
std::string url_of(const std::string& url) {
    return url.size() <= longest_url ? clean(url, longest_url) : "";
}

void put(ordered_json& into, const char* name, std::string value) {
    if (!value.empty()) {
        into[name] = std::move(value);
    }
}

double finite(double value) { return std::isfinite(value) ? value : 0; }

ordered_json money_json(const Money& money) {
    ordered_json made;
    made["value"] = finite(money.value);
    made["currency"] = clean(money.currency, longest_name);
    if (money.usd > 0) {
        made["usd"] = finite(money.usd);
    }
    made["text"] = clean(money.text, longest_name);
    made["bound"] = name_of(money.bound);
    if (money.bound == Bound::range) {
        made["low"] = finite(money.low);
        made["high"] = finite(money.high);
    }
    if (money.approx) {
        made["approx"] = true;
    }
    return made;
}

/// At most `most` of the list, each as `make` says.
template <class List, class Make>
ordered_json array_of(const List& list, std::size_t most, Make make) {
    ordered_json made = ordered_json::array();
    for (const auto& element : list) {
        if (made.size() == most) {
            break;
        }
        made.push_back(make(element));
    }
    return made;
}

ordered_json actor_json(const Actor& actor) {
    ordered_json made;
    made["name"] = clean(actor.name, longest_name);
    put(made, "role", clean(actor.role, longest_name));
    return made;
}

ordered_json place_json(const Place& place) {
    ordered_json made;
    made["name"] = clean(place.name.empty() ? place.text : place.name, longest_name);
    put(made, "country", clean(place.country, longest_name));
    return made;
}

ordered_json quantity_json(const Quantity& quantity) {
    ordered_json made;
    made["value"] = finite(quantity.value);
    made["unit"] = clean(quantity.unit, longest_name);
    made["text"] = clean(quantity.text, longest_name);
    return made;
}

void put_list(ordered_json& into, const char* name, ordered_json list) {
    if (!list.empty()) {
        into[name] = std::move(list);
    }
}

ordered_json deal_json(const Deal& deal) {
    ordered_json made = ordered_json::object();
    put(made, "name", clean(deal.name, longest_name));
    put(made, "object", clean(deal.object, longest_name));
    put(made, "summary", clean(summary_of(deal), longest_headline));
    put_list(made, "actors", array_of(deal.actors, most_elements, actor_json));
    if (deal.amount) {
        made["amount"] = money_json(*deal.amount);
    }
    if (deal.ceiling) {
        made["ceiling"] = money_json(*deal.ceiling);
    }
    put(made, "horizon", clean(deal.horizon, longest_name));
    put_list(made, "places", array_of(deal.places, most_elements, place_json));
    put_list(made, "capacity", array_of(deal.capacity, most_elements, quantity_json));
    put(made, "stage", clean(deal.stage, longest_name));
    put(made, "attribution", clean(deal.attribution, longest_quote));
    return made;
}

ordered_json change_json(const Change& change) {
    ordered_json made;
    made["kind"] = change.correction ? "correction" : clean(change.kind, longest_name);
    if (change.correction) {
        made["of"] = clean(change.kind, longest_name);
    }
    put(made, "before", clean(change.before, longest_name));
    put(made, "after", clean(change.after, longest_name));
    put(made, "quote", clean(change.quote, longest_quote));
    return made;
}

ordered_json evidence_json(const Evidence& evidence) {
    ordered_json made;
    made["what"] = clean(evidence.what, longest_name);
    made["zone"] = clean(evidence.zone, longest_name);
    made["quote"] = clean(evidence.quote, longest_quote);
    made["points"] = finite(evidence.points);
    return made;
}

/// Each outlet once, with its first report.
std::vector<const Report*> first_reports(const Story& story) {
    std::vector<const Report*> first;
    std::set<std::string> known;
    for (const Report& report : story.reports) {
        if (known.insert(report.outlet.empty() ? report.url : report.outlet).second) {
            first.push_back(&report);
        }
    }
    return first;
}

ordered_json report_json(const Report* report) {
    ordered_json made;
    made["name"] = clean(report->outlet, longest_name);
    put(made, "url", url_of(report->url));
    made["published"] = to_rfc3339(report->published);
    if (report->copy) {
        made["copy"] = true;
    }
    return made;
}

ordered_json data_json(const Alert& alert, const Match& match, const Story& story) {
    const std::string headline = clean(story.headline, longest_headline);
    const std::string summary = clean(summary_of(story.deal), longest_headline);
    ordered_json data;
    data["id"] = alert.id;
    data["story"] = clean(alert.story_id, longest_name);
    data["revision"] = alert.revision;
    data["watchlist"] = clean(alert.watchlist, longest_name);
    data["severity"] = clean(alert.severity, longest_name);
    data["score"] = finite(match.score);
    data["headline"] = headline;
    put(data, "language", clean(story.language, longest_name));
    data["summary"] = summary.empty() ? headline : summary;
    return data;
}

std::string dump(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// Halves the lists, the least missed first, until the body fits.
std::string fitted(ordered_json body) {
    struct List {
        const char* path;
        std::size_t least;
    };
    constexpr std::array<List, 7> lists = {{{"/data/evidence", 0},
                                            {"/data/other_deals", 0},
                                            {"/data/outlets", 1},
                                            {"/data/deal/capacity", 0},
                                            {"/data/deal/places", 1},
                                            {"/data/deal/actors", 1},
                                            {"/data/changes", 1}}};
    std::string bytes = dump(body);
    for (const List& list : lists) {
        const ordered_json::json_pointer path(list.path);
        while (bytes.size() > most_body_bytes && body.contains(path) && body[path].size() > list.least) {
            auto& elements = body[path].get_ref<ordered_json::array_t&>();
            elements.resize(std::max(list.least, elements.size() / 2));
            body["data"]["truncated"] = true;
            bytes = dump(body);
        }
    }
    return bytes;
}

}  // namespace

std::string body_of(const Alert& alert,
                    const Article& article,
                    const Match& match,
                    const Story& story,
                    const std::vector<Change>& changes) {
    ordered_json body;
    body["type"] = name_of(alert.kind);
    body["timestamp"] = to_rfc3339(alert.at);
    ordered_json& data = body["data"] = data_json(alert, match, story);
    data["deal"] = deal_json(story.deal);
    put_list(data, "other_deals", array_of(story.others, most_elements, deal_json));
    put_list(data, "changes", array_of(changes, most_elements, change_json));
    data["first_seen"] = to_rfc3339(story.first_seen);
    const std::vector<const Report*> reports = first_reports(story);
    data["outlet_count"] = reports.size();
    data["report_count"] = story.report_count;
    data["outlets"] = array_of(reports, most_outlets, report_json);
    data["item"]["id"] = clean(article.id, longest_name);
    data["item"]["outlet"] = clean(article.outlet, longest_name);
    put(data["item"], "url", url_of(article.url));
    put_list(data, "evidence", array_of(match.evidence, most_elements, evidence_json));
    return fitted(std::move(body));
}

}  // namespace tocsin::alert
