#include "clean/page_body.h"

#include "clean/page_blocks.h"

#include <algorithm>
#include <string_view>

namespace tocsin::clean {
namespace {

using html::no_node;
using html::NodeId;

constexpr std::size_t least_paragraph = 25;  ///< letters
constexpr std::size_t least_lead = 70;
constexpr double most_linked = 0.5;
constexpr double box_share = 0.35;       ///< of all text: a "box" holding more is the article after all
constexpr std::size_t short_text = 300;  ///< bytes: the boxes may have held the article
constexpr double body_share = 0.35;

bool is_paragraph(const Block& block) {
    return block.letters >= least_paragraph && block.link_share() < most_linked && !block.heading;
}

class Finder {
public:
    Finder(const html::Tree& tree, const Boilerplate& boilerplate)
        : tree_(tree), marks_(mark_nodes(tree, boilerplate)), blocks_(read_blocks(tree, marks_)) {}

    std::vector<std::string> find() {
        weigh();
        const std::vector<Block> all = blocks_;
        drop_boxes();
        weigh();
        std::vector<std::string> found = collect(climb(choose()));
        if (size_of(found) >= short_text) {
            return found;
        }
        blocks_ = all;
        weigh();
        std::vector<std::string> more = collect(climb(choose()));
        return size_of(more) > 2 * size_of(found) ? more : found;
    }

private:
    static std::size_t size_of(const std::vector<std::string>& paragraphs) {
        std::size_t size = 0;
        for (const std::string& paragraph : paragraphs) {
            size += paragraph.size();
        }
        return size;
    }

    /// Letters of paragraphs below every node.
    void weigh() {
        mass_.assign(tree_.nodes.size(), 0);
        for (const Block& block : blocks_) {
            if (is_paragraph(block)) {
                mass_[block.container] += static_cast<double>(block.letters);
            }
        }
        for (auto node = static_cast<NodeId>(tree_.nodes.size()); node-- > 1;) {
            mass_[tree_.nodes[node].parent] += mass_[node];
        }
    }

    void drop_boxes() {
        const double all = mass_[0];
        std::vector<bool> dropped(tree_.nodes.size(), false);
        for (NodeId node = 1; node < tree_.nodes.size(); ++node) {
            const bool above = dropped[tree_.nodes[node].parent];
            dropped[node] = above || (marks_.box[node] && mass_[node] <= all * box_share);
        }
        blocks_.erase(
            std::remove_if(
                blocks_.begin(), blocks_.end(), [&](const Block& block) { return dropped[block.first]; }),
            blocks_.end());
    }

    /// The element that holds the paragraphs most closely: every paragraph speaks for its parent, half as
    /// loud for the one above.
    NodeId choose() const {
        std::vector<double> score(tree_.nodes.size(), 0);
        for (const Block& block : blocks_) {
            if (!is_paragraph(block)) {
                continue;
            }
            const double worth = (1 + static_cast<double>(block.stops) +
                                  std::min(static_cast<double>(block.letters) / 100, 3.0)) *
                                 (1 - block.link_share());
            const std::string& tag = tree_.nodes[block.container].tag;
            NodeId node = tag == "p" || tag == "pre" || tag == "li" || tag == "blockquote"
                              ? tree_.nodes[block.container].parent
                              : block.container;
            double share = 1;
            for (int level = 0; level < 3 && node != no_node; ++level, node = tree_.nodes[node].parent) {
                score[node] += worth * share;
                share /= 2;
            }
        }
        const auto best = std::max_element(score.begin(), score.end());
        return static_cast<NodeId>(best - score.begin());
    }

    /// From the winner to the whole article: the nearest element named as its body, or as far up as
    /// paragraphs keep coming.
    NodeId climb(NodeId winner) const {
        NodeId root = winner;
        for (NodeId node = winner; node != no_node; node = tree_.nodes[node].parent) {
            if (marks_.body[node] && mass_[node] >= mass_[0] * body_share) {
                return node;
            }
            if (tree_.nodes[node].tag == "body") {
                break;
            }
            if (mass_[node] > mass_[root] * 1.1 || is_article(node)) {
                root = node;
            }
            if (is_article(node)) {
                break;
            }
        }
        return root;
    }

    bool is_article(NodeId node) const {
        return tree_.nodes[node].tag == "article" || tree_.nodes[node].tag == "main";
    }

    /// Leads stand in front of what is named as the body, inside the same article.
    NodeId article_around(NodeId root) const {
        NodeId node = root;
        while (node != no_node && !is_article(node)) {
            node = tree_.nodes[node].parent;
        }
        return node == no_node || mass_[node] > mass_[root] * 1.5 ? root : node;
    }

    std::vector<std::string> collect(NodeId root) const {
        std::vector<const Block*> inside;
        for (const Block& block : blocks_) {
            if (block.first >= root && block.first < marks_.end[root]) {
                inside.push_back(&block);
            }
        }
        std::vector<std::string> paragraphs;
        for (std::size_t at = 0; at < inside.size(); ++at) {
            if (is_text(inside, at)) {
                paragraphs.push_back(inside[at]->text);
            }
        }
        return paragraphs;
    }

    /// Link lists and headings that head nothing go.
    static bool is_text(const std::vector<const Block*>& blocks, std::size_t at) {
        const Block& block = *blocks[at];
        if (block.link_share() > (block.listed || block.heading ? 0.6 : 0.75) && block.letters < 300) {
            return false;
        }
        if (block.heading) {
            std::size_t next = at + 1;
            while (next < blocks.size() && blocks[next]->heading) {
                ++next;
            }
            return next < blocks.size() && (is_paragraph(*blocks[next]) || blocks[next]->letters >= 15);
        }
        return true;
    }

    const html::Tree& tree_;
    Marks marks_;
    std::vector<Block> blocks_;
    std::vector<double> mass_;
};

}  // namespace

std::vector<std::string> main_paragraphs(const html::Tree& tree, const Boilerplate& boilerplate) {
    return Finder(tree, boilerplate).find();
}

}  // namespace tocsin::clean
