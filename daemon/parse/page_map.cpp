#include "parse/page_map.h"

#include "base/url.h"
#include "html/word_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

namespace tocsin::parse {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_links = 8000;
constexpr std::size_t most_link_nodes = 200;
constexpr html::NodeId most_before_heading = 60;  ///< nodes at the begin of an entry
constexpr std::size_t most_name = 400;            ///< of a class attribute that is looked at

/// Words in classes and ids by which sites name what is on every page of theirs.
constexpr std::array chrome_words{
    "nav"sv,         "navi"sv,    "gnav"sv,     "navbar"sv,     "navigation"sv, "menu"sv,    "submenu"sv,
    "megamenu"sv,    "menubar"sv, "dropdown"sv, "masthead"sv,   "topbar"sv,     "toolbar"sv, "breadcrumb"sv,
    "breadcrumbs"sv, "footer"sv,  "foot"sv,     "pagination"sv, "paging"sv,     "pager"sv,   "paginator"sv,
    "cookie"sv,      "cookies"sv, "consent"sv,  "gdpr"sv,       "share"sv,      "sharing"sv, "skip"sv,
    "login"sv,       "modal"sv,   "sitemap"sv};
constexpr std::array side_words{"aside"sv,
                                "sidebar"sv,
                                "side"sv,
                                "rail"sv,
                                "related"sv,
                                "popular"sv,
                                "trending"sv,
                                "mostread"sv,
                                "recommended"sv,
                                "recommendations"sv,
                                "marginal"sv};
constexpr html::WordTable chrome_table(chrome_words);
constexpr html::WordTable side_table(side_words);

bool is_letter(char c) {
    const char low = html::fold_ascii(c);
    return low >= 'a' && low <= 'z';
}

/// The words of "siteNav main-menu_2": cut at everything but letters and before capitals.
Region region_of_name(std::string_view name) {
    Region region = Region::plain;
    name = name.substr(0, most_name);
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        while (end < name.size() && is_letter(name[end]) &&
               (end == at || name[end] > 'Z' || name[end - 1] <= 'Z')) {
            ++end;
        }
        const std::string_view word = name.substr(at, end - at);
        if (chrome_table.index_of(word) >= 0) {
            return Region::chrome;
        }
        if (side_table.index_of(word) >= 0) {
            region = Region::side;
        }
        at = std::max(end, at + 1);
    }
    return region;
}

bool is_any(std::string_view tag, std::initializer_list<std::string_view> tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Finds the region of every node, from the root down.
class Regions {
public:
    Regions(const html::Tree& tree, const std::vector<html::NodeId>& ends) : tree_(tree), ends_(ends) {
        count_links();
        regions_.assign(tree.nodes.size(), Region::plain);
        for (html::NodeId node = 1; node < tree.nodes.size(); ++node) {
            const Region above = regions_[tree.nodes[node].parent];
            regions_[node] = tree.nodes[node].tag.empty() ? above : std::max(above, own(node));
        }
    }

    std::vector<Region> take() { return std::move(regions_); }

private:
    void count_links() {
        before_.assign(tree_.nodes.size() + 1, 0);
        for (std::size_t node = 0; node < tree_.nodes.size(); ++node) {
            before_[node + 1] = before_[node] + (tree_.nodes[node].tag == "a" ? 1U : 0U);
            headers_ += tree_.nodes[node].tag == "header" ? 1U : 0U;
        }
    }

    /// What holds most of the page's links is the page, whatever it is called.
    bool is_the_page(html::NodeId node) const {
        const std::size_t inside = before_[ends_[node]] - before_[node];
        return inside * 10 > before_.back() * 7;
    }

    bool is_site_header(html::NodeId node) const {
        if (headers_ > 3) {
            std::size_t depth = 0;
            for (html::NodeId up = tree_.nodes[node].parent; up != html::no_node;
                 up = tree_.nodes[up].parent) {
                ++depth;
            }
            return depth <= 4;
        }
        for (html::NodeId up = tree_.nodes[node].parent; up != html::no_node; up = tree_.nodes[up].parent) {
            if (is_any(tree_.nodes[up].tag, {"article", "main", "section", "li"})) {
                return false;
            }
        }
        return true;
    }

    Region own(html::NodeId node) const {
        const html::Node& here = tree_.nodes[node];
        if (is_any(here.tag, {"nav", "footer", "noscript", "template", "select", "dialog"})) {
            return Region::chrome;
        }
        if (here.tag == "header" && is_site_header(node)) {
            return Region::chrome;
        }
        if (here.tag == "aside") {
            return Region::side;
        }
        if (is_any(here.tag, {"html", "body", "main", "article", "a"})) {
            return Region::plain;
        }
        Region region = Region::plain;
        for (const auto& [name, value] : here.attributes) {
            if (name == "class" || name == "id") {
                region = std::max(region, region_of_name(value));
            } else if (name == "role" &&
                       is_any(value, {"navigation", "menu", "contentinfo", "banner", "dialog"})) {
                region = Region::chrome;
            } else if (name == "role" && value == "complementary") {
                region = std::max(region, Region::side);
            }
        }
        return region != Region::plain && is_the_page(node) ? Region::plain : region;
    }

    const html::Tree& tree_;
    const std::vector<html::NodeId>& ends_;
    std::vector<Region> regions_;
    std::vector<std::size_t> before_;  ///< links before each node
    std::size_t headers_ = 0;
};

std::string without_fragment(std::string url) {
    url.resize(std::min(url.find('#'), url.size()));
    return url;
}

/// Resolves what links lead to.
class Targets {
public:
    Targets(const PageDocument& page, const std::vector<html::NodeId>& ends)
        : page_(page), ends_(ends), own_(without_fragment(page.url)) {}

    /// Somewhere else, or the entry of this page that the link itself heads; "" for every other.
    std::string of(html::NodeId node) {
        const std::string_view href = page_.tree.attribute(node, "href");
        if (href.empty() || href == "#" || href.size() > 2048) {
            return "";
        }
        std::string url = resolve_url(page_.base, href);
        const std::size_t hash = std::min(url.find('#'), url.size());
        if (url.compare(0, hash, own_) == 0) {
            return hash + 1 < url.size() && heads_itself(node, url.substr(hash + 1)) ? url : "";
        }
        url.resize(hash);
        return origin_of(url).empty() ? "" : url;
    }

private:
    /// An entry holds the link to itself and a heading; the link of a table of contents stands elsewhere.
    bool heads_itself(html::NodeId link, const std::string& fragment) {
        if (!indexed_) {
            index_ids();
        }
        const auto place = ids_.find(fragment);
        if (place == ids_.end()) {
            return false;
        }
        const html::NodeId entry = place->second;
        if (link < entry || link >= ends_[entry]) {
            return false;
        }
        const auto is_heading = [](const html::Node& node) {
            return is_any(node.tag, {"h1", "h2", "h3", "h4", "h5"});
        };
        const html::NodeId parent = page_.tree.nodes[link].parent;
        const auto begin = page_.tree.nodes.begin();
        const html::NodeId end = std::min(ends_[entry], entry + most_before_heading);
        return is_heading(page_.tree.nodes[parent]) || std::any_of(begin + entry, begin + end, is_heading);
    }

    void index_ids() {
        indexed_ = true;
        for (html::NodeId node = 1; node < page_.tree.nodes.size(); ++node) {
            if (const std::string_view id = page_.tree.attribute(node, "id"); !id.empty()) {
                ids_.emplace(id, node);
            }
        }
    }

    const PageDocument& page_;
    const std::vector<html::NodeId>& ends_;
    std::string own_;
    std::unordered_map<std::string_view, html::NodeId> ids_;
    bool indexed_ = false;
};

void count_siblings(const html::Tree& tree, PageMap& map) {
    map.before.assign(tree.nodes.size(), html::no_node);
    map.places.assign(tree.nodes.size(), 0);
    std::vector<html::NodeId> newest(tree.nodes.size(), html::no_node);
    for (html::NodeId node = 1; node < tree.nodes.size(); ++node) {
        html::NodeId& last = newest[tree.nodes[node].parent];
        map.before[node] = last;
        if (!tree.nodes[node].tag.empty()) {
            map.places[node] = last == html::no_node ? 1 : map.places[last] + 1;
            last = node;
        }
    }
}

}  // namespace

PageMap map_page(const PageDocument& page) {
    PageMap map;
    map.ends = subtree_ends(page.tree);
    map.regions = Regions(page.tree, map.ends).take();
    count_siblings(page.tree, map);
    Targets targets(page, map.ends);
    for (html::NodeId node = 1; node < page.tree.nodes.size() && map.links.size() < most_links; ++node) {
        if (page.tree.nodes[node].tag != "a") {
            continue;
        }
        PageLink link;
        link.node = node;
        link.url = targets.of(node);
        if (link.url.empty()) {
            continue;
        }
        link.likeness = article_likeness(link.url, page.url);
        if (map.ends[node] - node <= most_link_nodes) {
            link.words = count_words(page.tree.text_of(node));
        }
        map.links.push_back(std::move(link));
    }
    return map;
}

}  // namespace tocsin::parse
