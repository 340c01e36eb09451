#include "parse/construct.h"

#include "html/fragment.h"
#include "html/word_table.h"
#include "parse/base64.h"
#include "parse/inline_markup.h"
#include "parse/xml_document.h"
#include "text/utf8.h"

#include <pugixml.hpp>

namespace tocsin::parse {
namespace {

enum class Kind { unsaid, plain, html, xhtml, other };

Kind kind_of(std::string_view type) {
    type = trim(type.substr(0, type.find(';')));
    if (type.empty()) {
        return Kind::unsaid;
    }
    if (html::same_folded(type, "html") || html::same_folded(type, "text/html")) {
        return Kind::html;
    }
    if (html::same_folded(type, "xhtml") || html::same_folded(type, "application/xhtml+xml")) {
        return Kind::xhtml;
    }
    if (html::same_folded(type, "text") || html::same_folded(type.substr(0, 5), "text/")) {
        return Kind::plain;
    }
    const bool xml = type.size() > 4 && html::same_folded(type.substr(type.size() - 4), "/xml");
    return xml || type.find("+xml") != std::string_view::npos ? Kind::unsaid : Kind::other;
}

Construct in_line(pugi::xml_node element, Kind kind, Reading reading) {
    // Where escaped HTML was expected, the text between stray tags is still escaped HTML.
    const bool escaped = kind == Kind::html || (kind == Kind::unsaid && reading == Reading::html);
    return {write_inline(element, escaped ? InnerText::html : InnerText::plain), true};
}

}  // namespace

Construct read_construct(pugi::xml_node element, Reading reading) {
    const Kind kind = kind_of(attribute_of(element, "type"));
    const std::string_view mode = attribute_of(element, "mode");
    if (has_elements(element)) {
        return in_line(element, kind, reading);
    }
    std::string scratch;
    Construct construct{std::string(own_text(element, scratch)), false};
    const bool base64 = html::same_folded(mode, "base64");
    if (base64 || (kind == Kind::other && mode.empty())) {
        if (std::optional<std::string> decoded = decode_base64(construct.value)) {
            construct.value = text::scrub(*decoded);
        }
    }
    switch (kind) {
        case Kind::html:
            construct.html = true;
            break;
        case Kind::xhtml:
            construct.html = base64 || html::looks_like_html(construct.value);
            break;
        case Kind::unsaid:
            construct.html = reading == Reading::html ||
                             (reading == Reading::title && html::looks_like_html(construct.value));
            break;
        case Kind::plain:
            construct.html = reading != Reading::atom && html::looks_like_html(construct.value);
            break;
        case Kind::other:
            // Bytes of no text type: tags are meant to be seen, escaped tags to be unescaped.
            construct.html = construct.value.find('<') == std::string::npos &&
                             construct.value.find("&lt;") != std::string::npos;
            break;
    }
    return construct;
}

std::string one_line(std::string_view text) {
    const std::string_view trimmed = trim(text);
    for (std::size_t i = 0; i + 1 < trimmed.size(); ++i) {
        const bool runs = trimmed[i] == ' ' && trimmed[i + 1] == ' ';
        const auto byte = static_cast<unsigned char>(trimmed[i]);
        if (runs || byte < 32 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3) {
            return text::collapse_spaces(trimmed);
        }
    }
    return std::string(trimmed);
}

std::string plain_line(const Construct& construct) {
    return one_line(construct.html ? html::to_text(construct.value) : construct.value);
}

std::string safe_html(const Construct& construct, const Scope& scope) {
    return construct.html ? html::sanitise(construct.value, scope.base) : html::escape(construct.value);
}

}  // namespace tocsin::parse
