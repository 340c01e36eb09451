#include "clean/page_blocks.h"

#include "text/utf8.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <unordered_set>

namespace tocsin::clean {
namespace {

using html::NodeId;
using Tags = std::unordered_set<std::string_view>;

const Tags& unseen_tags() {
    static const Tags tags = {"script",
                              "style",
                              "template",
                              "noscript",
                              "head",
                              "button",
                              "select",
                              "textarea",
                              "input",
                              "iframe",
                              "svg",
                              "object",
                              "video",
                              "audio",
                              "dialog",
                              "canvas",
                              "map",
                              "option",
                              "datalist"};
    return tags;
}

/// Boxes by their element; when one holds most of the page's text, its end tag was forgotten.
const Tags& box_tags() {
    static const Tags tags = {"nav", "aside", "footer", "menu", "figcaption"};
    return tags;
}

const Tags& block_tags() {
    static const Tags tags = {
        "address", "article",  "aside",  "blockquote", "body", "center", "dd",  "details", "div",     "dl",
        "dt",      "fieldset", "figure", "footer",     "form", "h1",     "h2",  "h3",      "h4",      "h5",
        "h6",      "header",   "hr",     "html",       "li",   "main",   "nav", "ol",      "p",       "pre",
        "section", "summary",  "table",  "tbody",      "td",   "th",     "tr",  "ul",      "caption", "br"};
    return tags;
}

bool is_heading(std::string_view tag) {
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

bool is_hidden(const html::Tree& tree, NodeId node) {
    for (const auto& [name, value] : tree.nodes[node].attributes) {
        if (name == "hidden" || (name == "aria-hidden" && value == "true")) {
            return true;
        }
        if (name != "style") {
            continue;
        }
        std::string style;
        for (const char letter : value) {
            if (letter != ' ') {
                style += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            }
        }
        if (style.find("display:none") != std::string::npos ||
            style.find("visibility:hidden") != std::string::npos) {
            return true;
        }
    }
    return false;
}

bool is_frame(std::string_view tag) {
    return tag == "#document" || tag == "html" || tag == "body" || tag == "article" || tag == "main";
}

void mark(const html::Tree& tree, const Boilerplate& boilerplate, NodeId node, Marks& marks) {
    const html::Node& here = tree.nodes[node];
    if (here.tag.empty()) {
        return;
    }
    marks.unseen[node] = unseen_tags().count(here.tag) > 0;
    marks.box[node] = box_tags().count(here.tag) > 0 || (!is_frame(here.tag) && is_hidden(tree, node));
    const std::string_view role = tree.attribute(node, "role");
    if (role == "navigation" || role == "complementary" || role == "banner" || role == "contentinfo") {
        marks.box[node] = marks.box[node] || !is_frame(here.tag);
    }
    for (const auto& [name, value] : here.attributes) {
        if (name == "itemprop" && value.find("articleBody") != std::string::npos) {
            marks.body[node] = true;
        }
        if (name != "class" && name != "id") {
            continue;
        }
        if (!is_frame(here.tag) && boilerplate.is_box(value)) {
            marks.box[node] = true;
        }
        if (boilerplate.is_body(value)) {
            marks.body[node] = true;
        }
    }
    if (marks.body[node]) {
        marks.box[node] = false;
    }
}

/// Gathers inline text until the next block boundary.
class Reader {
public:
    Reader(const html::Tree& tree, const Marks& marks) : tree_(tree), marks_(marks) {}

    std::vector<Block> read() {
        for (NodeId node = 0; node < tree_.nodes.size();) {
            leave(node);
            if (marks_.unseen[node]) {
                node = marks_.end[node];
                continue;
            }
            enter(node);
            ++node;
        }
        finish();
        return std::move(blocks_);
    }

private:
    struct Open {
        NodeId end = 0, node = 0;
        bool block = false, link = false, list = false, heading = false;
    };

    void leave(NodeId node) {
        while (!open_.empty() && open_.back().end <= node) {
            if (open_.back().block) {
                finish();
            }
            links_ -= open_.back().link ? 1 : 0;
            lists_ -= open_.back().list ? 1 : 0;
            headings_ -= open_.back().heading ? 1 : 0;
            open_.pop_back();
        }
    }

    void enter(NodeId node) {
        const html::Node& here = tree_.nodes[node];
        if (here.tag.empty()) {
            add(node, here.text);
            return;
        }
        Open open;
        open.node = node;
        open.end = marks_.end[node];
        open.block = block_tags().count(here.tag) > 0;
        open.link = here.tag == "a";
        open.list = here.tag == "li";
        open.heading = is_heading(here.tag);
        if (open.block) {
            finish();
        }
        links_ += open.link ? 1 : 0;
        lists_ += open.list ? 1 : 0;
        headings_ += open.heading ? 1 : 0;
        open_.push_back(open);
    }

    void add(NodeId node, const std::string& text) {
        if (current_.text.empty()) {
            current_.first = node;
            current_.listed = lists_ > 0;
            current_.heading = headings_ > 0;
            current_.container = 0;
            for (auto open = open_.rbegin(); open != open_.rend() && current_.container == 0; ++open) {
                current_.container = open->block ? open->node : 0;
            }
        }
        for (const char letter : text) {
            if (static_cast<unsigned char>(letter) <= ' ') {
                continue;
            }
            ++current_.letters;
            current_.linked += links_ > 0 ? 1U : 0U;
            current_.stops += letter == ',' || letter == '.' || letter == '!' || letter == '?' ? 1U : 0U;
        }
        current_.text += text;
    }

    void finish() {
        current_.text = text::collapse_spaces(current_.text);
        if (!current_.text.empty()) {
            blocks_.push_back(std::move(current_));
        }
        current_ = {};
    }

    const html::Tree& tree_;
    const Marks& marks_;
    std::vector<Block> blocks_;
    std::vector<Open> open_;
    Block current_;
    int links_ = 0, lists_ = 0, headings_ = 0;
};

}  // namespace

Marks mark_nodes(const html::Tree& tree, const Boilerplate& boilerplate) {
    const std::size_t count = tree.nodes.size();
    Marks marks;
    marks.unseen.assign(count, false);
    marks.box.assign(count, false);
    marks.body.assign(count, false);
    marks.end.resize(count);
    for (NodeId node = 0; node < count; ++node) {
        marks.end[node] = node + 1;
        mark(tree, boilerplate, node, marks);
    }
    for (auto node = static_cast<NodeId>(count); node-- > 1;) {
        NodeId& above = marks.end[tree.nodes[node].parent];
        above = std::max(above, marks.end[node]);
    }
    return marks;
}

std::vector<Block> read_blocks(const html::Tree& tree, const Marks& marks) {
    return Reader(tree, marks).read();
}

}  // namespace tocsin::clean
