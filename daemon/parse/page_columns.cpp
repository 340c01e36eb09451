#include "parse/page_columns.h"

#include "base/url.h"
#include "parse/page_signature.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_columns = 200;
constexpr std::size_t most_items = 60;
constexpr std::size_t most_elements = 150;
constexpr std::size_t most_text_nodes = 80;  ///< an element with more below it is no field
constexpr std::size_t most_text = 2048;      ///< bytes of an element that tell it from others
constexpr std::size_t most_own_nodes = 6;    ///< an item with more below it is more than its title
/// Stands for "now" when the page does not say: only whether a date can be read matters here.
constexpr Time some_day{std::chrono::hours(24 * 365 * 50)};

template <class List>
bool has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 8> telling_tags = {"h1", "h2", "h3", "h4", "h5", "h6", "time", "p"};
constexpr std::array<std::string_view, 9> skipped_tags = {
    "script", "style", "img", "svg", "path", "br", "button", "input", "source"};

class Collector {
public:
    Collector(const PageDocument& page, const PageMap& map, std::size_t items)
        : page_(page), map_(map), items_(items) {
        for (const PageLink& link : map.links) {
            links_[link.node] = &link;
        }
    }

    void collect(std::size_t item, const ItemExtent& extent) {
        std::size_t elements = 0;
        here_ = item;
        add(":scope", extent.node, extent.node);
        for (html::NodeId node = extent.node + 1; node < extent.end && elements < most_elements; ++node) {
            const std::string& tag = page_.tree.nodes[node].tag;
            if (tag.empty() || has(skipped_tags, tag)) {
                continue;
            }
            ++elements;
            const bool beside = node >= extent.behind;
            for (const std::string& name : names_of(node, beside ? html::no_node : extent.node)) {
                add(beside ? "~ " + name : name, node, extent.node);
            }
        }
    }

    std::vector<Column> take() { return std::move(columns_); }

private:
    /// The ways to name an element inside an item.
    std::vector<std::string> names_of(html::NodeId node, html::NodeId item) const {
        const html::Tree& tree = page_.tree;
        const std::string& tag = tree.nodes[node].tag;
        std::vector<std::string> names;
        for (const std::string_view name : classes_of(tree, node)) {
            names.push_back(named(tag, {name}));
        }
        if (!tree.attribute(node, "itemprop").empty() && tree.attribute(node, "itemprop").size() < 40 &&
            tree.attribute(node, "itemprop").find_first_of("\"\\") == std::string_view::npos) {
            names.push_back(tag + "[itemprop=\"" + std::string(tree.attribute(node, "itemprop")) + "\"]");
        }
        if (has(telling_tags, tag)) {
            names.push_back(tag);
        }
        if (names.size() < 2) {
            names.push_back(tag);
            const html::NodeId parent = tree.nodes[node].parent;
            if (parent != item && parent != 0) {
                const auto above = classes_of(tree, parent);
                const std::string& parent_tag = tree.nodes[parent].tag;
                const std::string first =
                    parent_tag == "td" ? "td:nth-child(" + std::to_string(map_.places[parent]) + ")"
                                       : named(parent_tag, above.empty() ? above : decltype(above){above[0]});
                names.push_back(first + " > " + tag);
            }
            if (map_.places[node] <= 12) {
                names.push_back(tag + ":nth-child(" + std::to_string(map_.places[node]) + ")");
            }
        }
        return names;
    }

    Cell& cell(const std::string& selector, html::NodeId node) {
        const auto [place, fresh] = index_.emplace(selector, columns_.size());
        if (fresh) {
            columns_.emplace_back();
            columns_.back().selector = selector;
            columns_.back().tag = page_.tree.nodes[node].tag;
            columns_.back().cells.resize(items_);
        }
        return columns_[place->second].cells[here_];
    }

    void add(const std::string& selector, html::NodeId node, html::NodeId item) {
        if (columns_.size() >= most_columns && index_.find(selector) == index_.end()) {
            return;
        }
        Cell& into = cell(selector, node);
        if (into.target.empty()) {
            const auto link = links_.find(node);
            into.target = link == links_.end() ? "" : link->second->url;
        }
        if (into.found && into.dated) {
            return;
        }
        const bool dated = is_dated(node);
        into.dated = dated;
        const bool small = map_.ends[node] - node <= (node == item ? most_own_nodes : most_text_nodes);
        if (into.found || !small) {
            return;
        }
        const std::string lines = page_.tree.text_of(node, most_text);
        std::string text = text::collapse_spaces(lines);
        if (text.empty()) {
            return;
        }
        into.composed = lines.find('\n') != std::string::npos;
        into.found = true;
        into.is_date = dated;
        into.words = count_words(text);
        into.text = std::move(text);
        Column& column = columns_[index_[selector]];
        if (const PageLink* link = link_of(node, column)) {
            into.url = link->url;
            into.likeness = link->likeness;
        }
    }

    bool is_dated(html::NodeId node) const {
        const bool text = map_.ends[node] - node <= 8 || page_.tree.nodes[node].tag == "time";
        const Time now = page_.arrived.value_or(some_day);
        return (text ? date_in(page_.tree, node, now) : own_date_in(page_.tree, node, now)).has_value();
    }

    const PageLink* link_of(html::NodeId node, Column& column) const {
        for (html::NodeId at = node; at < map_.ends[node]; ++at) {
            if (const auto link = links_.find(at); link != links_.end()) {
                column.within_link = column.within_link || at == node;
                return link->second;
            }
        }
        for (html::NodeId up = page_.tree.nodes[node].parent; up != html::no_node;
             up = page_.tree.nodes[up].parent) {
            if (const auto link = links_.find(up); link != links_.end()) {
                column.within_link = true;
                return link->second;
            }
        }
        return nullptr;
    }

    const PageDocument& page_;
    const PageMap& map_;
    std::size_t items_ = 0, here_ = 0;
    std::unordered_map<html::NodeId, const PageLink*> links_;
    std::unordered_map<std::string, std::size_t> index_;
    std::vector<Column> columns_;
};

}  // namespace

std::vector<Column> columns_of(const PageDocument& page,
                               const PageMap& map,
                               const std::vector<ItemExtent>& items) {
    const std::size_t count = std::min(items.size(), most_items);
    Collector collector(page, map, count);
    for (std::size_t item = 0; item < count; ++item) {
        collector.collect(item, items[item]);
    }
    return collector.take();
}

}  // namespace tocsin::parse
