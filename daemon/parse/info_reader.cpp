#include "parse/info_reader.h"

#include "html/fragment.h"
#include "html/word_table.h"
#include "parse/date.h"
#include "parse/person.h"
#include "parse/quiet_times.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace tocsin::parse {
namespace {

struct Period {
    std::string_view name;
    std::int64_t seconds;
};

constexpr std::array periods{Period{"hourly", 3600},
                             Period{"daily", 86400},
                             Period{"weekly", 604800},
                             Period{"monthly", 2592000},
                             Period{"yearly", 31536000}};

std::int64_t seconds_of(std::string_view period) {
    for (const Period& row : periods) {
        if (html::same_folded(period, row.name)) {
            return row.seconds;
        }
    }
    return 0;
}

std::int64_t whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && value > 0 && value < 10000000 ? value : 0;
}

}  // namespace

void InfoReader::read_container(pugi::xml_node element, const Scope& scope) {
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        if (html::same_folded(name, "href") && link_.take(8)) {
            info_.url = resolve(scope, attribute.value());
            add_link(info_.links, {info_.url, "alternate", {}, {}, {}, {}});
        } else if (html::same_folded(name, "lastmod")) {
            info_.updated = read_date(attribute.value());
        }
    }
}

std::int64_t InfoReader::update_seconds() const {
    const std::int64_t ttl = whole_number(info_.ttl) * 60;
    return std::max(ttl, period_ / std::max<std::int64_t>(frequency_, 1));
}

void InfoReader::read(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule) {
    switch (rule.field) {
        case Field::title:
        case Field::description:
        case Field::summary:
        case Field::rights:
            return text_field(element, scope, rule);
        case Field::published:
        case Field::updated:
            return date_field(element, rule);
        case Field::link:
            return link_field(element, scope, rule);
        case Field::author:
        case Field::contributor:
        case Field::publisher:
        case Field::owner:
            return person_field(element, scope, rule);
        case Field::category:
            return read_categories(element, name.ns, info_.categories);
        case Field::keywords: {
            std::string scratch;
            return read_keywords(own_text(element, scratch), name.ns, info_.categories);
        }
        case Field::skip_hours:
            return read_skip_hours(element, info_);
        case Field::skip_days:
            return read_skip_days(element, info_);
        default:
            return line_field(element, scope, rule);
    }
}

void InfoReader::text_field(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    const bool long_text = rule.field == Field::description || rule.field == Field::summary;
    const Reading reading = reading_ == Reading::atom ? Reading::atom
                            : long_text               ? Reading::html
                                                      : Reading::title;
    const Construct construct = read_construct(element, reading);
    std::string line = plain_line(construct);
    if (line.empty() && !long_text) {
        return;
    }
    if (rule.field == Field::title) {
        if (title_.take(rule.rank)) {
            info_.title = std::move(line);
        }
    } else if (rule.field == Field::rights) {
        if (rights_.take(rule.rank)) {
            info_.rights = std::move(line);
        }
    } else if (!trim(construct.value).empty() && description_.take(rule.rank)) {
        info_.description = std::move(line);
        info_.description_html = safe_html(construct, scope);
    }
}

void InfoReader::date_field(pugi::xml_node element, FieldRule rule) {
    std::string scratch;
    const std::optional<Time> time = read_date(own_text(element, scratch));
    if (!time) {
        return;
    }
    if (rule.field == Field::published && published_.take(rule.rank)) {
        info_.published = time;
    } else if (rule.field == Field::updated && updated_.take(rule.rank)) {
        info_.updated = time;
    }
}

void InfoReader::link_field(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    Link link = read_link(element, scope);
    const int rank = page_rank(link);
    if (rank >= 0 && link_.take(rule.rank * 2 + rank)) {
        info_.url = link.href;
    }
    if (!link.href.empty() && html::same_folded(link.rel, "self") && info_.feed_url.empty()) {
        info_.feed_url = link.href;
    } else if (!link.href.empty() && html::same_folded(link.rel, "hub")) {
        info_.hubs.push_back(link.href);
    }
    add_link(info_.links, std::move(link));
}

void InfoReader::person_field(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    Person person = read_person(element, scope, scopes_);
    if (rule.field == Field::author) {
        add_person(info_.authors, std::move(person));
    } else if (rule.field == Field::contributor) {
        add_person(info_.contributors, std::move(person));
    } else if ((!person.name.empty() || !person.email.empty()) && publisher_.take(rule.rank)) {
        info_.publisher = std::move(person);
    }
}

void InfoReader::line_field(pugi::xml_node element, const Scope& scope, FieldRule rule) {
    std::string scratch;
    const std::string_view text = trim(own_text(element, scratch));
    switch (rule.field) {
        case Field::id:
            info_.id = !text.empty() && text[0] == '/' ? resolve(scope, text) : std::string(text);
            break;
        case Field::language:
            if (!text.empty() && language_.take(rule.rank)) {
                info_.language = text;
            }
            break;
        case Field::generator: {
            const std::string_view agent = attribute_of(element, "rdf:resource");
            if ((!text.empty() || !agent.empty()) && generator_.take(rule.rank)) {
                info_.generator = one_line(text.empty() ? agent : text);
            }
            break;
        }
        case Field::icon:
            info_.icon = text.empty() ? std::string() : resolve(scope, text);
            break;
        case Field::image:
        case Field::thumbnail: {
            std::string image = read_image(element, scope, scopes_);
            if (!image.empty() && image_.take(rule.rank + (rule.field == Field::thumbnail ? 4 : 0))) {
                info_.image = std::move(image);
            }
            break;
        }
        case Field::ttl:
            info_.ttl = text;
            break;
        case Field::update_period:
            period_ = seconds_of(text);
            break;
        case Field::update_frequency:
            frequency_ = whole_number(text);
            break;
        case Field::new_url:
            info_.new_url = text.empty() ? std::string() : resolve(scope, text);
            break;
        default:
            break;
    }
}

/// RSS names the source in an attribute and its text; Atom gives a feed without items.
FeedInfo read_source(pugi::xml_node element, const Scope& scope, Scopes& scopes, Reading reading) {
    FeedInfo info;
    std::string scratch;
    if (!has_elements(element)) {
        info.title = one_line(own_text(element, scratch));
        const std::string_view url = trim(attribute_of(element, "url"));
        info.url = url.empty() ? std::string() : resolve(scope, url);
    } else {
        InfoReader reader(info, scopes, reading);
        for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
            if (child.type() == pugi::node_element) {
                const Scope inner = scopes.enter(scope, child);
                const Name name = scopes.name(child);
                reader.read(child, inner, name, find_field(name));
            }
        }
        if (info.language.empty() && scope.speaks) {
            info.language = scope.language;
        }
    }
    return info;
}

}  // namespace tocsin::parse
