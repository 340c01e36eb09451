#include "parse/page_reader.h"

#include "base/url.h"
#include "html/fragment.h"
#include "html/select.h"
#include "html/tree.h"
#include "parse/date.h"
#include "text/encoding.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_items = 1000;
constexpr std::size_t most_summary = 20000;
/// Nodes below items, an item inside an item counted twice: bounds the work on pages that nest them.
constexpr std::size_t most_nodes = 4'000'000;

/// A selector and the attribute it takes: "a@href". An empty selector is the item itself.
struct Field {
    html::Selection selection;
    std::string attribute;
    bool given = false, itself = false;
};

struct Fields {
    html::Selection item;
    Field title, link, date, summary;
};

Result<Field> compile_field(const char* name, const std::string& text) {
    Field field;
    const std::string trimmed = text::collapse_spaces(text);
    if (trimmed.empty()) {
        return field;
    }
    field.given = true;
    const std::size_t at = trimmed.rfind('@');
    const std::string selector = trimmed.substr(0, at);
    if (at != std::string::npos) {
        field.attribute = trimmed.substr(at + 1);
    }
    if (selector.empty()) {
        field.itself = true;
        return field;
    }
    Result<html::Selection> compiled = html::Selection::compile(selector);
    if (!compiled) {
        return fail(ErrorKind::malformed, std::string(name) + ": " + compiled.error().what);
    }
    field.selection = std::move(*compiled);
    return field;
}

Result<Fields> compile(const Selectors& selectors) {
    Fields fields;
    Result<html::Selection> item = html::Selection::compile(selectors.item);
    if (!item) {
        return fail(ErrorKind::malformed, "item: " + item.error().what);
    }
    fields.item = std::move(*item);
    const std::array<std::tuple<const char*, const std::string*, Field*>, 4> wanted = {{
        {"title", &selectors.title, &fields.title},
        {"link", &selectors.link, &fields.link},
        {"date", &selectors.date, &fields.date},
        {"summary", &selectors.summary, &fields.summary},
    }};
    for (const auto& [name, text, into] : wanted) {
        Result<Field> field = compile_field(name, *text);
        if (!field) {
            return fail(field.error());
        }
        *into = std::move(*field);
    }
    return fields;
}

html::NodeId first_below(const html::Tree& tree, html::NodeId root, std::string_view tag) {
    for (html::NodeId node = root + 1; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].parent < root) {
            break;
        }
        if (tree.nodes[node].tag == tag) {
            return node;
        }
    }
    return html::no_node;
}

html::NodeId find(const html::Tree& tree, html::NodeId item, const Field& field) {
    if (!field.given) {
        return html::no_node;
    }
    if (field.itself) {
        return item;
    }
    const std::vector<html::NodeId> found = field.selection.all(tree, item);
    return found.empty() ? html::no_node : found.front();
}

std::string value_of(const html::Tree& tree, html::NodeId node, const std::string& attribute) {
    if (node == html::no_node) {
        return "";
    }
    if (!attribute.empty()) {
        return std::string(tree.attribute(node, attribute));
    }
    return tree.text_of(node);
}

/// The link asked for, else the first one inside the title or the item, else the one around it.
std::string link_of(const html::Tree& tree, html::NodeId item, const Fields& fields) {
    if (fields.link.given) {
        const std::string attribute = fields.link.attribute.empty() ? "href" : fields.link.attribute;
        return value_of(tree, find(tree, item, fields.link), attribute);
    }
    const html::NodeId title = find(tree, item, fields.title);
    for (const html::NodeId place : {title, item}) {
        if (place == html::no_node) {
            continue;
        }
        const html::NodeId link = tree.nodes[place].tag == "a" ? place : first_below(tree, place, "a");
        if (link != html::no_node && !tree.attribute(link, "href").empty()) {
            return std::string(tree.attribute(link, "href"));
        }
    }
    for (html::NodeId above = tree.nodes[item].parent; above != html::no_node;
         above = tree.nodes[above].parent) {
        if (tree.nodes[above].tag == "a") {
            return std::string(tree.attribute(above, "href"));
        }
    }
    return "";
}

/// Without a selector: the headline's usual elements, then the first link.
std::string title_of(const html::Tree& tree, html::NodeId item, const Fields& fields) {
    if (fields.title.given) {
        return value_of(tree, find(tree, item, fields.title), fields.title.attribute);
    }
    for (const char* tag : {"h1", "h2", "h3", "h4", "a"}) {
        const html::NodeId node = tree.nodes[item].tag == tag ? item : first_below(tree, item, tag);
        if (node == html::no_node) {
            continue;
        }
        if (std::string title = tree.text_of(node); !title.empty()) {
            return title;
        }
    }
    std::string text = tree.text_of(item);
    return text.substr(0, text.find('\n'));
}

std::optional<Time> date_of(const html::Tree& tree, html::NodeId item, const Fields& fields) {
    html::NodeId node = find(tree, item, fields.date);
    if (!fields.date.given) {
        node = first_below(tree, item, "time");
    }
    if (node == html::no_node) {
        return std::nullopt;
    }
    if (!fields.date.attribute.empty()) {
        return read_date(tree.attribute(node, fields.date.attribute));
    }
    for (const char* attribute : {"datetime", "content", "title"}) {
        if (const auto time = read_date(tree.attribute(node, attribute))) {
            return time;
        }
    }
    return read_date(text::collapse_spaces(tree.text_of(node)));
}

std::string base_of(const html::Tree& tree, const Transport& transport) {
    const html::NodeId base = first_below(tree, 0, "base");
    if (base == html::no_node) {
        return transport.url;
    }
    const std::string_view href = tree.attribute(base, "href");
    return href.empty() ? transport.url : resolve_url(transport.url, href);
}

RawItem read_item(const html::Tree& tree, html::NodeId node, const Fields& fields, const std::string& base) {
    RawItem item;
    item.title = text::collapse_spaces(title_of(tree, node, fields));
    if (const std::string link = text::collapse_spaces(link_of(tree, node, fields)); !link.empty()) {
        item.url = resolve_url(base, link);
    }
    item.published = date_of(tree, node, fields);
    item.summary = value_of(tree, find(tree, node, fields.summary), fields.summary.attribute);
    item.summary = text::cut(item.summary, most_summary);
    item.summary_html = html::escape(item.summary);
    item.id = item.url;
    return item;
}

std::string content_type(const Transport& transport) {
    for (const Header& header : transport.headers) {
        constexpr std::string_view wanted = "content-type";
        const bool same =
            header.name.size() == wanted.size() &&
            std::equal(header.name.begin(), header.name.end(), wanted.begin(), [](char one, char two) {
                return (one | 0x20) == two || one == two;
            });
        if (same) {
            return header.value;
        }
    }
    return "";
}

void describe(const html::Tree& tree, const Transport& transport, Feed& feed) {
    feed.format = "page";
    feed.well_formed = !tree.damaged;
    if (tree.damaged) {
        feed.warnings.emplace_back("the page was cut short: too costly to read");
    }
    if (const html::NodeId title = first_below(tree, 0, "title"); title != html::no_node) {
        feed.info.title = text::collapse_spaces(tree.text_of(title));
    }
    if (const html::NodeId root = first_below(tree, 0, "html"); root != html::no_node) {
        feed.info.language = text::base_language(tree.attribute(root, "lang"));
    }
    feed.info.url = transport.url;
}

/// Nodes are in document order: what is below `node` ends where its next sibling, or an ancestor's, begins.
std::size_t size_below(const html::Tree& tree, html::NodeId node) {
    for (html::NodeId up = node; up != html::no_node; up = tree.nodes[up].parent) {
        if (tree.nodes[up].next != html::no_node) {
            return tree.nodes[up].next - node;
        }
    }
    return tree.nodes.size() - node;
}

}  // namespace

Result<Feed> read_page_feed(std::string_view bytes, const Transport& transport, const Selectors& selectors) {
    Result<Fields> fields = compile(selectors);
    if (!fields) {
        return fail(fields.error());
    }
    const text::Decoded decoded =
        text::to_utf8(bytes, text::charset_parameter(content_type(transport)), text::declared_charset(bytes));
    const html::Tree tree = html::read_page(decoded.utf8);
    const std::string base = base_of(tree, transport);
    const std::vector<html::NodeId> nodes = fields->item.all(tree);
    if (nodes.empty()) {
        return fail(ErrorKind::malformed,
                    "page " + transport.url + ": nothing matches \"" + selectors.item + "\"");
    }

    Feed feed;
    describe(tree, transport, feed);
    feed.charset = decoded.charset;
    std::set<std::string> known;
    std::size_t empty = 0;
    std::size_t walked = 0;
    for (const html::NodeId node : nodes) {
        walked += size_below(tree, node);
        if (feed.items.size() >= most_items || walked > most_nodes) {
            feed.warnings.push_back("only the first " + std::to_string(feed.items.size()) +
                                    " items were read");
            break;
        }
        RawItem item = read_item(tree, node, *fields, base);
        if (item.title.empty() && item.url.empty()) {
            ++empty;
        } else if (item.id.empty() || known.insert(item.id).second) {
            feed.items.push_back(std::move(item));
        }
    }
    if (empty > 0) {
        feed.warnings.push_back(std::to_string(empty) + " items without title and link left out");
    }
    if (feed.items.empty()) {
        return fail(ErrorKind::malformed, "page " + transport.url + ": no item has a title or a link");
    }
    return feed;
}

}  // namespace tocsin::parse
