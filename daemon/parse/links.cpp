#include "parse/links.h"

#include "html/word_table.h"
#include "parse/construct.h"
#include "parse/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_entries = 2048;
constexpr std::string_view itunes_scheme = "http://www.itunes.com/";
constexpr std::string_view media_scheme = "http://search.yahoo.com/mrss/category_schema";

std::string trimmed_attribute(pugi::xml_node element, std::string_view name) {
    return std::string(trim(attribute_of(element, name)));
}

std::string_view scheme_of(Ns ns) { return ns == Ns::itunes ? itunes_scheme : std::string_view(); }

Category read_category(pugi::xml_node element, Ns ns) {
    std::string scratch;
    Category category;
    const std::string_view text = trim(own_text(element, scratch));
    const std::string_view term = trim(attribute_of(element, ns == Ns::itunes ? "text" : "term"));
    category.term = std::string(term.empty() ? text : term);
    category.label = trimmed_attribute(element, "label");
    category.scheme = trimmed_attribute(element, "scheme");
    if (category.scheme.empty()) {
        category.scheme = trimmed_attribute(element, "domain");
    }
    if (category.scheme.empty()) {
        category.scheme = ns == Ns::media ? media_scheme : scheme_of(ns);
    }
    if (category.term.empty()) {
        category.term = category.label;
    }
    return category;
}

}  // namespace

Link read_link(pugi::xml_node element, const Scope& scope) {
    Link link;
    bool addressed = false;
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        const std::string_view value = trim(attribute.value());
        if (html::same_folded(name, "href") || html::same_folded(name, "url")) {
            link.href = resolve(scope, value);
            addressed = true;
        } else if (html::same_folded(name, "rel")) {
            link.rel = value;
        } else if (html::same_folded(name, "type")) {
            link.type = value;
        } else if (html::same_folded(name, "title")) {
            link.title = value;
        } else if (html::same_folded(name, "hreflang")) {
            link.hreflang = value;
        } else if (html::same_folded(name, "length")) {
            link.length = value;
        }
    }
    if (!addressed) {
        std::string scratch;
        const std::string_view text = trim(own_text(element, scratch));
        link.href = text.empty() ? std::string() : resolve(scope, text);
    }
    constexpr std::string_view registry = "http://www.iana.org/assignments/relation/";
    if (link.rel.compare(0, registry.size(), registry) == 0) {
        link.rel.erase(0, registry.size());
    }
    if (link.rel.empty()) {
        link.rel = "alternate";
    }
    return link;
}

int page_rank(const Link& link) {
    if (link.href.empty() || !html::same_folded(link.rel, "alternate")) {
        return -1;
    }
    const bool page = link.type.empty() || html::same_folded(link.type, "text/html") ||
                      html::same_folded(link.type, "application/xhtml+xml") ||
                      html::same_folded(link.type, "html");
    return page ? 0 : 1;
}

void add_link(std::vector<Link>& links, Link link) {
    if (links.size() < most_entries) {
        links.push_back(std::move(link));
    }
}

void add_enclosure(std::vector<Enclosure>& enclosures, Enclosure enclosure) {
    const auto known = std::find_if(enclosures.begin(), enclosures.end(), [&](const Enclosure& other) {
        return other.url == enclosure.url;
    });
    if (known != enclosures.end()) {
        // The same file once more: what was left out the first time.
        known->type = known->type.empty() ? std::move(enclosure.type) : known->type;
        known->length = known->length.empty() ? std::move(enclosure.length) : known->length;
    } else if (!enclosure.url.empty() && enclosures.size() < 256) {
        enclosures.push_back(std::move(enclosure));
    }
}

Enclosure read_enclosure(pugi::xml_node element, const Scope& scope) {
    Enclosure enclosure;
    std::string_view url = trim(attribute_of(element, "url"));
    if (url.empty()) {
        url = trim(attribute_of(element, "href"));
    }
    if (url.empty()) {
        return enclosure;
    }
    enclosure.url = resolve(scope, url);
    enclosure.type = trimmed_attribute(element, "type");
    enclosure.length = trimmed_attribute(element, "length");
    if (enclosure.length.empty()) {
        enclosure.length = trimmed_attribute(element, "filesize");
    }
    return enclosure;
}

void add_category(std::vector<Category>& categories, Category category) {
    const bool known = std::any_of(categories.begin(), categories.end(), [&](const Category& other) {
        return other.term == category.term && other.scheme == category.scheme &&
               other.label == category.label;
    });
    if (!category.term.empty() && !known && categories.size() < 256) {
        categories.push_back(std::move(category));
    }
}

void read_categories(pugi::xml_node element, Ns ns, std::vector<Category>& categories) {
    constexpr int deepest = 4;
    pugi::xml_node at = element;
    for (int depth = 0; at && depth < deepest;) {
        if (at.type() == pugi::node_element) {
            add_category(categories, read_category(at, ns));
        }
        if (ns == Ns::itunes && at.first_child() && depth + 1 < deepest) {
            at = at.first_child();
            ++depth;
            continue;
        }
        while (at != element && !at.next_sibling()) {
            at = at.parent();
            --depth;
        }
        at = at == element ? pugi::xml_node() : at.next_sibling();
    }
}

void read_keywords(std::string_view text, Ns ns, std::vector<Category>& categories) {
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        add_category(categories,
                     {std::string(trim(text.substr(0, comma))), std::string(scheme_of(ns)), std::string()});
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
}

std::string read_image(pugi::xml_node element, const Scope& scope, Scopes& scopes) {
    for (const char* name : {"href", "url", "rdf:resource", "src"}) {
        const std::string_view value = trim(attribute_of(element, name));
        if (!value.empty()) {
            return resolve(scope, value);
        }
    }
    std::string scratch;
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element && html::same_folded(scopes.name(child).local, "url")) {
            const Scope inner = scopes.enter(scope, child);
            return resolve(inner, own_text(child, scratch));
        }
    }
    const std::string_view text = trim(own_text(element, scratch));
    return text.empty() ? std::string() : resolve(scope, text);
}

}  // namespace tocsin::parse
