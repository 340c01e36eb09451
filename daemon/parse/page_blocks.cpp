#include "parse/page_blocks.h"

#include "parse/page_signature.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace tocsin::parse {
namespace {

constexpr std::size_t least_links = 3;
constexpr std::size_t most_groups = 24;
constexpr std::size_t most_lists = 8;      ///< of one kind that are also tried one by one
constexpr std::size_t most_levels = 6;     ///< of a path by places
constexpr std::size_t most_sampled = 200;  ///< links of a group that decide about its elements

/// Links at the same place of the structure.
struct Group {
    std::vector<const PageLink*> links;
    double weight = 0;
};

/// The likelier the links are headlines of articles, the more.
double weight_of(const Group& group, const PageMap& map) {
    double sum = 0;
    std::set<std::string_view> known;
    for (const PageLink* link : group.links) {
        if (!known.insert(link->url).second) {
            continue;
        }
        const Region region = map.regions[link->node];
        const double place = region == Region::plain ? 1 : region == Region::side ? 0.4 : 0.1;
        const double words = static_cast<double>(std::min<std::size_t>(link->words, 10)) / 10;
        sum += place * (0.1 + words + link->likeness);
    }
    return known.size() < least_links ? 0 : sum;
}

/// Links in one row are told apart by their column.
std::size_t class_path(const html::Tree& tree, const PageMap& map, html::NodeId node) {
    std::size_t path = 7;
    for (std::size_t levels = 0; node != 0 && levels < 6; node = tree.nodes[node].parent, ++levels) {
        const std::string& tag = tree.nodes[node].tag;
        path = path * 1000003U + std::hash<std::string>()(named(tag, classes_of(tree, node)));
        path = path * 31U + (tag == "td" ? map.places[node] : 0);
    }
    return path;
}

/// By tags and region alone, again by classes, and again by the place beside other links: variants of one
/// kind of card share the first, a menu built like the list only the first.
std::vector<Group> groups_of(const PageDocument& page, const PageMap& map) {
    std::vector<std::size_t> known;
    std::map<std::size_t, Group> loose;
    std::map<std::pair<std::size_t, std::size_t>, Group> tight;
    std::map<std::pair<std::size_t, std::size_t>, Group> placed;
    for (const PageLink& link : map.links) {
        const std::size_t tags = tag_path(page.tree, link.node, known);
        const auto region = static_cast<std::size_t>(map.regions[link.node]);
        loose[tags * 3 + region].links.push_back(&link);
        const std::size_t classes = class_path(page.tree, map, link.node);
        tight[{tags, classes}].links.push_back(&link);
        placed[{tags, classes * 31U + map.places[link.node]}].links.push_back(&link);
    }
    std::vector<Group> groups;
    const auto take = [&](Group& group) {
        group.weight = weight_of(group, map);
        if (group.weight > 0) {
            groups.push_back(std::move(group));
        }
    };
    for (auto& [key, group] : loose) {
        take(group);
    }
    for (auto* split : {&tight, &placed}) {
        for (auto& [key, group] : *split) {
            take(group);
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& one, const Group& two) {
        return one.weight > two.weight;
    });
    groups.resize(std::min(groups.size(), most_groups));
    return groups;
}

/// How far above each link the element is that holds no other of its group; the lower quarter speaks for all,
/// for the last row of a grid may hold one card only.
std::vector<html::NodeId> elements_of(const html::Tree& tree, const PageMap& map, const Group& group) {
    std::vector<html::NodeId> nodes;
    for (std::size_t i = 0; i < group.links.size() && i < most_sampled; ++i) {
        nodes.push_back(group.links[i]->node);
    }
    std::vector<std::size_t> heights;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::size_t height = 0;
        html::NodeId up = tree.nodes[nodes[i]].parent;
        const auto alone = [&](html::NodeId above) {
            const bool before = i > 0 && nodes[i - 1] >= above;
            return !before && (i + 1 == nodes.size() || nodes[i + 1] >= map.ends[above]);
        };
        while (up != 0 && tree.nodes[up].tag != "body" && tree.nodes[up].tag != "html" && alone(up)) {
            ++height;
            up = tree.nodes[up].parent;
        }
        heights.push_back(height);
    }
    std::vector<std::size_t> sorted = heights;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t height = sorted[sorted.size() / 4];
    for (html::NodeId& node : nodes) {
        for (std::size_t up = 0; up < height && tree.nodes[node].parent != 0; ++up) {
            node = tree.nodes[node].parent;
        }
    }
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

/// Selectors from tight to loose; each is tried, for what is too loose reads badly.
void describe(const html::Tree& tree,
              const std::vector<html::NodeId>& nodes,
              std::vector<std::string>& into) {
    const std::string& tag = tree.nodes[nodes[0]].tag;
    const std::string own = named(tag, shared_classes(tree, nodes));
    std::vector<html::NodeId> parents;
    for (const html::NodeId node : nodes) {
        parents.push_back(tree.nodes[node].parent);
    }
    std::vector<std::string> wanted{own};
    std::string path = own;
    std::string bare = tag;
    for (std::size_t level = 0; level < 5 && parents[0] != 0; ++level) {
        const bool same = std::all_of(parents.begin(), parents.end(), [&](html::NodeId parent) {
            return tree.nodes[parent].tag == tree.nodes[parents[0]].tag;
        });
        if (!same || tree.nodes[parents[0]].tag == "body") {
            break;
        }
        const bool one = std::equal(parents.begin() + 1, parents.end(), parents.begin());
        const std::string parent =
            one ? named(tree, parents[0]) : named(tree.nodes[parents[0]].tag, shared_classes(tree, parents));
        path.insert(0, parent + " > ");
        bare.insert(0, parent + " > ");
        if (level == 0 || parent.find_first_of("#.") != std::string::npos) {
            wanted.push_back(path);
            wanted.push_back(bare);
        }
        if (one && parent.find('#') != std::string::npos) {
            break;
        }
        for (html::NodeId& up : parents) {
            up = tree.nodes[up].parent;
        }
    }
    into.insert(into.end(), wanted.begin(), wanted.end());
}

/// "main > div:nth-child(3) > table:nth-child(2)": by places, from the next element above that has a name.
std::string located(const html::Tree& tree, const PageMap& map, html::NodeId node) {
    std::string path;
    for (std::size_t level = 0; level < most_levels && node != 0; ++level, node = tree.nodes[node].parent) {
        const std::string& tag = tree.nodes[node].tag;
        const bool known = tag == "body" || tag == "main" || has_name(tree, node);
        const std::string step =
            known ? named(tree, node) : tag + ":nth-child(" + std::to_string(map.places[node]) + ")";
        path.insert(0, path.empty() ? step : step + " > ");
        if (known) {
            break;
        }
    }
    return path;
}

/// Lists that only their place tells apart from what else the page holds: "main > ul:nth-child(2) > li".
void describe_each(const html::Tree& tree,
                   const PageMap& map,
                   const std::vector<html::NodeId>& nodes,
                   std::vector<std::string>& into) {
    std::map<html::NodeId, std::size_t> parents;
    for (const html::NodeId node : nodes) {
        ++parents[tree.nodes[node].parent];
    }
    if (parents.size() > most_lists) {
        return;
    }
    for (const auto& [parent, count] : parents) {
        const bool told = has_name(tree, parent) || tree.nodes[parent].tag == "body";
        if (count >= least_links && parent != 0 && !told) {
            into.push_back(located(tree, map, parent) + " > " + tree.nodes[nodes[0]].tag);
        }
    }
}

/// <dt>date</dt><dd>link</dd>: the item begins with the sibling before the element that holds the link.
std::vector<html::NodeId> heads_of(const html::Tree& tree,
                                   const PageMap& map,
                                   const std::vector<html::NodeId>& nodes) {
    std::vector<html::NodeId> heads;
    for (const html::NodeId node : nodes) {
        const html::NodeId before = map.before[node];
        const bool fits = before != html::no_node && tree.nodes[before].tag != tree.nodes[node].tag &&
                          (heads.empty() || tree.nodes[before].tag == tree.nodes[heads[0]].tag);
        if (fits) {
            heads.push_back(before);
        }
    }
    return heads.size() * 5 >= nodes.size() * 4 ? heads : std::vector<html::NodeId>();
}

}  // namespace

std::vector<std::string> item_selectors(const PageDocument& page, const PageMap& map, std::size_t most) {
    std::vector<std::string> selectors;
    for (const Group& group : groups_of(page, map)) {
        const std::vector<html::NodeId> nodes = elements_of(page.tree, map, group);
        if (nodes.size() < least_links) {
            continue;
        }
        describe(page.tree, nodes, selectors);
        describe_each(page.tree, map, nodes, selectors);
        if (const auto heads = heads_of(page.tree, map, nodes); !heads.empty()) {
            describe(page.tree, heads, selectors);
        }
    }
    std::vector<std::string> distinct;
    std::set<std::string> known;
    for (std::string& selector : selectors) {
        if (distinct.size() < most && selector.size() < 400 && known.insert(selector).second) {
            distinct.push_back(std::move(selector));
        }
    }
    return distinct;
}

}  // namespace tocsin::parse
