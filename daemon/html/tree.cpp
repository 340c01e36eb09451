#include "html/tree.h"

#include "text/utf8.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <mutex>

namespace tocsin::html {
namespace {

constexpr std::size_t most_depth = 512;
constexpr std::size_t most_attributes = 256;
constexpr std::size_t most_nodes = 1'000'000;
constexpr std::size_t chunk_size = 16U << 10U;
/// Steps of libxml2's search for the open element an end tag belongs to; about 0.3 s.
constexpr std::size_t most_work = 250'000'000;

std::string_view text_from(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& letter : low) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return low;
}

/// Puts libxml2's events into the arena.
class Builder {
public:
    Builder() {
        tree_.nodes.reserve(2048);
        tree_.nodes.emplace_back().tag = "#document";
        last_child_.push_back(no_node);
        open_.push_back(0);
    }

    void start(std::string_view tag, const xmlChar** attributes) {
        const NodeId node = add(lower(tag));
        open_.push_back(node);
        if (attributes == nullptr || node == no_node) {
            return;
        }
        auto& kept = tree_.nodes[node].attributes;
        for (std::size_t at = 0; attributes[at] != nullptr && kept.size() < most_attributes; at += 2) {
            kept.emplace_back(lower(text_from(attributes[at])), text_from(attributes[at + 1]));
        }
    }

    void end() {
        if (open_.size() > 1) {
            open_.pop_back();
        }
    }

    void characters(std::string_view text) {
        const NodeId last = last_child_[parent()];
        if (last != no_node && tree_.nodes[last].tag.empty()) {
            tree_.nodes[last].text.append(text);
        } else if (const NodeId node = add(""); node != no_node) {
            tree_.nodes[node].text = text;
        }
    }

    bool is_full() const { return tree_.nodes.size() >= most_nodes; }
    void damage() { tree_.damaged = true; }
    Tree take() { return std::move(tree_); }

private:
    NodeId parent() const { return open_[std::min(open_.size(), most_depth) - 1]; }

    NodeId add(std::string tag) {
        if (is_full()) {
            return open_.back();
        }
        const NodeId above = parent();
        const auto node = static_cast<NodeId>(tree_.nodes.size());
        Node& made = tree_.nodes.emplace_back();
        made.parent = above;
        made.tag = std::move(tag);
        NodeId& last = last_child_[above];
        (last == no_node ? tree_.nodes[above].first_child : tree_.nodes[last].next) = node;
        last = node;
        last_child_.push_back(no_node);
        return node;
    }

    Tree tree_;
    std::vector<NodeId> last_child_;
    std::vector<NodeId> open_;
};

Builder& builder(void* user) { return *static_cast<Builder*>(user); }

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
    builder(user).start(text_from(name), attributes);
}

void on_end(void* user, const xmlChar*) { builder(user).end(); }

void on_characters(void* user, const xmlChar* text, int length) {
    builder(user).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

/// The length of a tag up to the end of its 256th attribute, or npos when it has fewer.
std::size_t overlong_tag(std::string_view tag) {
    std::size_t count = 0;
    char quote = 0;
    bool in_word = true;
    for (std::size_t at = 1; at < tag.size(); ++at) {
        const char letter = tag[at];
        if (quote != 0) {
            quote = letter == quote ? '\0' : quote;
            continue;
        }
        if (letter == '>' || letter == '<') {
            return std::string_view::npos;
        }
        const bool space = std::isspace(static_cast<unsigned char>(letter)) != 0 || letter == '/';
        if (!space && !in_word && letter != '=' && tag[at - 1] != '=' && ++count > most_attributes) {
            return at;
        }
        if ((letter == '"' || letter == '\'') && tag[at - 1] == '=') {
            quote = letter;
        }
        in_word = !space;
    }
    return count > most_attributes ? tag.size() : std::string_view::npos;
}

/// libxml2 compares every attribute of a tag with all before it: what is beyond the limit goes before.
std::string without_overlong_tags(std::string_view page) {
    std::string kept;
    std::size_t copied = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
        if (at + 1 >= page.size() || std::isalpha(static_cast<unsigned char>(page[at + 1])) == 0) {
            continue;
        }
        const std::size_t close = page.find('>', at);
        if (close != std::string_view::npos && close - at < most_attributes) {
            continue;
        }
        const std::size_t length = overlong_tag(page.substr(at));
        if (length == std::string_view::npos) {
            continue;
        }
        kept.append(page.substr(copied, at + length - copied)).append(">");
        copied = std::min(page.find('>', at + length), page.size() - 1) + 1;
        at = copied == 0 ? at : copied - 1;
    }
    if (copied == 0) {
        return std::string(page);
    }
    return kept.append(page.substr(copied));
}

std::size_t count_end_tags(std::string_view chunk) {
    std::size_t count = 0;
    for (std::size_t at = chunk.find("</"); at != std::string_view::npos; at = chunk.find("</", at + 2)) {
        ++count;
    }
    return count;
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const {
        if (context->myDoc != nullptr) {
            xmlFreeDoc(context->myDoc);
        }
        htmlFreeParserCtxt(context);
    }
};

void parse(std::string_view page, Builder& into) {
    static std::once_flag started;
    std::call_once(started, xmlInitParser);
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_characters;
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(
        htmlCreatePushParserCtxt(&handler, &into, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!context) {
        return into.damage();
    }
    htmlCtxtUseOptions(context.get(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_IGNORE_ENC);
    std::size_t work = 0;
    for (std::size_t at = 0; at < page.size(); at += chunk_size) {
        const std::string_view chunk = page.substr(at, chunk_size);
        htmlParseChunk(context.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
        work += static_cast<std::size_t>(std::max(context->nameNr, 0)) * count_end_tags(chunk);
        if (work > most_work || into.is_full()) {
            return into.damage();
        }
    }
    htmlParseChunk(context.get(), nullptr, 0, 1);
}

constexpr std::array<std::string_view, 5> unseen = {"script", "style", "template", "noscript", "head"};

constexpr std::array<std::string_view, 45> blocks = {
    "address", "article", "aside",   "blockquote", "body", "br",       "caption",    "center", "dd",
    "details", "dialog",  "div",     "dl",         "dt",   "fieldset", "figcaption", "figure", "footer",
    "form",    "h1",      "h2",      "h3",         "h4",   "h5",       "h6",         "header", "hgroup",
    "hr",      "html",    "li",      "main",       "menu", "nav",      "ol",         "option", "p",
    "pre",     "section", "summary", "table",      "td",   "th",       "title",      "tr",     "ul",
};

template <class List>
bool has(const List& list, std::string_view tag) {
    return std::find(list.begin(), list.end(), tag) != list.end();
}

void append_text(std::string& into, std::string_view text) {
    for (const char letter : text) {
        into += letter == '\n' || letter == '\r' ? ' ' : letter;
    }
}

}  // namespace

std::string_view Tree::attribute(NodeId node, std::string_view name) const {
    for (const auto& [key, value] : nodes[node].attributes) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

std::string Tree::text_of(NodeId node, std::size_t most) const {
    std::string raw;
    NodeId at = node;
    while (raw.size() < most) {
        const Node& here = nodes[at];
        const bool hidden = at != node && has(unseen, here.tag);
        if (here.tag.empty()) {
            const std::string_view fitting = text::cut(here.text, most - raw.size());
            append_text(raw, fitting);
            if (fitting.size() < here.text.size()) {
                break;
            }
        }
        if (has(blocks, here.tag)) {
            raw += '\n';
        }
        if (!hidden && here.first_child != no_node) {
            at = here.first_child;
            continue;
        }
        while (at != node && nodes[at].next == no_node) {
            at = nodes[at].parent;
            if (has(blocks, nodes[at].tag)) {
                raw += '\n';
            }
        }
        if (at == node) {
            break;
        }
        at = nodes[at].next;
    }
    return text::tidy_lines(raw);
}

Tree read_page(std::string_view utf8) {
    Builder into;
    if (text::is_utf8(utf8) && utf8.find('\0') == std::string_view::npos) {
        parse(without_overlong_tags(utf8), into);
    } else {
        parse(without_overlong_tags(text::scrub(utf8)), into);
    }
    return into.take();
}

}  // namespace tocsin::html
