#include "config/opml.h"

#include "base/url.h"
#include "config/opml_words.h"
#include "config/selectors.h"
#include "text/encoding.h"

#include <pugixml.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace tocsin::config {
namespace {

constexpr std::size_t most_tags = 32;

/// Of the first attribute that has one of these names; programs do not agree on upper and lower case.
std::string text_of(pugi::xml_node outline, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (const pugi::xml_attribute attribute : outline.attributes()) {
            if (same_folded(attribute.name(), name) && *attribute.value() != '\0') {
                return trimmed(attribute.value());
            }
        }
    }
    return {};
}

std::string address_of(pugi::xml_node outline) {
    std::string url = text_of(outline, {"xmlUrl"});
    // "feed:https://...", "feed://..." as some readers write them.
    if (url.compare(0, 5, "feed:") == 0) {
        url = url.compare(5, 2, "//") == 0 ? "http:" + url.substr(5) : url.substr(5);
    }
    return url;
}

void add_tag(std::vector<std::string>& tags, std::string tag) {
    if (!tag.empty() && tags.size() < most_tags && std::find(tags.begin(), tags.end(), tag) == tags.end()) {
        tags.push_back(std::move(tag));
    }
}

/// The next outline in document order below `body`. Iterative: nesting costs no stack.
pugi::xml_node next_outline(pugi::xml_node at, pugi::xml_node body) {
    if (at.first_child()) {
        return at.first_child();
    }
    while (at != body && !at.next_sibling()) {
        at = at.parent();
    }
    return at == body ? pugi::xml_node() : at.next_sibling();
}

/// Outermost folder first.
std::vector<std::string> folders_around(pugi::xml_node outline, pugi::xml_node body) {
    std::vector<std::string> names;
    std::size_t steps = 0;
    for (pugi::xml_node at = outline.parent(); at != body && at && steps < most_tags; at = at.parent()) {
        ++steps;
        if (address_of(at).empty()) {
            names.push_back(text_of(at, {"text", "title"}));
        }
    }
    std::reverse(names.begin(), names.end());
    return names;
}

Source source_of(pugi::xml_node outline, pugi::xml_node body) {
    Source source;
    source.url = address_of(outline);
    source.name = text_of(outline, {"title", "text"});
    if (source.name == source.url) {
        source.name.clear();
    }
    source.language = text_of(outline, {"language"});
    for (std::string& folder : folders_around(outline, body)) {
        add_tag(source.tags, std::move(folder));
    }
    for (std::string& category : categories_of(text_of(outline, {"category"}))) {
        add_tag(source.tags, std::move(category));
    }
    source.enabled = text_of(outline, {own_enabled}) != "false";
    if (text_of(outline, {"type"}) == page_type) {
        source.kind = SourceKind::page;
        for (const auto& [name, field] : own_selectors) {
            source.selectors.*field = text_of(outline, {name});
        }
    }
    return source;
}

class Listing {
public:
    /// `text` is what the outlines were read from.
    Listing(const std::string& file, std::string_view text, Diagnostics& remarks)
        : file_(file), text_(text), remarks_(remarks) {}

    void walk(pugi::xml_node body) {
        for (pugi::xml_node at = next_outline(body, body); at; at = next_outline(at, body)) {
            if (!address_of(at).empty()) {
                Source source = source_of(at, body);
                try_selectors(source, at);
                keep(std::move(source));
            }
        }
    }
    void remark(Level level, std::string message, int line = 0) {
        remarks_.push_back({level, file_, line, 0, std::move(message), ""});
    }
    std::vector<Source> take() { return std::move(sources_); }

private:
    void try_selectors(const Source& source, pugi::xml_node outline) {
        for (const auto& [name, field] : own_selectors) {
            if (const std::string wrong = wrong_selector(field, source.selectors.*field); !wrong.empty()) {
                remark(Level::error, std::string(name) + ": " + wrong, line_of(outline));
            }
        }
    }

    /// Asked in the order of the document: what was counted is not counted again.
    int line_of(pugi::xml_node outline) {
        const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(outline.offset_debug(), 0));
        const std::string_view passed = text_.substr(0, offset).substr(std::min(counted_, offset));
        line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
        counted_ = std::max(counted_, offset);
        return line_;
    }

    void keep(Source source) {
        if (origin_of(source.url).empty()) {
            remark(Level::warning, "left out, not an http or https URL: " + source.url);
            return;
        }
        const auto [known, is_new] = by_url_.try_emplace(source.url, sources_.size());
        if (is_new) {
            sources_.push_back(std::move(source));
            return;
        }
        for (std::string& tag : source.tags) {
            add_tag(sources_[known->second].tags, std::move(tag));
        }
    }

    const std::string& file_;
    std::string_view text_;
    std::size_t counted_ = 0;  ///< of `text_`, up to line `line_`
    int line_ = 1;
    Diagnostics& remarks_;
    std::vector<Source> sources_;
    std::unordered_map<std::string, std::size_t> by_url_;
};

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node child : parent.children()) {
        if (same_folded(child.name(), name)) {
            return child;
        }
    }
    return {};
}

}  // namespace

std::vector<Source> read_opml(std::string_view bytes, const std::string& file, Diagnostics& remarks) {
    const text::Decoded decoded = text::to_utf8(bytes, {}, text::declared_charset(bytes));
    Listing listing(file, decoded.utf8, remarks);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        decoded.utf8.data(), decoded.utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = child_named(document, "opml");
    const pugi::xml_node body = child_named(root, "body");
    if (!root) {
        listing.remark(Level::error,
                       std::string("not OPML: ") + (parsed ? "no <opml>" : parsed.description()));
        return {};
    }
    if (!parsed) {
        listing.remark(Level::warning,
                       std::string("broken OPML, read as far as it goes: ") + parsed.description());
    }
    listing.walk(body ? body : root);
    return listing.take();
}

}  // namespace tocsin::config
