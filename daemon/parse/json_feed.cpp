#include "parse/json_feed.h"

#include "html/fragment.h"
#include "parse/construct.h"
#include "parse/date.h"
#include "parse/item_limit.h"
#include "parse/json_repair.h"
#include "parse/links.h"
#include "parse/person.h"
#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tocsin::parse {
namespace {

using nlohmann::json;

constexpr std::size_t longest_made_title = 100;  // characters

const json* member(const json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Strings, and numbers where a careless writer forgot the quotes.
std::string text_of(const json& object, const char* name) {
    const json* value = member(object, name);
    if (value == nullptr) {
        return {};
    }
    if (value->is_string()) {
        return std::string(trim(value->get_ref<const std::string&>()));
    }
    return value->is_number() ? value->dump() : std::string();
}

std::string url_of(const json& object, const char* name, const Scope& scope) {
    const std::string text = text_of(object, name);
    return text.empty() ? text : resolve(scope, text);
}

std::optional<Time> date_of(const json& object, const char* name) { return read_date(text_of(object, name)); }

void read_author(const json& author, const Scope& scope, std::vector<Person>& people) {
    if (author.is_object()) {
        add_person(people, {text_of(author, "name"), {}, url_of(author, "url", scope)});
    } else if (author.is_string()) {
        add_person(people, person_from(author.get_ref<const std::string&>()));
    }
}

/// "author" of 1.0 and "authors" of 1.1; careless writers put a lone author where a list belongs.
std::vector<Person> authors_of(const json& object, const Scope& scope) {
    std::vector<Person> people;
    for (const char* name : {"authors", "author"}) {
        const json* given = member(object, name);
        if (given == nullptr) {
            continue;
        }
        if (!given->is_array()) {
            read_author(*given, scope, people);
            continue;
        }
        for (const json& author : *given) {
            read_author(author, scope, people);
        }
    }
    return people;
}

/// "id" should be the item's address, says the specification.
bool is_web_address(std::string_view id) {
    return id.substr(0, 7) == "http://" || id.substr(0, 8) == "https://";
}

void read_hubs(const json& object, const Scope& scope, FeedInfo& info) {
    const json* hubs = member(object, "hubs");
    if (hubs == nullptr || !hubs->is_array()) {
        return;
    }
    for (const json& hub : *hubs) {
        std::string url = hub.is_object() ? url_of(hub, "url", scope) : std::string();
        if (!url.empty()) {
            info.hubs.push_back(std::move(url));
        }
    }
}

void read_attachments(const json& object, const Scope& scope, RawItem& item) {
    const json* attachments = member(object, "attachments");
    if (attachments == nullptr || !attachments->is_array()) {
        return;
    }
    for (const json& attachment : *attachments) {
        if (attachment.is_object()) {
            add_enclosure(item.enclosures,
                          {url_of(attachment, "url", scope),
                           text_of(attachment, "mime_type"),
                           text_of(attachment, "size_in_bytes")});
        }
    }
}

/// Notes without a title are known by their first words.
std::string made_title(const RawItem& item, const std::string& plain) {
    const std::string& html = item.content_html.empty() ? item.summary_html : item.content_html;
    const std::string line = one_line(plain.empty() ? html::to_text(html) : plain);
    std::size_t end = 0;
    for (std::size_t points = 0; points < longest_made_title && end < line.size(); ++points) {
        text::next(line, end);
    }
    return end == line.size() ? line : line.substr(0, end) + "…";
}

RawItem read_item(const json& object, const Scope& scope, const FeedInfo& feed) {
    RawItem item;
    item.id = text_of(object, "id");
    item.url = url_of(object, "url", scope);
    const std::string external = url_of(object, "external_url", scope);
    if (item.url.empty()) {
        item.url = external;
    }
    if (item.url.empty() && is_web_address(item.id)) {
        item.url = item.id;
    }
    if (!item.url.empty()) {
        add_link(item.links, {item.url, "alternate", {}, {}, {}, {}});
    }
    if (!external.empty() && external != item.url) {
        add_link(item.links, {external, "related", {}, {}, {}, {}});
    }
    item.title = plain_line({text_of(object, "title"), false});
    item.summary = text_of(object, "summary");
    item.summary_html = html::escape(item.summary);
    item.content_text = text_of(object, "content_text");
    item.content_html = safe_html({text_of(object, "content_html"), true}, scope);
    if (item.content_html.empty()) {
        item.content_html = html::escape(item.content_text);
    }
    if (item.title.empty()) {
        item.title = made_title(item, item.summary.empty() ? item.content_text : item.summary);
    }
    item.image = url_of(object, "image", scope);
    if (item.image.empty()) {
        item.image = url_of(object, "banner_image", scope);
    }
    item.published = date_of(object, "date_published");
    item.updated = date_of(object, "date_modified");
    item.authors = authors_of(object, scope);
    item.language = text_of(object, "language");
    if (item.language.empty()) {
        item.language = feed.language;
    }
    if (const json* tags = member(object, "tags"); tags != nullptr && tags->is_array()) {
        for (const json& tag : *tags) {
            if (tag.is_string()) {
                add_category(item.categories, {std::string(trim(tag.get_ref<const std::string&>())), {}, {}});
            }
        }
    }
    read_attachments(object, scope, item);
    return item;
}

FeedInfo read_info(const json& object, const Scope& scope) {
    FeedInfo info;
    info.title = plain_line({text_of(object, "title"), false});
    info.description = plain_line({text_of(object, "description"), false});
    info.description_html = html::escape(info.description);
    info.url = url_of(object, "home_page_url", scope);
    info.feed_url = url_of(object, "feed_url", scope);
    info.language = text_of(object, "language");
    info.image = url_of(object, "icon", scope);
    info.icon = url_of(object, "favicon", scope);
    info.authors = authors_of(object, scope);
    if (!info.url.empty()) {
        add_link(info.links, {info.url, "alternate", {}, {}, {}, {}});
    }
    if (!info.feed_url.empty()) {
        add_link(info.links, {info.feed_url, "self", {}, {}, {}, {}});
    }
    if (std::string next = url_of(object, "next_url", scope); !next.empty()) {
        add_link(info.links, {std::move(next), "next", {}, {}, {}, {}});
    }
    read_hubs(object, scope, info);
    return info;
}

void read_items(const json& items, const Scope& scope, Feed& feed) {
    feed.items.reserve(std::min(items.size(), most_items));
    std::size_t others = 0;
    for (const json& item : items) {
        if (!item.is_object()) {
            ++others;
        } else if (!has_room(feed)) {
            break;
        } else {
            feed.items.push_back(read_item(item, scope, feed.info));
        }
    }
    if (others != 0) {
        feed.warnings.push_back(std::to_string(others) + " items that are no JSON objects were left out");
    }
}

/// A JSON Feed has no dates of its own: it is as new as its newest item.
void date_by_items(Feed& feed) {
    for (const RawItem& item : feed.items) {
        if (item.published && (!feed.info.published || *item.published > *feed.info.published)) {
            feed.info.published = item.published;
        }
        if (item.updated && (!feed.info.updated || *item.updated > *feed.info.updated)) {
            feed.info.updated = item.updated;
        }
    }
}

std::string format_of(const json& object) {
    const std::string version = text_of(object, "version");
    return version.find("1.1") != std::string::npos ? "json-1.1" : "json-1.0";
}

/// "line 3, column 17" of the byte that a parser could not take, counted from 1.
std::string place_of(std::string_view utf8, std::size_t byte) {
    const std::string_view before = utf8.substr(0, byte == 0 ? 0 : byte - 1);
    const std::size_t line = before.rfind('\n');
    const std::size_t column = line == std::string_view::npos ? before.size() : before.size() - line - 1;
    return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) + ", column " +
           std::to_string(column + 1);
}

/// The document, mended when it must be; `flaw` says where it is broken.
json parse_json(std::string_view utf8, std::string& flaw) {
    try {
        return json::parse(utf8.begin(), utf8.end(), nullptr, true, true);
    } catch (const json::parse_error& error) {
        flaw = "ill-formed JSON repaired: " + place_of(utf8, error.byte);
    } catch (const json::exception&) {
        flaw = "ill-formed JSON repaired: a number too large";
    }
    return json::parse(repair_json(utf8), nullptr, false);
}

}  // namespace

Result<Feed> read_json_feed(std::string_view utf8, std::string_view base) {
    std::string flaw;
    const json document = parse_json(utf8, flaw);
    if (!document.is_object()) {
        return fail(ErrorKind::malformed, "no feed: neither XML nor a JSON object");
    }
    const json* items = member(document, "items");
    if (items == nullptr && member(document, "version") == nullptr) {
        return fail(ErrorKind::malformed, "no feed: JSON without \"version\" and \"items\"");
    }
    Scopes scopes(base);
    Scope scope = scopes.outermost();
    if (scope.base.empty()) {
        for (const char* name : {"feed_url", "home_page_url"}) {
            scope = scope.base.empty() ? scopes.rebase(scope, text_of(document, name)) : scope;
        }
    }
    Feed feed;
    feed.well_formed = flaw.empty();
    if (!flaw.empty()) {
        feed.warnings.push_back(std::move(flaw));
    }
    feed.format = format_of(document);
    feed.info = read_info(document, scope);
    if (items != nullptr && items->is_array()) {
        read_items(*items, scope, feed);
    }
    if (const json* expired = member(document, "expired"); expired != nullptr && *expired == true) {
        feed.warnings.emplace_back("the feed says that it has ended");
    }
    date_by_items(feed);
    return feed;
}

}  // namespace tocsin::parse
