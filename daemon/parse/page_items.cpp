#include "parse/page_items.h"

#include "html/fragment.h"
#include "parse/page_date.h"
#include "parse/scope.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_summary = 20000;
/// Elements one way is asked for before the next has its turn.
constexpr std::size_t most_tries = 8;
constexpr std::size_t most_value = 4 * most_summary;  ///< bytes of the page that are looked at for a field
constexpr std::size_t most_date = 1024;
constexpr std::size_t most_blank = 24;

html::NodeId first_inside(const html::Tree& tree, html::NodeId from, html::NodeId end, std::string_view tag) {
    for (html::NodeId node = from; node < end; ++node) {
        if (tree.nodes[node].tag == tag) {
            return node;
        }
    }
    return html::no_node;
}

std::string value_of(const html::Tree& tree, html::NodeId node, const std::string& attribute) {
    return attribute.empty() ? tree.text_of(node, most_value) : std::string(tree.attribute(node, attribute));
}

std::string_view href_of(const html::Tree& tree, html::NodeId node) {
    return node == html::no_node ? std::string_view() : tree.attribute(node, "href");
}

/// The element itself, the first below it, or the one around it that is a link to somewhere.
std::string_view link_at(const html::Tree& tree, html::NodeId place, html::NodeId end) {
    for (html::NodeId node = place; node < end; ++node) {
        if (tree.nodes[node].tag == "a" && !href_of(tree, node).empty()) {
            return href_of(tree, node);
        }
    }
    for (html::NodeId above = tree.nodes[place].parent; above != html::no_node;
         above = tree.nodes[above].parent) {
        if (tree.nodes[above].tag == "a") {
            return href_of(tree, above);
        }
    }
    return {};
}

std::optional<Time> attribute_date(const html::Tree& tree, html::NodeId node, std::optional<Time> now) {
    for (const char* attribute : {"datetime", "content", "title"}) {
        if (const auto time = read_attribute_date(tree.attribute(node, attribute), now)) {
            return time;
        }
    }
    return std::nullopt;
}

/// By the element's own runs of text: "21/01/2025 - <a>...".
std::optional<Time> run_date(const html::Tree& tree, html::NodeId node, std::optional<Time> now) {
    std::size_t tries = 0;
    for (html::NodeId child = tree.nodes[node].first_child; child != html::no_node && tries < most_tries;
         child = tree.nodes[child].next) {
        if (!tree.nodes[child].tag.empty()) {
            continue;
        }
        ++tries;
        if (const auto time = read_page_date(tree.nodes[child].text, now)) {
            return time;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<ItemExtent> extents_of(const html::Tree& tree,
                                   const std::vector<html::NodeId>& ends,
                                   const std::vector<html::NodeId>& nodes) {
    std::vector<ItemExtent> items;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const html::NodeId node = nodes[i];
        const html::NodeId behind = ends[node];
        const html::NodeId parent = tree.nodes[node].parent;
        html::NodeId end = parent == html::no_node ? behind : ends[parent];
        const auto following =
            std::lower_bound(nodes.begin() + static_cast<std::ptrdiff_t>(i), nodes.end(), behind);
        if (following != nodes.end()) {
            end = std::min(end, *following);
        }
        items.push_back({node, behind, end});
    }
    return items;
}

bool is_blank(const html::Tree& tree, const ItemExtent& item) {
    return item.behind - item.node <= most_blank && tree.text_of(item.node, most_value).empty();
}

ItemReader::ItemReader(const PageDocument& page, const ItemSelectors& selectors)
    : page_(page),
      ends_(subtree_ends(page.tree)),
      items_(extents_of(page.tree, ends_, selectors.item.all(page.tree))),
      title_(bind(selectors.title)),
      link_(bind(selectors.link)),
      date_(bind(selectors.date)),
      summary_(bind(selectors.summary)) {}

ItemReader::Ways ItemReader::bind(const Field& field) const {
    Ways ways;
    for (const FieldChoice& choice : field) {
        ways.push_back({&choice, {}});
        if (choice.beside) {
            ways.back().beside = choice.selection.all(page_.tree);
        }
    }
    return ways;
}

std::vector<html::NodeId> ItemReader::find(const ItemExtent& item, const Bound& way) const {
    if (way.choice->itself) {
        return {item.node};
    }
    std::vector<html::NodeId> found;
    if (way.choice->beside) {
        const auto from = std::lower_bound(way.beside.begin(), way.beside.end(), item.behind);
        const auto end = std::lower_bound(from, way.beside.end(), item.end);
        found.assign(from, end);
    } else {
        found = way.choice->selection.all(page_.tree, item.node);
    }
    found.resize(std::min(found.size(), most_tries));
    return found;
}

std::string ItemReader::text_by(const ItemExtent& item, const Ways& ways) const {
    for (const Bound& way : ways) {
        for (const html::NodeId node : find(item, way)) {
            if (std::string value = value_of(page_.tree, node, way.choice->attribute); !value.empty()) {
                return value;
            }
        }
    }
    return "";
}

/// Where the title stands, when a selector says so.
html::NodeId ItemReader::title_node(const ItemExtent& item) const {
    for (const Bound& way : title_) {
        for (const html::NodeId node : find(item, way)) {
            if (!value_of(page_.tree, node, way.choice->attribute).empty()) {
                return node;
            }
        }
    }
    return html::no_node;
}

/// The link asked for, else the one in or around the title, else the first of the item.
std::string ItemReader::link_of(const ItemExtent& item) const {
    for (const Bound& way : link_) {
        const std::string attribute = way.choice->attribute.empty() ? "href" : way.choice->attribute;
        for (const html::NodeId node : find(item, way)) {
            if (std::string value = value_of(page_.tree, node, attribute); !value.empty()) {
                return value;
            }
        }
    }
    if (!link_.empty()) {
        return "";
    }
    if (const html::NodeId title = title_node(item); title != html::no_node) {
        if (const std::string_view href = link_at(page_.tree, title, ends_[title]); !href.empty()) {
            return std::string(href);
        }
    }
    return std::string(link_at(page_.tree, item.node, item.behind));
}

/// Without a selector: the headline's usual elements, then the first link, then the first line.
std::string ItemReader::title_of(const ItemExtent& item) const {
    if (!title_.empty()) {
        return text_by(item, title_);
    }
    for (const char* tag : {"h1", "h2", "h3", "h4", "a"}) {
        const html::NodeId node = first_inside(page_.tree, item.node, item.behind, tag);
        if (node == html::no_node) {
            continue;
        }
        if (std::string title = page_.tree.text_of(node); !title.empty()) {
            return title;
        }
    }
    std::string text = page_.tree.text_of(item.node, most_value);
    return text.substr(0, text.find('\n'));
}

std::optional<Time> ItemReader::date_of(const ItemExtent& item) const {
    if (date_.empty()) {
        const html::NodeId node = first_inside(page_.tree, item.node, item.behind, "time");
        return node == html::no_node ? std::nullopt : date_in(page_.tree, node, page_.arrived);
    }
    for (const Bound& way : date_) {
        for (const html::NodeId node : find(item, way)) {
            const std::string& attribute = way.choice->attribute;
            const std::optional<Time> date =
                attribute.empty() ? date_in(page_.tree, node, page_.arrived)
                                  : read_attribute_date(page_.tree.attribute(node, attribute), page_.arrived);
            if (date) {
                return date;
            }
        }
    }
    return std::nullopt;
}

RawItem ItemReader::read(const ItemExtent& extent) const {
    RawItem item;
    item.title = text::collapse_spaces(title_of(extent));
    if (const std::string link = text::collapse_spaces(link_of(extent)); !link.empty()) {
        item.url = resolve(Scope{page_.base, {}, false, false, 0}, link);
    }
    item.published = date_of(extent);
    item.summary = text::cut(text_by(extent, summary_), most_summary);
    item.summary_html = html::escape(item.summary);
    return item;
}

std::optional<Time> own_date_in(const html::Tree& tree, html::NodeId node, std::optional<Time> now) {
    const std::optional<Time> stated = attribute_date(tree, node, now);
    return stated ? stated : run_date(tree, node, now);
}

std::optional<Time> date_in(const html::Tree& tree, html::NodeId node, std::optional<Time> now) {
    if (const auto stated = attribute_date(tree, node, now)) {
        return stated;
    }
    const std::optional<Time> whole = read_page_date(tree.text_of(node, most_date), now);
    return whole ? whole : run_date(tree, node, now);
}

}  // namespace tocsin::parse
