#include "html/select.h"

#include "html/select_parser.h"

#include <algorithm>
#include <cctype>

namespace tocsin::html {
namespace {

/// Places of the elements below a root, counted once.
struct View {
    const Tree& tree;
    NodeId root = 0, end = 0;
    std::vector<NodeId> before;  ///< element sibling before, by offset from root
    std::vector<int> position;   ///< among element siblings, from 1; 0 = text
    std::vector<bool> last;      ///< no element sibling follows

    View(const Tree& page, NodeId top) : tree(page), root(top), end(top + 1) {
        while (end < tree.nodes.size() && tree.nodes[end].parent >= root &&
               tree.nodes[end].parent != no_node) {
            ++end;
        }
        before.assign(end - root, no_node);
        position.assign(end - root, 0);
        last.assign(end - root, false);
        position[0] = 1;
        last[0] = true;
        std::vector<NodeId> newest(end - root, no_node);
        for (NodeId node = root + 1; node < end; ++node) {
            if (tree.nodes[node].tag.empty()) {
                continue;
            }
            NodeId& sibling = newest[tree.nodes[node].parent - root];
            before[node - root] = sibling;
            position[node - root] = sibling == no_node ? 1 : position[sibling - root] + 1;
            if (sibling != no_node) {
                last[sibling - root] = false;
            }
            last[node - root] = true;
            sibling = node;
        }
    }
};

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const auto space = [&](std::size_t place) {
            return place >= words.size() || std::isspace(static_cast<unsigned char>(words[place])) != 0;
        };
        if ((at == 0 || space(at - 1)) && space(at + word.size())) {
            return !word.empty();
        }
    }
    return false;
}

bool is_nth(int position, int step, int offset) {
    const int beyond = position - offset;
    return step == 0 ? beyond == 0 : beyond % step == 0 && beyond / step >= 0;
}

bool holds(const View& view, NodeId node, const Condition& condition);

bool holds_all(const View& view, NodeId node, const std::vector<Condition>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
        return holds(view, node, condition);
    });
}

bool holds_attribute(std::string_view value, const Condition& condition) {
    const std::string& wanted = condition.value;
    switch (condition.test) {
        case Test::equals:
            return value == wanted;
        case Test::begins:
            return !wanted.empty() && value.substr(0, wanted.size()) == wanted;
        case Test::ends:
            return !wanted.empty() && value.size() >= wanted.size() &&
                   value.substr(value.size() - wanted.size()) == wanted;
        case Test::contains:
            return !wanted.empty() && value.find(wanted) != std::string_view::npos;
        case Test::word:
            return has_word(value, wanted);
        default:
            return true;
    }
}

bool holds(const View& view, NodeId node, const Condition& condition) {
    if (condition.test == Test::nth_child) {
        return is_nth(view.position[node - view.root], condition.step, condition.offset);
    }
    if (condition.test == Test::last_child) {
        return view.last[node - view.root];
    }
    if (condition.test == Test::none_of) {
        return std::none_of(condition.refused.begin(),
                            condition.refused.end(),
                            [&](const std::vector<Condition>& all) { return holds_all(view, node, all); });
    }
    if (condition.name.empty()) {
        return view.tree.nodes[node].tag == condition.value;
    }
    for (const auto& [name, value] : view.tree.nodes[node].attributes) {
        if (name == condition.name) {
            return holds_attribute(value, condition);
        }
    }
    return false;
}

/// Which elements match the compounds so far: one pass a compound, no backtracking.
std::vector<bool> matches(const View& view, const Selector& selector) {
    const std::size_t count = view.end - view.root;
    std::vector<bool> chosen(count, true);
    bool first = true;
    for (const Compound& compound : selector.compounds) {
        std::vector<bool> follows(count, false);  // an ancestor or earlier sibling is chosen
        std::vector<bool> now(count, false);
        for (NodeId node = view.root; node < view.end; ++node) {
            const std::size_t at = node - view.root;
            if (view.position[at] == 0) {
                continue;
            }
            const bool sideways = compound.relation == '+' || compound.relation == '~';
            const NodeId from = sideways ? view.before[at] : at == 0 ? no_node : view.tree.nodes[node].parent;
            bool related = first;
            if (!first && from != no_node) {
                const std::size_t source = from - view.root;
                const bool far = compound.relation == ' ' || compound.relation == '~';
                related = chosen[source] || (far && follows[source]);
                follows[at] = related;
            }
            const bool tag_fits = compound.tag.empty() || view.tree.nodes[node].tag == compound.tag;
            now[at] = related && tag_fits && holds_all(view, node, compound.conditions);
        }
        chosen = std::move(now);
        first = false;
    }
    return chosen;
}

}  // namespace

Result<Selection> Selection::compile(std::string_view selector) {
    Result<std::vector<Selector>> read = parse_selectors(selector);
    if (!read) {
        return fail(read.error());
    }
    Selection selection;
    selection.alternatives_ = std::move(*read);
    return selection;
}

Selection::Selection() = default;
Selection::Selection(Selection&&) noexcept = default;
Selection& Selection::operator=(Selection&&) noexcept = default;
Selection::Selection(const Selection&) = default;
Selection& Selection::operator=(const Selection&) = default;
Selection::~Selection() = default;

std::vector<NodeId> Selection::all(const Tree& tree, NodeId root) const {
    std::vector<NodeId> found;
    if (root >= tree.nodes.size() || alternatives_.empty()) {
        return found;
    }
    const View view(tree, root);
    std::vector<bool> any(view.end - root, false);
    for (const Selector& selector : alternatives_) {
        const std::vector<bool> chosen = matches(view, selector);
        for (std::size_t at = 1; at < any.size(); ++at) {
            any[at] = any[at] || chosen[at];
        }
    }
    for (std::size_t at = 1; at < any.size(); ++at) {
        if (any[at]) {
            found.push_back(root + static_cast<NodeId>(at));
        }
    }
    return found;
}

}  // namespace tocsin::html
