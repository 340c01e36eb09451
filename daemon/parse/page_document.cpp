#include "parse/page_document.h"

#include "base/url.h"
#include "html/word_table.h"
#include "text/encoding.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>

namespace tocsin::parse {
namespace {

html::NodeId first_element(const html::Tree& tree, std::string_view tag) {
    for (html::NodeId node = 1; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].tag == tag) {
            return node;
        }
    }
    return html::no_node;
}

std::string content_type(const Transport& transport) {
    for (const Header& header : transport.headers) {
        if (html::same_folded(header.name, "content-type")) {
            return header.value;
        }
    }
    return "";
}

std::string base_of(const html::Tree& tree, const std::string& url) {
    const html::NodeId base = first_element(tree, "base");
    const std::string_view href = base == html::no_node ? std::string_view() : tree.attribute(base, "href");
    return href.empty() ? url : resolve_url(url, href);
}

}  // namespace

PageDocument read_page_document(std::string_view bytes,
                                const Transport& transport,
                                std::optional<Time> arrived) {
    const text::Decoded decoded =
        text::to_utf8(bytes, text::charset_parameter(content_type(transport)), text::declared_charset(bytes));
    PageDocument page;
    page.tree = html::read_page(decoded.utf8);
    page.url = transport.url;
    page.base = base_of(page.tree, page.url);
    page.charset = decoded.charset;
    page.arrived = arrived;
    if (const html::NodeId title = first_element(page.tree, "title"); title != html::no_node) {
        page.title = text::collapse_spaces(page.tree.text_of(title));
    }
    if (const html::NodeId root = first_element(page.tree, "html"); root != html::no_node) {
        page.language = text::base_language(page.tree.attribute(root, "lang"));
    }
    return page;
}

std::vector<html::NodeId> subtree_ends(const html::Tree& tree) {
    std::vector<html::NodeId> ends(tree.nodes.size());
    for (std::size_t node = 0; node < ends.size(); ++node) {
        ends[node] = static_cast<html::NodeId>(node) + 1;
    }
    for (std::size_t node = ends.size(); node-- > 1;) {
        html::NodeId& above = ends[tree.nodes[node].parent];
        above = std::max(above, ends[node]);
    }
    return ends;
}

}  // namespace tocsin::parse
