#include "parse/page_signature.h"

#include <algorithm>
#include <functional>

namespace tocsin::parse {
namespace {

constexpr std::size_t most_classes = 8;
constexpr std::size_t most_name = 48;
constexpr std::size_t most_listed = 600;  ///< bytes of a class attribute that are looked at

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Names the selector syntax takes as they are.
bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= most_name && (is_letter(name[0]) || name[0] == '_') &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_letter(c) || is_digit(c) || c == '-' || c == '_';
           });
}

bool has_digit(std::string_view name) { return std::any_of(name.begin(), name.end(), is_digit); }

}  // namespace

std::vector<std::string_view> classes_of(const html::Tree& tree, html::NodeId node) {
    std::vector<std::string_view> names;
    std::string_view rest = tree.attribute(node, "class").substr(0, most_listed);
    while (!rest.empty() && names.size() < most_classes) {
        const std::size_t begin = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
        rest.remove_prefix(begin);
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        if (is_plain_name(rest.substr(0, end))) {
            names.push_back(rest.substr(0, end));
        }
        rest.remove_prefix(end);
    }
    return names;
}

std::vector<std::string_view> shared_classes(const html::Tree& tree, const std::vector<html::NodeId>& nodes) {
    std::vector<std::string_view> shared;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::vector<std::string_view> own = classes_of(tree, nodes[i]);
        if (i == 0) {
            shared = own;
            continue;
        }
        shared.erase(std::remove_if(shared.begin(),
                                    shared.end(),
                                    [&](std::string_view name) {
                                        return std::find(own.begin(), own.end(), name) == own.end();
                                    }),
                     shared.end());
    }
    return shared;
}

std::string named(std::string_view tag, std::vector<std::string_view> classes) {
    std::stable_sort(classes.begin(), classes.end(), [](std::string_view one, std::string_view two) {
        return has_digit(one) < has_digit(two);
    });
    std::string name(tag);
    for (std::size_t i = 0; i < classes.size() && i < 2; ++i) {
        name.append(".").append(classes[i]);
    }
    return name;
}

std::string named(const html::Tree& tree, html::NodeId node) {
    const std::string_view id = tree.attribute(node, "id");
    if (is_plain_name(id) && !has_digit(id)) {
        return tree.nodes[node].tag + "#" + std::string(id);
    }
    return named(tree.nodes[node].tag, classes_of(tree, node));
}

bool has_name(const html::Tree& tree, html::NodeId node) {
    const std::string_view id = tree.attribute(node, "id");
    return (is_plain_name(id) && !has_digit(id)) || !classes_of(tree, node).empty();
}

std::size_t tag_path(const html::Tree& tree, html::NodeId node, std::vector<std::size_t>& known) {
    known.resize(tree.nodes.size(), 0);
    std::vector<html::NodeId> open;
    while (node != 0 && known[node] == 0) {
        open.push_back(node);
        node = tree.nodes[node].parent;
    }
    std::size_t path = node == 0 ? 7 : known[node];
    for (std::size_t i = open.size(); i-- > 0;) {
        path = path * 1000003U + std::hash<std::string_view>()(tree.nodes[open[i]].tag) + 1;
        known[open[i]] = path == 0 ? 1 : path;
    }
    return path;
}

}  // namespace tocsin::parse
